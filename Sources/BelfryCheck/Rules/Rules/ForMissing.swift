import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let forMissing = CheckRule(
    "rules/for-missing", .advice,
    summary: "An alert that fires at once.",
    rationale: "Without for a single failed scrape or a short spike calls somebody.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: ⟦A⟧
                expr: up == 0

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                for: 5m

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: ALERTS{severity="info"} == 1 unless on (job) ALERTS{severity="page"} == 1

        """),
    ],
    check: .ruleFile { groups, reporter in
      let missing = groups.flatMap(\.rules).filter { rule in
        // Who writes 'for: 0s' means it.
        rule.isAlert && rule.node["for"] == nil
          && rule.expression.map { !$0.isAlwaysThere && !$0.looksBack } ?? false
          // Alerts that fire have lasted already.
          && rule.node["expr"]?.text.contains("ALERTS{") != true
      }
      guard let first = missing.first, let name = first.name else { return }
      let more = Wording.others(missing.count - 1)
      reporter.report(
        at: name.span, "'\(name.text)' has no 'for'\(more)", help: "say how long it has to last")
    }
  )
}
