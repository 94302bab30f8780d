import BelfrySource

extension CheckRule {
  static let missingKey = CheckRule(
    "yaml/missing-key", .error,
    summary: "A key that is needed is not there.",
    rationale: "The program refuses the file.",
    examples: [],
    check: .reading
  )
}
