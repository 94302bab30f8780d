import BelfrySource

extension CheckRule {
  static let unusedAllow = CheckRule(
    "belfry/unused-allow", .warning,
    summary: "An allowance that allows nothing.",
    rationale: "What it allowed is mended, or its name is misspelt.",
    examples: [],
    check: .reading
  )
}
