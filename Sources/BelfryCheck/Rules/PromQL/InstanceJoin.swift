import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let instanceJoin = CheckRule(
    "promql/instance-join", .warning,
    summary: "Metrics of two exporters are joined by instance.",
    rationale: """
      The label instance is the address that was scraped, with its port. Two exporters on one \
      machine have two of them, and nothing matches unless the jobs set the label themselves.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
          - job_name: redis
            static_configs: [{targets: ["node:9121"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦redis_memory_used_bytes / on (instance) node_memory_MemTotal_bytes⟧ > 0.5

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"], labels: {instance: host}}]
          - job_name: redis
            static_configs: [{targets: ["node:9121"], labels: {instance: host}}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: redis_memory_used_bytes / on (instance) node_memory_MemTotal_bytes > 0.5

        """),
    ],
    needsBundle: true,
    check: .binary { node, id, subject, reporter in
      guard let metrics = reporter.workspace.metrics, node.op != .or,
        subject.types[node.left.index] == .vector, subject.types[node.right.index] == .vector,
        !subject.calls(below: id).contains(where: { $0.name.hasPrefix("label_") })
      else { return }
      let sides = [node.left, node.right].map { side in
        subject.analysis.labels(of: side)?["instance"].presence
      }
      let isMatched =
        if let matching = node.matching, matching.isOn {
          matching.labels.contains { $0.name == "instance" }
        } else {
          node.matching?.labels.contains { $0.name == "instance" } != true
        }
      guard isMatched, sides == [.always, .always],
        let left = instances(node.left, subject, metrics),
        let right = instances(node.right, subject, metrics), left.isDisjoint(with: right),
        let one = left.min(), let other = right.min()
      else { return }
      reporter.report(
        at: subject.place(node.span), "'instance' never agrees: '\(one)' here, '\(other)' there",
        help: "set the same label 'instance' in both jobs, or match on another label")
    }
  )
}

/// Every instance that the series of a part can have; nothing where that is not known.
private func instances(
  _ id: NodeID, _ subject: ExpressionSubject, _ metrics: MetricIndex
) -> Set<String>? {
  var all: Set<String> = []
  for selector in subject.selectors(below: id) {
    guard let jobs = metrics.jobs(of: selector), !jobs.isEmpty else { return nil }
    for job in jobs {
      guard let values = job.values("instance") else { return nil }
      all.formUnion(values)
    }
  }
  return all.isEmpty ? nil : all
}
