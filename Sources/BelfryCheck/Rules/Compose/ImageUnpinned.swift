import BelfrySource
import BelfryYAML

extension CheckRule {
  static let imageUnpinned = CheckRule(
    "compose/image-unpinned", .advice,
    summary: "A monitoring image whose tag moves on.",
    rationale: """
      A tag such as main, or a major version alone, is another program after the next pull.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: ⟦prom/prometheus:main⟧

        """),
      .fails(
        """
        services:
          prometheus:
            image: ⟦grafana/grafana:13⟧

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0

        """),
    ],
    check: .service { service, reporter in
      guard let image = service.node["image"], ComposeWalk.isWatched(service, reporter),
        !image.text.contains("@"), let tag = service.imageTag
      else { return }
      let words = ["main", "master", "nightly", "edge", "dev", "stable", "next"]
      let number = tag.drop { $0 == "v" }
      let isMajor = !number.isEmpty && number.allSatisfy(\.isNumber) && number.count < 4
      guard words.contains(tag) || isMajor else { return }
      reporter.report(
        at: image.span, "the tag '\(tag)' moves on",
        help: "name a whole version\(service.sampleTag)")
    }
  )
}
