import BelfrySource

extension CheckRule {
  static let emptyProject = CheckRule(
    "compose/empty", .error,
    summary: "A Compose file that holds nothing.",
    rationale: "Compose refuses it.",
    examples: [],
    check: .reading
  )
}
