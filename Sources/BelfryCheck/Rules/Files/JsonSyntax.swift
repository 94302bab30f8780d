import BelfrySource

extension CheckRule {
  static let jsonSyntax = CheckRule(
    "json/syntax", .error,
    summary: "A file that is no JSON.",
    rationale: "No program can read it.",
    examples: [],
    check: .reading
  )
}
