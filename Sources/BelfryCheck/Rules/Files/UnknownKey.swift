import BelfrySource

extension CheckRule {
  static let unknownKey = CheckRule(
    "yaml/unknown-key", .error,
    summary: "A key that the program does not know.",
    rationale: "Strict programs refuse the file; others pass over what was meant.",
    examples: [],
    check: .reading
  )
}
