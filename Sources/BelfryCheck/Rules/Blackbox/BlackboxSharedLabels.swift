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
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: modules
            metrics_path: /snmp
            static_configs:
              - {targets: [⟦"10.0.0.1"⟧], labels: {__param_module: if_mib}}
              - {targets: ["10.0.0.1"], labels: {__param_module: hrStorage}}
            relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {source_labels: [__param_target], target_label: instance}
              - {target_label: __address__, replacement: "snmp:9116"}

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
        let isFound = job.merged.contains { $0.key.text.hasSuffix("_sd_configs") }
        guard !isFound, job["honor_labels"]?.text != "true",
          let twins = twins(StaticTarget.all(of: job, root) ?? []),
          let instance = twins[0].shown?["instance"]
        else { continue }
        let steps = job["relabel_configs"]?.items ?? []
        let isProbe = steps.contains { $0["target_label"]?.text == "__param_target" }
        let place = address(in: steps, instance) ?? twins[0].node
        let others = twins.dropFirst().filter { $0.node.span != twins[0].node.span }
        reporter.report(
          at: place.span,
          "\(twins.count) targets get the instance '\(instance)' and the same labels",
          help: isProbe
            ? "relabel __param_target into instance" : "give each of them a label of its own",
          related: others.prefix(3).map {
            .init("a target", file: reporter.file, span: $0.node.span)
          })
      }
    }
  )
}

/// The first targets that are asked for different things and whose series have the same labels.
private func twins(_ targets: [StaticTarget]) -> [StaticTarget]? {
  var groups: [[String: String]: [StaticTarget]] = [:]
  for target in targets {
    if let shown = target.shown { groups[shown, default: []].append(target) }
  }
  return groups.values.filter { Set($0.map(\.labels)).count > 1 }
    .min { $0[0].node.span.start < $1[0].node.span.start }
}

/// What gives every target the same address, which becomes its instance.
private func address(in steps: [Node], _ instance: String) -> Node? {
  steps.last { ["__address__", "instance"].contains($0["target_label"]?.text ?? "") }?[
    "replacement"
  ]
  .flatMap { $0.text == instance ? $0 : nil }
}
