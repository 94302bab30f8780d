import BelfrySource

extension CheckRule {
  static let promqlFormatting = CheckRule(
    "promql/formatting", .advice,
    summary: "An expression that is not in the canonical form.",
    rationale: "One form for all makes changes readable. `belfry promql format` writes it.",
    examples: [],
    check: .reading
  )
}
