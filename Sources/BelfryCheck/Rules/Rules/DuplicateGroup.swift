import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateGroup = CheckRule(
    "rules/duplicate-group", .error,
    summary: "Two groups of one name in a file.",
    rationale: "Prometheus refuses the file.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules: []
          - name: ⟦a⟧
            rules: []

        """),
      .passes(
        """
        groups:
          - name: a
            rules: []
          - name: b
            rules: []

        """),
    ],
    check: .ruleFile { groups, reporter in
      var seen: [String: Span] = [:]
      for group in groups {
        guard let node = group.node["name"] else { continue }
        if let first = seen[group.name] {
          reporter.report(
            at: node.span, "the group '\(group.name)' stands twice in this file",
            help: "give it another name, or put the rules into the first",
            related: [.init("the first", file: reporter.file, span: first)])
        } else {
          seen[group.name] = node.span
        }
      }
    }
  )
}
