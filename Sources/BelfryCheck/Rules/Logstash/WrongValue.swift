import BelfrySource

extension CheckRule {
  static let wrongValue = CheckRule(
    "logstash/wrong-value", .error,
    summary: "A value that the setting of a plugin does not take.",
    rationale: """
      The pipeline does not start: where a number belongs Logstash takes digits, and of truth values only \
      'true' and 'false'.
      """,
    references: [
      "https://www.elastic.co/docs/reference/logstash/configuration-file-structure"
    ],
    examples: [
      .fails(
        """
        input {
          beats { port => ⟦"beats"⟧ ssl_enabled => ⟦yes⟧ }
        }

        """),
      .passes(
        """
        input {
          beats { port => "5044" ssl_enabled => "true" }
          tcp { port => "${PORT}" ssl_enabled => false }
        }

        """),
    ],
    check: .reading
  )
}
