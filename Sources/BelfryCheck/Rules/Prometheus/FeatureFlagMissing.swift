import BelfrySource
import BelfryYAML

extension CheckRule {
  static let featureFlagMissing = CheckRule(
    "prometheus/feature-flag-missing", .warning,
    summary: "A section without the flag that it needs.",
    rationale: "Prometheus starts, and passes over what is written there.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/feature_flags/"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        storage:
          ⟦exemplars⟧: {max_exemplars: 1000}
        scrape_configs: []

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command:
              - --config.file=/etc/prometheus/prometheus.yml
              - --enable-feature=exemplar-storage,promql-experimental-functions
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        storage:
          exemplars: {max_exemplars: 1000}
        scrape_configs: []

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.mainServers {
        guard let service = server.service else { continue }
        let words = service.command.map(\.text)
        let features = Set(
          words.filter { $0.hasPrefix("--enable-feature=") }
            .flatMap { $0.dropFirst(17).split(separator: ",") }.map(String.init))
        let root = server.config.root
        if !features.contains("exemplar-storage") {
          let sends = (root["remote_write"]?.items ?? []).compactMap { entry in
            entry["send_exemplars"]?.text == "true" ? key("send_exemplars", entry) : nil
          }
          for place in [root["storage"].flatMap { key("exemplars", $0) }].compactMap(\.self) + sends
          {
            reporter.report(
              at: place.span, "exemplars are not kept without a flag",
              help: "start Prometheus with '--enable-feature=exemplar-storage'",
              in: server.config.path)
          }
        }
        if let otlp = key("otlp", root), !receivesOTLP(words, features) {
          reporter.report(
            at: otlp.span, "nothing is received by OTLP without a flag",
            help: "start Prometheus with '--web.enable-otlp-receiver'", in: server.config.path)
        }
      }
    }
  )
}

/// The key itself, where it stands in a mapping.
private func key(_ name: String, _ node: Node) -> Node? {
  node.pairs.first { $0.key.text == name }?.key
}

private func receivesOTLP(_ words: [String], _ features: Set<String>) -> Bool {
  features.contains("otlp-write-receiver")
    || words.contains { $0.hasPrefix("--web.enable-otlp-receiver") }
}
