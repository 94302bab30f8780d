import BelfrySource

extension CheckRule {
  static let wrongType = CheckRule(
    "yaml/wrong-type", .error,
    summary: "A value of another type than the key takes.",
    rationale: "The program refuses the file.",
    examples: [],
    check: .reading
  )
}
