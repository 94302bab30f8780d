import BelfrySource

extension CheckRule {
  static let yamlSyntax = CheckRule(
    "yaml/syntax", .error,
    summary: "A file that is no YAML.",
    rationale: "No program can read it.",
    examples: [],
    check: .reading
  )
}
