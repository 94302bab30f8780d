import BelfrySource

extension CheckRule {
  static let unknownPlugin = CheckRule(
    "logstash/unknown-plugin", .error,
    summary: "A plugin that Logstash does not bring.",
    rationale:
      "The pipeline does not start: plugins are only there when they come with Logstash or are installed.",
    examples: [
      .fails(
        """
        filter {
          ⟦gork⟧ { match => { "message" => "%{WORD:verb}" } }
        }

        """),
      .passes(
        """
        filter {
          grok { match => { "message" => "%{WORD:verb}" } }
        }

        """),
    ],
    check: .reading
  )
}
