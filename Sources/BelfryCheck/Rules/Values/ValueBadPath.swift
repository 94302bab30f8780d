import BelfrySource

extension CheckRule {
  static let valueBadPath = CheckRule(
    "value/bad-path", .error,
    summary: "A pattern of files that its program does not take.",
    rationale: """
      Prometheus looks for files by patterns whose last part alone may vary, and refuses \
      others.
      """,
    examples: [
      .fails(
        #"""
        --- prometheus.yml
        scrape_config_files: [⟦"a/*/b.yml"⟧]

        """#),
      .passes(
        #"""
        --- prometheus.yml
        scrape_config_files: ["a/b*.yml"]

        """#),
    ],
    check: .reading
  )
}
