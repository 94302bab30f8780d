import BelfrySource

extension CheckRule {
  static let profileBadTest = CheckRule(
    "profile/bad-test", .error, since: "0.2",
    summary: "The test of an alert in a profile that cannot be made.",
    rationale:
      "An alert in PromQL is tested with series of three phases; promtool would refuse others.",
    examples: [],
    check: .reading
  )
}
