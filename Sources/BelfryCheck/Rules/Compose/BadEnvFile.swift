import BelfrySource

extension CheckRule {
  static let badEnvFile = CheckRule(
    "compose/bad-env-file", .error,
    summary: "A line of a file with variables that cannot be read.",
    rationale: "Compose refuses to start, or takes another value than the one that was meant.",
    examples: [],
    check: .reading
  )
}
