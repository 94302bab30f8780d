import BelfrySource
import BelfryYAML

extension CheckRule {
  static let blackboxSharedLabels = CheckRule(
    "blackbox/shared-labels", .warning,
    summary: "Several targets that no label tells apart.",
    rationale: """
      Where all targets get the exporter's address, 'instance' is that address for each of them. Their \
      samples end up in the same series: some are lost, and no alert says which target is down.
      """,
    references: [
      "https://github.com/prometheus/blackbox_exporter#prometheus-configuration"
    ],
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: probe
            metrics_path: /probe
            static_configs: [{targets: ["https://a.b", "https://c.d"]}]
            relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {target_label: __address__, replacement: ⟦"blackbox:9115"⟧}

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: probe
            metrics_path: /probe
            static_configs: [{targets: ["https://a.b", "https://c.d"]}]
            relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {source_labels: [__param_target], target_label: instance}
              - {target_label: __address__, replacement: "blackbox:9115"}
          - job_name: others
            metrics_path: /snmp
            static_configs:
              - {targets: ["10.0.0.1"], labels: {name: a}}
              - {targets: ["10.0.0.2"], labels: {name: b}}
            relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {target_label: __address__, replacement: "snmp:9116"}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? [] {
        guard let address = addressOfAll(job), hasTwins(job) else { continue }
        reporter.report(
          at: address.span, "all targets get the instance '\(address.text)'",
          help: "relabel __param_target into instance")
      }
    }
  )
}

/// The address that relabelling gives to every target; nothing where it may set labels of theirs.
private func addressOfAll(_ job: Node) -> Node? {
  let steps = job["relabel_configs"]?.items ?? []
  let isPlain = steps.allSatisfy { step in
    ["replace", ""].contains(step["action"]?.text ?? "")
      && step["target_label"]?.text.hasPrefix("__") == true && step["regex"] == nil
  }
  let last = steps.last { $0["target_label"]?.text == "__address__" }
  guard isPlain, steps.contains(where: { $0["target_label"]?.text == "__param_target" }),
    let replacement = last?["replacement"], !replacement.text.contains("$"),
    !replacement.text.isEmpty
  else { return nil }
  return replacement
}

/// Whether targets are written down that have no label of their own.
private func hasTwins(_ job: Node) -> Bool {
  let isFound = job.merged.contains { $0.key.text.hasSuffix("_sd_configs") }
  guard !isFound, job["honor_labels"]?.text != "true" else { return false }
  return (job["static_configs"]?.items ?? []).contains { group in
    Set((group["targets"]?.items ?? []).map(\.text)).count > 1
  }
}
