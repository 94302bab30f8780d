import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let sameRuleDifferentFile = CheckRule(
    "rules/same-rule-different-file", .warning,
    summary: "A rule that stands in two files.",
    rationale: """
      Both are evaluated. A recorded series gets two samples at a time, of which one is refused; \
      an alert that is changed in one file goes on as before in the other.
      """,
    examples: [
      .fails(
        """
        --- a.yml
        groups:
          - name: a
            rules:
              - {record: "job:up:sum", expr: sum by (job) (up)}
        --- b.yml
        groups:
          - name: b
            rules:
              - {record: ⟦"job:up:sum"⟧, expr: "sum by(job)(up)"}

        """),
      .passes(
        """
        --- a.yml
        groups:
          - name: a
            rules:
              - {alert: Down, expr: up == 0, labels: {severity: page}}
        --- b.yml
        groups:
          - name: b
            rules:
              - {alert: Down, expr: up == 0, labels: {severity: ticket}}

        """),
    ],
    check: .workspace { workspace, reporter in
      var seen: [String: [(file: String, name: Node, expression: Node)]] = [:]
      for file in workspace.files(.rules) {
        let rules = (file.root["groups"]?.items ?? []).flatMap { $0["rules"]?.items ?? [] }
        for rule in rules {
          guard let name = rule["alert"] ?? rule["record"], let expression = rule["expr"] else {
            continue
          }
          let labels = (rule["labels"]?.merged ?? []).map { "\($0.key.text)=\($0.value.text)" }
          let key = ([rule["alert"] == nil ? "record" : "alert", name.text] + labels.sorted())
            .joined(separator: "\u{0}")
          let before = seen[key, default: []].first {
            $0.file != file.path && isSame($0.expression.text, expression.text)
          }
          if let before {
            reporter.report(
              at: name.span, "'\(name.text)' stands in '\(before.file)' too",
              help: "take one of them out",
              related: [.init("the first", file: before.file, span: before.name.span)],
              in: file.path)
          } else {
            seen[key, default: []].append((file.path, name, expression))
          }
        }
      }
    }
  )
}

/// Whether two texts are the same expression.
private func isSame(_ left: String, _ right: String) -> Bool {
  if left == right { return true }
  guard let first = parse(left).expression, let second = parse(right).expression else {
    return false
  }
  return Printer().print(first) == Printer().print(second)
}
