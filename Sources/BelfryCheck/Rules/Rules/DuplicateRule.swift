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
      let rules = groups.flatMap(\.rules)
      var counts: [Int: Int] = [:]
      for rule in rules { counts[rule.likeness, default: 0] += 1 }
      // Only rules that look the same are printed to see whether they are.
      var alike: [String: [RuleFacts]] = [:]
      for rule in rules {
        guard counts[rule.likeness, default: 0] > 1, let name = rule.name?.text,
          let expression = rule.expression
        else { continue }
        let labels = (rule.node["labels"]?.pairs ?? []).map { "\($0.key.text)=\($0.value.text)" }
        let key =
          [name, "\(expression.signatures.last ?? 0)"]
          + labels.sorted()
        alike[key.joined(separator: "\u{0}"), default: []].append(rule)
      }
      let repeated = alike.values.filter { $0.count > 1 }
      for same in repeated.sorted(by: { $0[0].node.span.start < $1[0].node.span.start }) {
        var seen: [String: Span] = [:]
        // What is written alike is read and printed once.
        var printed: [String: String] = [:]
        for rule in same {
          let written = rule.node["expr"]?.text ?? ""
          guard let name = rule.name, let text = printed[written] ?? rule.canonical else {
            continue
          }
          printed[written] = text
          if let first = seen[text] {
            reporter.report(
              at: name.span, "'\(name.text)' stands twice, with the same labels and expression",
              help: "take one of them out",
              related: [.init("the first", file: reporter.file, span: first)])
          } else {
            seen[text] = name.span
          }
        }
      }
    }
  )
}
