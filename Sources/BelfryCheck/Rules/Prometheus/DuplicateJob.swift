import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicateJob = CheckRule(
    "prometheus/duplicate-job", .error,
    summary: "Two scrape jobs of one name.",
    rationale: "Prometheus refuses the configuration.",
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
          - job_name: ⟦a⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
          - job_name: b

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      var seen: [String: Span] = [:]
      for job in root["scrape_configs"]?.items ?? [] {
        guard let name = job["job_name"] else { continue }
        if let first = seen[name.text] {
          reporter.report(
            at: name.span, "the job '\(name.text)' stands twice", help: "give it another name",
            related: [.init("the first", file: reporter.file, span: first)])
        } else {
          seen[name.text] = name.span
        }
      }
    }
  )
}
