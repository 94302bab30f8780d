import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noLogRotation = CheckRule(
    "compose/no-log-rotation", .advice,
    summary: "Monitoring services whose logs grow for ever.",
    rationale: """
      Docker's json-file driver keeps everything until the disk is full. Said once a file.
      """,
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
            logging: {driver: local}

        """),
      .passes(
        """
        services:
          app:
            image: app:1

        """),
    ],
    check: .document(.compose) { root, reporter in
      ComposeWalk.first(lacking: { $0["logging"] != nil }, in: root, reporter.workspace.settings)
        .map { service, count in
          reporter.report(
            at: service.name.span,
            "the log of '\(service.name.text)' grows for ever\(ComposeWalk.others(count))",
            help: "set 'logging' with max-size and max-file, or the engine's log-opts")
        }
    }
  )
}
