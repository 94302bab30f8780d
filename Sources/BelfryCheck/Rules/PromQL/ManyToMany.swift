import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let manyToMany = CheckRule(
    "promql/many-to-many", .warning,
    summary: "A match in which several series of one side meet one of the other.",
    rationale: """
      The evaluation fails as soon as two series of the side that must be unique carry the same \
      values of the matched labels, and with it the whole rule.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching"
    ],
    examples: [
      .fails("expr: sum by (job) (a) / on (job) ⟦sum by (job, instance) (b)⟧ > 1"),
      .fails("expr: ⟦sum by (job, code) (a)⟧ / on (job) sum by (job) (b) > 1"),
      .fails("expr: a * on (job) group_left () ⟦sum by (job, instance) (b)⟧ > 1"),
      .passes("expr: sum by (job, code) (a) / on (job) group_left () sum by (job) (b) > 1"),
      .passes("expr: sum by (job, instance) (a{code=\"5\"}) / on (job, instance) b > 1"),
      .passes("expr: a * on (job) group_left (instance) max by (job, instance) (b) > 1"),
    ],
    check: .binary { node, id, subject, reporter in
      guard !node.op.isSet, let matching = node.matching, matching.isOn else { return }
      let matched = Set(matching.labels.map(\.name)).union(matching.included.map(\.name))
      let single: [NodeID] =
        switch matching.many {
        case .left: [node.right]
        case .right: [node.left]
        case nil: [node.left, node.right]
        }
      for side in single where subject.types[side.index] == .vector {
        guard let labels = subject.analysis.labels(of: side), labels.isClosed,
          let more = labels.named.first(where: { name, fact in
            perSeries.contains(name) && !matched.contains(name) && fact.presence != .never
              && fact.value == nil
          })
        else { continue }
        reporter.report(
          at: subject.place(subject.tree[side].span),
          "several series of this side differ by '\(more.name)' alone, which is not matched on",
          help: matching.many == nil
            ? "match on '\(more.name)' too, or say with group_left which side has several"
            : "match on '\(more.name)' too, or aggregate it away here")
      }
    }
  )
}

/// Labels that tell series of one thing apart, so that there are nearly always several of them.
private let perSeries: Set<String> = [
  "instance", "le", "quantile", "code", "status", "status_code", "method", "path", "handler",
  "route", "endpoint", "mode", "cpu", "device", "mountpoint", "state", "fstype",
]
