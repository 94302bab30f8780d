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
            static_configs:
              - {targets: ["blackbox:9115"], labels: {__param_target: "https://a.b"}}
          - job_name: script
            metrics_path: /probe
            params: {script: [speed]}
            static_configs: [{targets: ["script:9469"]}]

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
        guard let path = job["metrics_path"], path.text == "/probe", asksBlackbox(job),
          !(job["relabel_configs"]?.items ?? []).contains(where: mayName)
        else { continue }
        reporter.report(
          at: path.span, "the exporter is never told what to probe",
          help: "relabel __address__ into __param_target")
      }
    }
  )
}

/// Whether a job gives the blackbox exporter targets that are written down and nothing else.
private func asksBlackbox(_ job: Node) -> Bool {
  let params = (job["params"]?.merged ?? []).map(\.key.text)
  // Exporters of other kinds answer under the same path, to parameters of their own.
  guard params.allSatisfy({ $0 == "module" }) else { return false }
  // Whoever finds targets may set labels of theirs.
  guard !job.pairs.contains(where: { $0.key.text.hasSuffix("_sd_configs") }) else { return false }
  return !(job["static_configs"]?.items ?? []).contains { group in
    group["labels"]?["__param_target"] != nil
  }
}

/// Whether a step of relabelling may say what is to be probed.
private func mayName(_ step: Node) -> Bool {
  step["target_label"]?.text == "__param_target" || step["action"]?.text == "labelmap"
}
