import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let staleDependency = CheckRule(
    "rules/stale-dependency", .warning,
    summary: "A range over a recorded series that holds too few of its samples.",
    rationale: """
      A recorded series has one sample an evaluation of its group. A range of one or two of them \
      is as good as empty for rate() and its like.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        global: {evaluation_interval: 1m}
        --- a.yml
        groups:
          - name: a
            interval: 5m
            rules:
              - record: job:errors:sum
                expr: sum by (job) (errors_total)
        --- b.yml
        groups:
          - name: b
            rules:
              - alert: A
                expr: delta(⟦job:errors:sum[5m]⟧) > 1

        """),
      .passes(
        """
        --- prometheus.yml
        global: {evaluation_interval: 1m}
        --- a.yml
        groups:
          - name: a
            rules:
              - record: job:errors:sum
                expr: sum by (job) (errors_total)
        --- b.yml
        groups:
          - name: b
            rules:
              - alert: A
                expr: delta(job:errors:sum[5m]) > 1

        """),
    ],
    needsBundle: true,
    check: .rule { rule, reporter in
      guard let metrics = reporter.workspace.metrics, let subject = rule.expression else { return }
      for case .matrix(let matrix) in subject.tree.nodes {
        guard let name = matrix.selector.metric, let recorded = metrics.recorded[name],
          let slow = recorded.min(by: { $0.interval < $1.interval }),
          let range = matrix.range.milliseconds, range > 0, range < slow.interval * 2
        else { continue }
        let interval = durationText(milliseconds: slow.interval)
        reporter.report(
          at: subject.place(matrix.span),
          "'\(name)' is recorded every \(interval): the range holds one or two samples",
          help: "make the range longer, or record more often",
          related: [.init("recorded here", file: slow.file, span: slow.name.span)])
      }
    }
  )
}
