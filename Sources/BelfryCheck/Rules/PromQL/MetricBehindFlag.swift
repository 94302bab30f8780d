import BelfryCatalogue
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let metricBehindFlag = CheckRule(
    "promql/metric-behind-flag", .warning,
    summary: "A metric of a collector that is off.",
    rationale: "The exporter has the metric only with a flag, so that the query is empty.",
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          node-exporter:
            image: prom/node-exporter:v1.9.0
            command: ["--path.rootfs=/host"]
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node-exporter:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦node_systemd_unit_state⟧{state="failed"} == 1

        """),
      .fails(
        """
        --- compose.yaml
        services:
          cadvisor:
            image: ghcr.io/google/cadvisor:v0.60.5
            command: ["--disable_metrics=disk,network"]
        --- prometheus.yml
        scrape_configs:
          - job_name: cadvisor
            static_configs: [{targets: ["cadvisor:8080"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(⟦container_network_receive_bytes_total⟧[5m]) > 1

        """),
      .passes(
        """
        --- compose.yaml
        services:
          node-exporter:
            image: prom/node-exporter:v1.9.0
            command: ["--collector.systemd"]
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node-exporter:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: node_systemd_unit_state{state="failed"} == 1 or node_load1 > 5

        """),
    ],
    needsBundle: true,
    check: .expression { subject, reporter in
      guard let metrics = reporter.workspace.metrics, metrics.isClosed else { return }
      for selector in subject.selectors {
        guard let name = selector.metric, let unserved = metrics.facts(of: name).unserved else {
          continue
        }
        let (exporter, part) = (unserved.exporter, unserved.part)
        let flag = exporter.flag.replacing("%", with: part.word)
        let isKind = exporter.flag.hasPrefix("--disable")
        reporter.report(
          at: subject.place(selector.name == nil ? selector.span : selector.nameSpan),
          isKind
            ? "\(exporter.title) has '\(name)' only where '\(part.word)' is not disabled"
            : "\(exporter.title) has '\(name)' only with '\(flag)'",
          help: isKind
            ? "take '\(part.word)' out of '\(flag)'"
            : "add the flag to the command of '\(unserved.service.name.text)'")
      }
    }
  )
}

extension KnownExporter {
  /// Whether a program does not serve a part of its metrics, by the words of its command.
  func lacks(_ part: Part, words: [String]) -> Bool {
    // What variables and files add is not known.
    if words.contains(where: { $0.contains("${") || $0 == "env_file" }) { return false }
    if words.contains(where: { word in extensions.contains(where: word.contains) }) { return false }
    let bare = words.map { String($0.drop { $0 == "-" }) }
    if flag.hasPrefix("--disable") {
      func kinds(_ name: String) -> [Substring]? {
        let flag = name + "="
        return bare.first { $0.hasPrefix(flag) }?.dropFirst(flag.count).split(separator: ",")
      }
      if let enabled = kinds("enable_metrics") { return !enabled.contains(Substring(part.word)) }
      if let disabled = kinds("disable_metrics") { return disabled.contains(Substring(part.word)) }
      return !part.isDefault && !bare.contains { $0 == "disable_metrics" }
    }
    let name = String(flag.replacing("%", with: part.word).drop { $0 == "-" })
    let (value, none, off) = ("\(name)=", "no-\(name)", "\(name)=false")
    let isOn = bare.contains {
      $0 == name || $0.hasPrefix(value) && !$0.hasSuffix("=false")
    }
    guard part.isDefault else { return !isOn }
    if bare.contains(where: { $0 == none || $0 == off }) { return true }
    return !isOn && bare.contains { $0 == "collector.disable-defaults" }
  }
}
