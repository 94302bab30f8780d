import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML

extension CheckRule {
  static let humanizeMissing = CheckRule(
    "template/humanize-missing", .advice,
    summary: "A rate is written with all its digits.",
    rationale: "A rate such as 0.06666666666666667 says less at three in the morning than 0.07.",
    references: ["https://cloudflare.github.io/pint/checks/alerts/template.html"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(errors_total[5m]) > 1
                annotations:
                  summary: "{{ ⟦$value⟧ }} errors a second"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(errors_total[5m]) > 1
                annotations:
                  summary: "{{ $value | humanize }} errors a second"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: increase(errors_total[5m]) > 1
                annotations:
                  summary: "{{ printf `%.2f` $value }} or {{ $labels.job }}"

        """),
    ],
    check: .template { subject, reporter in
      guard !subject.isLabel, let results = subject.expression?.analysis.results,
        !results.isEmpty, results.allSatisfy({ $0.value.kind == .rate }),
        !isFixed(subject.expression)
      else { return }
      for use in subject.reads.values where use.functions.isEmpty {
        reporter.report(
          at: subject.place(use.span), "a rate is written with all its digits",
          help: "write '{{ $value | humanize }}'",
          fixes: subject.fix("humanize it", Span(at: use.span.end), " | humanize", isSafe: false))
      }
    }
  )
}

/// Whether an expression lets one value through alone, which then has no digits to spare.
private func isFixed(_ subject: ExpressionSubject?) -> Bool {
  guard let subject, case .binary(let node) = subject.bare(subject.tree.root), node.op == .equal
  else { return false }
  return [node.left, node.right].contains { subject.types[$0.index] == .scalar }
}
