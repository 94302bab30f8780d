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
      .fails(
        """
        services:
          old: {image: ⟦"docker.io/grafana/grafana-oss:12.0.0"⟧}
          cache: {image: ⟦"docker.io/bitnami/redis:7.4.2"⟧}

        """),
      .passes(
        """
        services:
          a: {image: "bitnami/redis:latest"}
          b: {image: "bitnamilegacy/redis:7.4.2"}
          c: {image: "bitnami/redis@sha256:0000"}
          d: {image: "registry.example/bitnami/redis:7.4.2"}

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
      let short = bare.hasPrefix("docker.io/") ? String(bare.dropFirst(10)) : bare
      if let new = moved[short] {
        reporter.report(at: image.span, "'\(bare)' has moved", help: "use \(new)")
      } else if short.hasPrefix("bitnami/"), !image.text.contains("@"), let tag = service.imageTag,
        tag != "latest"
      {
        // The versions were taken away in September 2025 (bitnami/containers, issue 83267).
        reporter.report(
          at: image.span, "'\(bare)' has no versions any more",
          help: "use the program's own image; bitnamilegacy has the old ones, without corrections")
      }
    }
  )
}
