import BelfrySource

extension CheckRule {
  static let logstashSyntax = CheckRule(
    "logstash/syntax", .error,
    summary: "A pipeline that Logstash cannot read.",
    rationale: "Logstash refuses the whole pipeline, and names the first place alone.",
    examples: [
      .fails(
        """
        output {
          stdout { codec ⟦=⟧ rubydebug }
        }

        """),
      .passes(
        """
        output {
          # rubydebug shows the whole event
          stdout { codec => rubydebug }
        }

        """),
    ],
    check: .reading
  )
}
