import BelfrySource

extension CheckRule {
  static let profileDocuments = CheckRule(
    "profile/documents", .error,
    summary: "A profile of several documents.",
    rationale: "Only the first would be read.",
    examples: [],
    check: .reading
  )
}
