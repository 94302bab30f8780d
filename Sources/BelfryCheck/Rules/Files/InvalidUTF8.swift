import BelfrySource

extension CheckRule {
  static let invalidUTF8 = CheckRule(
    "text/invalid-utf8", .error,
    summary: "A file that is not UTF-8.",
    rationale:
      "YAML and JSON of configuration files are read as UTF-8 by every program of the stack.",
    examples: [],
    check: .reading
  )
}
