import BelfrySource

extension CheckRule {
  static let unknownOption = CheckRule(
    "logstash/unknown-option", .error,
    summary: "A setting that a plugin does not have.",
    rationale: "The pipeline does not start.",
    examples: [
      .fails(
        """
        output {
          elasticsearch { ⟦host⟧ => ["http://elasticsearch:9200"] }
        }

        """),
      .passes(
        """
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] id => "main" }
        }

        """),
    ],
    check: .reading
  )
}
