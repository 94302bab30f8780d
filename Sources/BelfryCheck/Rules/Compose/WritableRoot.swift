import BelfrySource
import BelfryYAML

extension CheckRule {
  static let writableRoot = CheckRule(
    "compose/writable-root", .advice,
    summary: "Monitoring services that may change their own programs.",
    rationale: "With read_only an intruder can leave nothing behind. Said once a file.",
    examples: [
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            read_only: true

        """),
      .passes(
        """
        services:
          app:
            image: app:1

        """),
      .passes(
        """
        services:
          setup:
            image: grafana/grafana:13.1.0
            entrypoint: [sh, -c, "grafana cli plugins install a"]
          app:
            image: app:1
            depends_on: {setup: {condition: service_completed_successfully}}

        """),
    ],
    check: .document(.compose) { root, reporter in
      ComposeWalk.first(lacking: { $0["read_only"] != nil }, in: root, reporter.workspace.settings)
        .map { service, count in
          reporter.report(
            at: service.name.span,
            "'\(service.name.text)' may write to its own image\(ComposeWalk.others(count))",
            help: "add 'read_only: true', and a tmpfs where it writes")
        }
    }
  )
}
