import BelfrySource

extension CheckRule {
  static let tooManyFiles = CheckRule(
    "compose/too-many-files", .error,
    summary: "A project that reads more than 2000 files.",
    rationale: "'include' and 'extends' can multiply; Belfry reads so many and no more.",
    examples: [],
    check: .reading
  )
}
