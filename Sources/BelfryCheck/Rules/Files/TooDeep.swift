import BelfrySource

extension CheckRule {
  static let tooDeep = CheckRule(
    "yaml/too-deep", .error,
    summary: "Values nest too deep.",
    rationale: "No configuration needs it, and reading it may exhaust the stack.",
    examples: [],
    check: .reading
  )
}
