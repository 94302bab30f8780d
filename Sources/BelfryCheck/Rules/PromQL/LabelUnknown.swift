import BelfryCatalogue
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let labelUnknown = CheckRule(
    "promql/label-unknown", .warning,
    summary: "A matcher on a label that the metric has not.",
    rationale: """
      The matcher lets no series through. Labels of exporters are known from real scrapes, those \
      of targets from the configuration.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(node_cpu_seconds_total{⟦modes="idle"⟧}[5m]) < 0.1

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"], labels: {rack: a}}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(node_cpu_seconds_total{mode="idle", rack="a", zone=""}[5m]) < 0.1

        """),
    ],
    needsBundle: true,
    check: .selector { selector, range, subject, reporter in
      guard let metrics = reporter.workspace.metrics, metrics.isClosed else { return }
      let asked = selector.matchers.filter { matcher in
        matcher.refusesEmpty && !MetricIndex.hasVariable(matcher) && !matcher.name.contains("$")
          && !matcher.name.hasPrefix("container_label_")
          && !matcher.name.hasPrefix("container_env_")
      }
      guard !asked.isEmpty, let name = selector.metric, !name.hasSuffix("_info") else { return }
      let scraped = Set(metrics.exporters(of: name).map(\.name))
      let known = metrics.series(of: name).filter {
        scraped.contains($0.program) && complete.contains($0.program)
      }
      let captured = scraped.isEmpty ? reporter.workspace.captured?.series[name] : nil
      guard captured != nil || !known.isEmpty && Set(known.map(\.program)) == scraped,
        let jobs = metrics.jobs(of: selector), !jobs.isEmpty,
        jobs.allSatisfy({ !$0.hasOtherLabels })
      else { return }
      let strange = asked.filter { matcher in
        let name = matcher.name
        return !given.contains(name) && captured?.labels.contains(name) != true
          && !known.contains { $0.metric.label(name) != nil }
          && !jobs.contains { $0.labels[name] != nil }
      }
      guard !strange.isEmpty else { return }
      var labels = Set(known.flatMap { $0.metric.labels.map(\.name) })
      labels.formUnion(captured?.labels ?? [])
      labels.formUnion(jobs.flatMap(\.labels.keys))
      for matcher in strange {
        let hint = nearest(to: matcher.name, in: labels.union(given).sorted())
        let own = labels.subtracting(given).sorted().prefix(6)
        reporter.report(
          at: subject.place(matcher.span), "'\(name)' has no label '\(matcher.name)'",
          help: hint.map { "did you mean '\($0)'?" }
            ?? "there are: \(own.joined(separator: ", "))")
      }
    }
  )
}

/// Labels that any metric may have.
private let given: Set<String> = ["__name__", "le", "quantile"]

/// Programs whose metrics were scraped with every label that they have.
private let complete: Set<String> = [
  "node-exporter", "redis-exporter", "postgres-exporter", "cadvisor", "blackbox-probe",
  "nginx-exporter",
]
