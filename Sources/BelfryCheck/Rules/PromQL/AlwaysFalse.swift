import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let alwaysFalse = CheckRule(
    "promql/always-false", .warning,
    summary: "An expression that never has a result.",
    rationale: """
      A condition that cannot hold, or a selector whose matchers contradict each other, gives \
      an alert that never fires.
      """,
    examples: [
      .fails("expr: ⟦vector(1) > 2⟧"),
      .fails("expr: up{job=\"a\",⟦job=\"b\"⟧} == 0"),
      .fails("expr: ⟦absent(up) == 0⟧"),
      .fails("expr: ⟦count(up == 1) == 0⟧"),
      .fails("expr: sum(⟦1 > count by (job) (up)⟧) > 0"),
      .fails("expr: ⟦sum by (job) (up == 0) > 0⟧"),
      .fails("expr: ⟦temp_celsius > 5 and temp_celsius < 3⟧"),
      .fails("expr: ⟦(up == 1) and up{} == 0⟧"),
      .fails("expr: ⟦temp_celsius > 5 < 3⟧"),
      .fails("expr: sum(⟦3 > temp_celsius == 4⟧) > 0"),
      .fails("expr: ⟦up == 1 unless up⟧"),
      .fails("expr: ⟦rate(a_total[5m]) > 1 unless on (job) rate(a_total[5m])⟧"),
      .passes("expr: temp_celsius > 3 and temp_celsius < 5"),
      .passes("expr: temp_celsius > 3 < 5"),
      .passes("expr: sum(temp_celsius < 5) > 100"),
      .passes("expr: -(temp_celsius > 5) < 3"),
      .passes("expr: (temp_celsius > 5) - 10 < 3"),
      .passes("expr: temp_celsius > 5 and on (room) temp_celsius < 3"),
      .passes("expr: temp_celsius > 5 and temp_celsius offset 1h < 3"),
      .passes("expr: temp_celsius > 5 or temp_celsius < 3"),
      .passes("expr: up == 0 unless up{job=\"a\"}"),
      .passes("expr: a_total > 0 unless a_total offset 15m"),
      .passes("expr: count by (job) (up == 0) > 0"),
      .passes("expr: sum by (job) (up == bool 0) > 0"),
      .passes("expr: (count(up == 1) or vector(0)) == 0"),
      .passes("expr: count(up) - 1 == 0"),
      .passes("expr: count(up) <= 1"),
      .passes("expr: up == 0"),
      .passes("expr: vector(1) > 0"),
    ],
    check: .expression { subject, reporter in
      let results = subject.analysis.results
      guard !results.isEmpty, let dead = results[0].dead, results.allSatisfy({ $0.dead != nil })
      else {
        return
      }
      // The sides of 'or' may each have a reason of their own.
      let others = results.dropFirst().compactMap(\.dead).filter { $0.span != dead.span }.prefix(3)
      reporter.report(
        at: subject.place(dead.span), "this never has a result: \(dead.reason)",
        help: dead.remedy ?? "change the condition",
        related: others.map {
          .init("nor has this: \($0.reason)", file: reporter.file, span: subject.place($0.span))
        })
    }
  )
}
