import BelfrySource

extension CheckRule {
  static let profileNoServices = CheckRule(
    "profile/no-services", .error,
    summary: "A profile in which no service can be watched.",
    rationale: "There is nothing to generate.",
    examples: [],
    check: .reading
  )
}
