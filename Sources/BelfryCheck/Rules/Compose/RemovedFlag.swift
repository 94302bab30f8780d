import BelfrySource
import BelfryYAML

extension CheckRule {
  static let removedFlag = CheckRule(
    "compose/removed-flag", .error,
    summary: "A flag that the program does not know any more.",
    rationale: "The container ends at once.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [⟦--storage.tsdb.retention=15d⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--storage.tsdb.retention.time=15d]

        """),
    ],
    check: .service { service, reporter in
      let removed = [
        "prometheus": [
          "--storage.tsdb.retention=": "--storage.tsdb.retention.time=",
          "--alertmanager.timeout": "nothing: it was removed in 3.0",
          "--storage.tsdb.allow-overlapping-blocks": "nothing: it is always on",
        ]
      ]
      guard let image = service.imageName, let flags = removed[image],
        let command = service.node["command"]
      else { return }
      for word in command.items {
        for (flag, new) in flags where word.text.hasPrefix(flag) {
          reporter.report(
            at: word.span, "'\(flag.prefix { $0 != "=" })' was removed", help: "write \(new)")
        }
      }
    }
  )
}
