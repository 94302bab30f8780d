import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rulesNotLoaded = CheckRule(
    "prometheus/rules-not-loaded", .warning,
    summary: "A rule file that no configuration loads.",
    rationale: "Its alerts never fire.",
    examples: [
      .fails(
        """
        --- prometheus.yml
        rule_files: [a.yml]
        scrape_configs: []
        --- a.yml
        groups:
          - name: a
            rules:
              - {record: "a:b", expr: up}
        --- b.yml
        ⟦groups⟧:
          - name: a
            rules:
              - {record: "a:b", expr: up}

        """),
      .passes(
        """
        --- prometheus.yml
        rule_files: ["*.yml"]
        scrape_configs: []
        --- a.yml
        groups:
          - name: a
            rules:
              - {record: "a:b", expr: up}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
          loki:
            image: grafana/loki:3.6.0
            volumes: ["./loki/rules:/loki/rules/fake:ro"]
        --- prometheus.yml
        scrape_configs: []
        --- loki/rules/a.yml
        groups:
          - name: a
            rules:
              - {record: "a:b", expr: 'sum(rate({app="a"}[5m]))'}

        """),
    ],
    check: .workspace { workspace, reporter in
      let servers = workspace.servers
      guard !servers.isEmpty else { return }
      var loaded: Set<String> = []
      for server in servers {
        for entry in server.config.root["rule_files"]?.items ?? [] {
          // Where an entry leads is not known: it may load anything.
          guard let files = workspace.files(.rules, at: entry, server) else { return }
          loaded.formUnion(files.map(\.path))
        }
      }
      for file in workspace.files(.rules) where !loaded.contains(file.path) {
        guard let key = file.root.pairs.first(where: { $0.key.text == "groups" }) else { continue }
        reporter.report(
          at: key.key.span, "no configuration loads this file", help: "add it to 'rule_files'",
          in: file.path)
      }
    }
  )
}
