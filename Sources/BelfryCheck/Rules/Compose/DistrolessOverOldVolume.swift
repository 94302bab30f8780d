import BelfrySource
import BelfryYAML

extension CheckRule {
  static let distrolessOverOldVolume = CheckRule(
    "compose/distroless-over-old-volume", .warning,
    summary: "A distroless image over a volume of the usual one.",
    rationale: """
      It runs as 65532 and declares no volume; what the usual image wrote belongs to 65534, and \
      cannot be opened.
      """,
    references: ["https://github.com/prometheus/prometheus/pull/17876"],
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: ⟦prom/prometheus:v3.14.0-distroless⟧
            volumes: ['data:/prometheus']
        volumes: {data: {}}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0-distroless
            user: "65534:65534"
            volumes: ['data:/prometheus']
        volumes: {data: {}}

        """),
    ],
    check: .service { service, reporter in
      guard let image = service.node["image"], service.imageTag?.contains("distroless") == true,
        service.node["user"] == nil, let data = service.known?.data,
        ComposeWalk.targets(service.node).contains(data)
      else { return }
      reporter.report(
        at: image.span, "this image runs as 65532, and may not write to an older '\(data)'",
        help: "change the volume's owner once and say so with 'user: \"65532:65532\"'")
    }
  )
}
