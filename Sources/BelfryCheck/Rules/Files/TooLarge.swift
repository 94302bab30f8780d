import BelfrySource

extension CheckRule {
  static let tooLarge = CheckRule(
    "yaml/too-large", .error,
    summary: "A file of more than 64 MiB, or of more than two million keys and values.",
    rationale: "No configuration is so large.",
    examples: [],
    check: .reading
  )
}
