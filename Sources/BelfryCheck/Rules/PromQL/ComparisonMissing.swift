import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let comparisonMissing = CheckRule(
    "promql/comparison-missing", .warning,
    summary: "An alert without a condition.",
    rationale: """
      An alert fires for every series of its result. Without a comparison, absent() or a set \
      operator it fires as soon as the metric is there.
      """,
    examples: [
      .fails("expr: ⟦rate(http_requests_total[5m])⟧"),
      .fails("expr: ⟦sum(up)⟧"),
      .passes("expr: rate(http_requests_total[5m]) > 1"),
      .passes("expr: absent(up)"),
      .passes("expr: vector(1)"),
      .passes("expr: a and b"),
      .passes("expr: up == 0 or down"),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .alert else { return }
      let isFiltered = subject.tree.nodes.contains { node in
        switch node {
        case .binary(let binary): binary.op.isComparison || binary.op.isSet
        case .call(let call): call.name.hasPrefix("absent")
        case .selector(let selector): selector.metric == "ALERTS"
        default: false
        }
      }
      let isWatchdog = subject.analysis.results.allSatisfy { $0.value.isAlwaysThere }
      guard !isFiltered, !isWatchdog else { return }
      reporter.report(
        at: subject.place(subject.tree.span), "this alert fires for every series that there is",
        help: "compare the result with a limit")
    }
  )
}
