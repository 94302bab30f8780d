import BelfrySource

extension CheckRule {
  static let documentIgnored = CheckRule(
    "yaml/document-ignored", .warning,
    summary: "A document behind `---` that no program reads.",
    rationale: """
      Prometheus, Alertmanager, Grafana and most others read the first document of a file and end \
      there, without a word: rules behind `---` never fire. Compose alone reads all documents; \
      Elasticsearch and Kibana refuse the file.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)
        ---
        ⟦groups⟧:
          - name: b
            rules:
              - record: job:up:count
                expr: count by (job) (up)

        """),
      .fails(
        """
        ---
        ---
        ⟦groups⟧:
          - name: a
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)

        """),
      .passes(
        """
        ---
        groups:
          - name: a
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)
        ---

        """),
    ],
    check: .reading
  )
}
