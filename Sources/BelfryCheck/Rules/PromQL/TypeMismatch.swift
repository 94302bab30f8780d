import BelfrySource

extension CheckRule {
  static let typeMismatch = CheckRule(
    "promql/type-mismatch", .error,
    summary: "An expression whose parts do not fit together.",
    rationale: """
      A function gets a number where it wants a range, a text is compared, a comparison of numbers \
      lacks bool: Prometheus refuses the whole rule file.
      """,
    examples: [],
    check: .reading
  )
}
