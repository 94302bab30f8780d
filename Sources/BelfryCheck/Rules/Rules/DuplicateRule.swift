import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateRule = CheckRule(
    "rules/duplicate-rule", .warning,
    summary: "Two rules with one name and the same labels and expression.",
    rationale:
      "They do the same work twice: alerts are sent once, recorded series are written twice.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
              - alert: ⟦A⟧
                expr: up==0

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
              - alert: A
                expr: up == 0
                labels: {severity: page}

        """),
    ],
    check: .ruleFile { groups, reporter in
      var seen: [String: Span] = [:]
      let rules = groups.flatMap(\.rules)
      var names: [String: Int] = [:]
      for rule in rules { names[rule.name?.text ?? "", default: 0] += 1 }
      for rule in rules {
        guard let name = rule.name, names[name.text, default: 0] > 1,
          let expression = rule.expression
        else { continue }
        let labels = rule.labels.map { "\($0.key.text)=\($0.value.text)" }.sorted()
        let text = expression.text(expression.tree.root)
        let hold = rule.node["for"]?.text ?? ""
        let key = ([name.text, text, hold] + labels).joined(separator: "\u{0}")
        if let first = seen[key] {
          reporter.report(
            at: name.span, "'\(name.text)' stands twice, with the same labels and expression",
            help: "take one of them out",
            related: [.init("the first", file: reporter.file, span: first)])
        } else {
          seen[key] = name.span
        }
      }
    }
  )
}
