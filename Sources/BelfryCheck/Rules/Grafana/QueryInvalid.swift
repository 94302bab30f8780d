import BelfrySource

extension CheckRule {
  static let queryInvalid = CheckRule(
    "grafana/query-invalid", .error,
    summary: "A query of a panel that is no PromQL.",
    rationale: "The panel shows an error instead of data.",
    examples: [],
    check: .reading
  )
}
