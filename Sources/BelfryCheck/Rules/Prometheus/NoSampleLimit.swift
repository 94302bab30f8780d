import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noSampleLimit = CheckRule(
    "prometheus/no-sample-limit", .advice,
    summary: "Discovered targets without a limit of their samples.",
    rationale: """
      One target that makes a label of user ids can bring the whole server down; with a limit \
      its own scrape fails.
      """,
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            ⟦kubernetes_sd_configs⟧: [{role: pod}]

        """),
      .passes(
        """
        global: {sample_limit: 20000}
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs: [{role: pod}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["a:80"]}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      let limits = ["sample_limit", "body_size_limit", "label_limit"]
      guard !limits.contains(where: { root["global"]?[$0] != nil }) else { return }
      for job in root["scrape_configs"]?.items ?? [] {
        guard !limits.contains(where: { job[$0] != nil }),
          let place = job.pairs.first(where: {
            $0.key.text.hasSuffix("_sd_configs") && $0.key.text != "file_sd_configs"
          })
        else { continue }
        reporter.report(
          at: place.key.span, "targets that are found may send any number of samples",
          help: "set 'sample_limit' under 'global' or here")
        return
      }
    }
  )
}
