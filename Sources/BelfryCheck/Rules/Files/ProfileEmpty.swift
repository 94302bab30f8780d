import BelfrySource

extension CheckRule {
  static let profileEmpty = CheckRule(
    "profile/empty", .error,
    summary: "A profile without anything in it.",
    rationale: "There is nothing to generate.",
    examples: [],
    check: .reading
  )
}
