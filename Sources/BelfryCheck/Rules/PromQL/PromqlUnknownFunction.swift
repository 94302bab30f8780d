import BelfrySource

extension CheckRule {
  static let promqlUnknownFunction = CheckRule(
    "promql/unknown-function", .error,
    summary: "A function that PromQL has not.",
    rationale: "Prometheus refuses the whole rule file.",
    examples: [],
    check: .reading
  )
}
