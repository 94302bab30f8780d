import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetScrapedTwice = CheckRule(
    "prometheus/target-scraped-twice", .warning,
    summary: "A target is scraped twice.",
    rationale: "Its series are stored twice, and every sum over them is doubled.",
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["api:8080"]}]
          - job_name: b
            static_configs: [{targets: [⟦"api:8080"⟧]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["api:8080"]}]
          - job_name: b
            metrics_path: /other
            static_configs: [{targets: ["api:8080"]}]
          - job_name: probe
            metrics_path: /probe
            params: {module: [a]}
            static_configs: [{targets: ["api:8080"]}]
          - job_name: some
            static_configs: [{targets: ["api:8080"]}]
            metric_relabel_configs: [{source_labels: [__name__], regex: "a_.*", action: keep}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            static_configs:
              - {targets: ["x:80"], labels: {__metrics_path__: /a}}
              - {targets: ["x:80"], labels: {__metrics_path__: /b}}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      var seen: [String: Node] = [:]
      for job in root["scrape_configs"]?.items ?? []
      where job["relabel_configs"] == nil && job["metric_relabel_configs"] == nil {
        let path = job["metrics_path"]?.text ?? "/metrics"
        let query = (job["params"]?.merged ?? []).map { pair in
          "\(pair.key.text)=\(pair.value.items.map(\.text).joined(separator: ","))"
        }
        let kind =
          "\(job["scheme"]?.text ?? "http") \(path) \(query.sorted().joined(separator: "&"))"
        for group in job["static_configs"]?.items ?? [] {
          // Labels with two underscores say what is asked for.
          let asked = (group["labels"]?.merged ?? []).filter { $0.key.text.hasPrefix("__") }
            .map { "\($0.key.text)=\($0.value.text)" }
          for target in group["targets"]?.items ?? [] {
            let request = "\(kind) \(target.text) \(asked.sorted().joined(separator: "&"))"
            if let first = seen[request] {
              reporter.report(
                at: target.span, "'\(target.text)' is scraped twice", help: "keep one of the two",
                related: [.init("the first", file: reporter.file, span: first.span)])
            } else {
              seen[request] = target
            }
          }
        }
      }
    }
  )
}
