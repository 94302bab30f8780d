import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let templatePriority = CheckRule(
    "elastic/template-priority", .warning,
    summary: "An index template that loses against Elasticsearch's own.",
    rationale: """
      Elasticsearch brings templates for logs-*-*, metrics-*-*, synthetics-*-* and profiling-* with \
      priority 100: a lower one has no effect, the same one is refused.
      """,
    references: ["https://www.elastic.co/docs/manage-data/data-store/templates"],
    examples: [
      .fails(
        """
        --- template.json
        {
          "index_patterns": [⟦"logs-shop-*"⟧],
          "data_stream": {},
          "priority": 50
        }

        """),
      .fails(
        """
        --- template.json
        {"index_patterns": [⟦"logs-*"⟧], "data_stream": {}}

        """),
      .passes(
        """
        --- template.json
        {
          "index_patterns": ["logs-shop-*"],
          "data_stream": {},
          "priority": 500
        }

        """),
      .passes(
        """
        --- template.json
        {"index_patterns": ["shop-logs-*", "logs.shop-*"]}

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.workspace.files(.indexTemplate) {
        let priority = file.root["priority"].map { Int($0.text) } ?? 0
        guard let priority, priority <= 100 else { continue }
        let patterns = file.root["index_patterns"]
        for pattern in patterns.map({ $0.kind == .sequence ? $0.items : [$0] }) ?? [] {
          let own = ["logs-*-*", "metrics-*-*", "synthetics-*-*", "profiling-*"].first {
            IndexName.overlap($0, pattern.text)
          }
          guard let own else { continue }
          reporter.report(
            at: pattern.span, "the template for '\(own)' that is there already wins over this one",
            help: "give it a priority above 200", in: file.path)
        }
      }
    }
  )
}
