import BelfrySource
import BelfryYAML

extension CheckRule {
  static let blackboxTargetUnset = CheckRule(
    "prometheus/blackbox-target-unset", .error,
    summary: "Probes whose target is never handed on.",
    rationale: """
      The blackbox exporter is asked about nothing: __address__ has to become the parameter \
      target.
      """,
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: probe
            metrics_path: ⟦/probe⟧
            static_configs: [{targets: ["https://a.b"]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: probe
            metrics_path: /probe
            static_configs: [{targets: ["https://a.b"]}]
            relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {target_label: __address__, replacement: "blackbox:9115"}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? [] {
        guard let path = job["metrics_path"], path.text == "/probe",
          job["params"]?["target"] == nil,
          !(job["relabel_configs"]?.items ?? []).contains(where: {
            $0["target_label"]?.text == "__param_target"
          })
        else { continue }
        reporter.report(
          at: path.span, "the exporter is never told what to probe",
          help: "relabel __address__ into __param_target")
      }
    }
  )
}
