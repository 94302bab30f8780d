import BelfrySource
import BelfryYAML

extension CheckRule {
  static let imageMoved = CheckRule(
    "compose/image-moved", .warning,
    summary: "An image that is not maintained at this place any more.",
    rationale: "It gets no corrections: the program has moved.",
    examples: [
      .fails(
        """
        services:
          cadvisor:
            image: ⟦google/cadvisor:v0.33.0⟧

        """),
      .passes(
        """
        services:
          cadvisor:
            image: ghcr.io/google/cadvisor:v0.56.2

        """),
    ],
    check: .service { service, reporter in
      guard let image = service.node["image"] else { return }
      let bare = String(image.text.prefix { $0 != "@" && $0 != ":" })
      let moved = [
        "google/cadvisor": "ghcr.io/google/cadvisor",
        "gcr.io/google-containers/cadvisor": "ghcr.io/google/cadvisor",
        "gcr.io/cadvisor/cadvisor": "ghcr.io/google/cadvisor",
        "grafana/grafana-oss": "grafana/grafana",
        "wrouesnel/postgres_exporter": "quay.io/prometheuscommunity/postgres-exporter",
        "justwatch/elasticsearch_exporter": "quay.io/prometheuscommunity/elasticsearch-exporter",
      ]
      guard let new = moved[bare] else { return }
      reporter.report(at: image.span, "'\(bare)' has moved", help: "use \(new)")
    }
  )
}
