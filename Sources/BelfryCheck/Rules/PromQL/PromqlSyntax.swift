import BelfrySource

extension CheckRule {
  static let promqlSyntax = CheckRule(
    "promql/syntax", .error,
    summary: "An expression that is no PromQL.",
    rationale: "Prometheus refuses the whole rule file.",
    examples: [],
    check: .reading
  )
}
