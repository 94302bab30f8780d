import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let offsetPastRetention = CheckRule(
    "promql/offset-past-retention", .warning,
    summary: "An expression looks back further than samples are kept.",
    rationale: "What is older than the retention time is deleted, so that nothing is found there.",
    references: ["https://prometheus.io/docs/prometheus/latest/storage/"],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command: [--config.file=/etc/prometheus/prometheus.yml, --storage.tsdb.retention.time=7d]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        scrape_configs: []
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: a > 2 * ⟦a offset 2w⟧

        """),
      .passes(
        """
        --- compose.yaml
        services:
          prometheus:
            image: prom/prometheus:v3.5.0
            command: [--config.file=/etc/prometheus/prometheus.yml]
            volumes: ["./prometheus.yml:/etc/prometheus/prometheus.yml:ro"]
        --- prometheus.yml
        scrape_configs: []
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: a > 2 * a offset 2w

        """),
    ],
    needsBundle: true,
    check: .expression { subject, reporter in
      guard let retention = reporter.workspace.metrics?.retention else { return }
      let kept = durationText(milliseconds: retention)
      for node in subject.tree.nodes {
        let range: Int64
        let modifiers: TimeModifiers
        switch node {
        case .selector(let selector): (range, modifiers) = (0, selector.modifiers)
        case .matrix(let matrix):
          (range, modifiers) = (matrix.range.milliseconds ?? 0, matrix.selector.modifiers)
        case .subquery(let query):
          (range, modifiers) = (query.range.milliseconds ?? 0, query.modifiers)
        default: continue
        }
        guard modifiers.at == nil else { continue }
        let back = range + (modifiers.offset?.milliseconds ?? 0)
        guard back > retention else { continue }
        reporter.report(
          at: subject.place(node.span),
          "this looks \(durationText(milliseconds: back)) back, samples are kept for \(kept)",
          help: "keep them for longer (--storage.tsdb.retention.time), or look back less far")
      }
    }
  )
}
