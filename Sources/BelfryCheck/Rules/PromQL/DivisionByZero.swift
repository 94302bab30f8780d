import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let divisionByZero = CheckRule(
    "promql/division-by-zero", .warning,
    summary: "A quotient that is NaN while nothing happens, inside of a sum.",
    rationale: """
      Without traffic a rate is 0, and 0 / 0 is NaN. One such series makes the sum or average of \
      all of them NaN; and NaN is unequal to everything, so that a != fires.
      """,
    examples: [
      .fails("expr: sum by (job) (⟦rate(a_total[5m]) / rate(b_total[5m])⟧) > 1"),
      .fails("expr: avg(⟦rate(a_sum[5m]) / rate(a_count[5m])⟧) > 1"),
      .fails("expr: ⟦rate(a_total[5m]) / rate(b_total[5m])⟧ != 1"),
      .fails("expr: ⟦up / 0⟧ > 1"),
      .passes("expr: sum(rate(a_total[5m])) / sum(rate(b_total[5m])) > 1"),
      .passes("expr: sum(rate(a_total[5m]) / (rate(b_total[5m]) > 0)) > 1"),
      .passes("expr: avg(a_bytes / b_size_bytes) > 0.9"),
      .passes("expr: max(rate(a_total[5m]) / rate(b_total[5m])) > 1"),
    ],
    check: .expression { subject, reporter in
      for node in subject.tree.nodes {
        switch node {
        case .aggregation(let aggregation)
        where ["sum", "avg", "stddev", "stdvar"].contains(aggregation.op):
          guard let quotient = unguarded(aggregation.expression, subject) else { continue }
          reporter.report(
            at: subject.place(quotient.span),
            "while nothing happens this is NaN, and with it the whole '\(aggregation.op)'",
            help: "divide by '(… > 0)', or divide the sums")
        case .binary(let binary) where binary.op == .notEqual && !binary.isBool:
          guard let quotient = unguarded(binary.left, subject),
            subject.types[binary.right.index] == .scalar
          else { continue }
          reporter.report(
            at: subject.place(quotient.span),
            "while nothing happens this is NaN, which is unequal to everything",
            help: "divide by '(… > 0)'")
        case .binary(let binary) where binary.op == .divide || binary.op == .modulo:
          guard subject.types[binary.left.index] == .vector,
            subject.analysis[binary.right].first?.value.constant == 0,
            subject.types[binary.right.index] == .scalar
          else { continue }
          reporter.report(
            at: subject.place(binary.span), "this divides by zero", help: "divide by a number")
        default: continue
        }
      }
    }
  )
}

/// A quotient whose divisor is 0 while nothing happens, and is not kept from it.
private func unguarded(_ id: NodeID, _ subject: ExpressionSubject) -> Binary? {
  guard case .binary(let node) = subject.bare(id), node.op == .divide || node.op == .modulo,
    subject.types[node.right.index] == .vector, subject.types[node.left.index] == .vector
  else { return nil }
  var isRate = false
  for part in subject.parts(below: node.right) {
    switch subject.tree[part] {
    case .binary(let inner) where inner.op.isComparison || inner.op == .or || inner.op == .add:
      return nil
    case .call(let call) where call.name.hasPrefix("clamp"): return nil
    case .call(let call) where ["rate", "increase", "irate"].contains(call.name): isRate = true
    default: continue
    }
  }
  return isRate ? node : nil
}
