import BelfrySource

extension CheckRule {
  static let aliasBomb = CheckRule(
    "yaml/alias-bomb", .error,
    summary: "Aliases that grow beyond all bounds.",
    rationale: "Reading the file would take all memory.",
    examples: [],
    check: .reading
  )
}
