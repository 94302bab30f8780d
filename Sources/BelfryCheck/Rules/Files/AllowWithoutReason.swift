import BelfrySource

extension CheckRule {
  static let allowWithoutReason = CheckRule(
    "belfry/allow-without-reason", .warning,
    summary: "An allowance without a reason.",
    rationale: """
      Whoever comes next cannot tell whether it still holds. Write `# belfry:allow RULE \
      because …`.
      """,
    examples: [],
    check: .reading
  )
}
