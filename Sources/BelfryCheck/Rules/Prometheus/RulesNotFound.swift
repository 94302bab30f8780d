import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rulesNotFound = CheckRule(
    "prometheus/rules-not-found", .warning,
    summary: "An entry of rule_files that reaches no file.",
    rationale: "Prometheus starts all the same, without these rules and without a word.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./rules:/etc/prometheus/rules:ro
              - data:/prometheus
          api: {image: "api:1"}
        volumes: {data: {}}
        --- prometheus.yml
        rule_files: [⟦rules/*.yaml⟧]
        scrape_configs: []
        --- rules/a.yml
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
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./rules:/etc/prometheus/rules:ro
              - data:/prometheus
          api: {image: "api:1"}
        volumes: {data: {}}
        --- prometheus.yml
        rule_files: [rules/*.yml]
        scrape_configs: []
        --- rules/a.yml
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
            volumes:
              - ./prometheus.yml:/etc/prometheus/prometheus.yml:ro
              - ./alerts/node.yml:/etc/prometheus/rules/node.yml:ro
              - data:/prometheus
        volumes: {data: {}}
        --- prometheus.yml
        rule_files: [/etc/prometheus/rules/*.yml]
        scrape_configs: []
        --- alerts/node.yml
        groups:
          - name: a
            rules:
              - {record: "a:b", expr: up}

        """),
      .passes(
        """
        --- prometheus.yml
        rule_files: [rules/*.yml]
        scrape_configs: []
        --- rules/a.yml
        groups:
          - name: a
            rules:
              - {record: "a:b", expr: up}

        """),
    ],
    check: .workspace { workspace, reporter in
      for server in workspace.servers {
        for entry in server.config.root["rule_files"]?.items ?? [] {
          guard workspace.files(.rules, at: entry, server)?.isEmpty == true,
            // A file that cannot be read, or has a name of its own, is there all the same.
            workspace.reach(of: entry.text, server).map({ reach in
              !workspace.paths.contains(where: reach.contains)
            }) ?? true
          else { continue }
          reporter.report(
            at: entry.span, "'\(entry.text)' reaches no rule file",
            help: server.service == nil
              ? "put the file there, or correct the path" : "mount the folder, or correct the path",
            in: server.config.path)
        }
      }
    }
  )
}
