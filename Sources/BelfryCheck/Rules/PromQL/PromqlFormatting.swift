import BelfrySource
import BelfryYAML

extension CheckRule {
  static let promqlFormatting = CheckRule(
    "promql/formatting", .advice,
    summary: "Expressions that are not in the canonical form.",
    rationale: """
      One form for all makes changes readable. `belfry promql format` writes it, in lines of 88 \
      characters. Said once a file, and not of expressions with comments.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦sum(up)by(job)==0⟧
                for: 5m
              - alert: B
                expr: up==0
                for: 5m

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                for: 5m
              - alert: B
                expr: |
                  up  ==  0  # formatting would lose this
                for: 5m

        """),
    ],
    check: .ruleFile { groups, reporter in
      let faults = groups.flatMap(\.rules).compactMap(\.formatting).sorted {
        $0.span.start < $1.span.start
      }
      guard let first = faults.first else { return }
      let edits = faults.compactMap(\.edit)
      let more = Wording.others(faults.count - 1, one: "is", more: "are")
      reporter.report(
        at: first.span, "this expression is not in the canonical form\(more)",
        help: "run 'belfry promql format'",
        fixes: edits.isEmpty ? [] : [FixIt("write them in the canonical form", edits: edits)])
    }
  )
}
