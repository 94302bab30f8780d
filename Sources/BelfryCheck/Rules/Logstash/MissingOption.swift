import BelfrySource

extension CheckRule {
  static let missingOption = CheckRule(
    "logstash/missing-option", .error,
    summary: "A plugin without a setting that it needs.",
    rationale: "The pipeline does not start.",
    examples: [
      .fails(
        """
        input {
          ⟦beats⟧ { host => "0.0.0.0" }
        }

        """),
      .passes(
        """
        input {
          beats { port => 5044 }
        }

        """),
    ],
    check: .reading
  )
}
