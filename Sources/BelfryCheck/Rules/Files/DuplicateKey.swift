import BelfrySource

extension CheckRule {
  static let duplicateKey = CheckRule(
    "yaml/duplicate-key", .error,
    summary: "A key stands twice in a mapping.",
    rationale: "Programs refuse the file, or take the last one.",
    examples: [],
    check: .reading
  )
}
