import BelfrySource

extension CheckRule {
  static let unknownRule = CheckRule(
    "belfry/unknown-rule", .error,
    summary: "Settings that name a rule or family that there is not.",
    rationale: "What they say of it has no effect; the name is misspelt or no longer there.",
    examples: [],
    check: .reading
  )
}
