import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let groupTooSlow = CheckRule(
    "rules/group-too-slow", .warning,
    summary: "A group that records less often than samples stay visible.",
    rationale: """
      A query sees a sample for five minutes (--query.lookback-delta). Series that are written \
      less often have gaps in every graph and are missing from every other alert.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            interval: ⟦10m⟧
            rules:
              - record: job:errors:rate1h
                expr: sum by (job) (rate(errors_total[1h]))

        """),
      .passes(
        """
        groups:
          - name: a
            interval: 10m
            rules:
              - alert: A
                expr: predict_linear(a_bytes[1d], 86400) < 0
                for: 30m
          - name: b
            interval: 5m
            rules:
              - record: job:errors:rate1h
                expr: sum by (job) (rate(errors_total[1h]))

        """),
    ],
    check: .ruleFile { groups, reporter in
      let slow = groups.filter { $0.interval != nil }
      guard !slow.isEmpty else { return }
      let flag = "--query.lookback-delta="
      let said = reporter.workspace.services.flatMap(\.spokenWords).first { $0.hasPrefix(flag) }
      let lookback =
        said.flatMap { durationMilliseconds(String($0.dropFirst(flag.count))) } ?? 300_000
      for group in slow {
        guard let interval = group.interval, interval > lookback, let node = group.node["interval"],
          group.rules.contains(where: { !$0.isAlert })
        else { continue }
        reporter.report(
          at: node.span,
          "samples are seen for \(durationText(milliseconds: lookback)): what this group records has gaps",
          help: "evaluate it at least that often")
      }
    }
  )
}
