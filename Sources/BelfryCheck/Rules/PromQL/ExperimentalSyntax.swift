import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let experimentalSyntax = CheckRule(
    "promql/experimental-syntax", .advice,
    summary: "PromQL that needs a flag.",
    rationale: "A server without the flag, or older, refuses the whole rule file.",
    examples: [
      .fails("expr: ⟦mad_over_time⟧(a[5m]) > 1"),
      .fails("expr: rate(a[5m] ⟦anchored⟧) > 1"),
      .passes("expr: rate(a[5m]) > 1"),
    ],
    check: .expression { subject, reporter in
      for use in subject.features {
        guard let flag = use.feature.flag else { continue }
        let until = use.stableSince.map { ", before \($0)" } ?? ""
        reporter.report(
          at: subject.place(use.span), "'\(use.word)' needs a flag of Prometheus\(until)",
          help: "start Prometheus \(use.since) or newer with --enable-feature=\(flag)")
      }
    }
  )
}
