import BelfrySource
import BelfryYAML

extension CheckRule {
  static let imageLatest = CheckRule(
    "compose/image-latest", .warning,
    summary: "A monitoring image without a fixed version.",
    rationale: """
      The next pull may bring another major version, with other flags and another format on \
      disk.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: ⟦prom/prometheus:latest⟧

        """),
      .fails(
        """
        services:
          prometheus:
            image: ⟦prom/prometheus⟧

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0

        """),
      .passes(
        """
        services:
          app:
            image: app:latest

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus@sha256:0000000000000000000000000000000000000000000000000000000000000000

        """),
    ],
    check: .service { service, reporter in
      guard let image = service.node["image"], ComposeWalk.isWatched(service, reporter),
        !image.text.contains("@"), !image.text.contains("$")
      else { return }
      let last = image.text.split(separator: "/").last ?? ""
      let tag = last.split(separator: ":").dropFirst().first
      guard tag == nil || tag == "latest" else { return }
      reporter.report(
        at: image.span, "the version of '\(image.text)' is not fixed",
        help: "name a version\(service.sampleTag)")
    }
  )
}

extension ServiceSubject {
  /// What a tag looks like, for images that write it in an own way.
  var sampleTag: String {
    switch imageName {
    case "prometheus" where !isBitnami: ", such as v3.14.0"
    case "grafana" where !isBitnami: ", such as 13.1.0"
    default: ""
    }
  }
}
