import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let recordingName = CheckRule(
    "rules/recording-name", .advice,
    summary: "A recorded series whose name says something else than its expression.",
    rationale: """
      By convention a name is level:metric:operations. A window in the name that is not the \
      one in the expression misleads whoever uses the series.
      """,
    references: ["https://prometheus.io/docs/practices/rules/"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: ⟦job:http_requests:rate5m⟧
                expr: sum by (job) (rate(http_requests_total[1m]))

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - record: job:http_requests:rate5m
                expr: sum by (job) (rate(http_requests_total[5m]))

        """),
    ],
    check: .rule { rule, reporter in
      guard !rule.isAlert, let name = rule.name, let expression = rule.expression,
        name.text.contains(":"), let last = name.text.split(separator: ":").last,
        last.hasPrefix("rate") || last.hasPrefix("irate"),
        let window = last.firstIndex(where: \.isNumber),
        let said = durationMilliseconds(String(last[window...]))
      else { return }
      let ranges = expression.tree.nodes.compactMap { node -> Int64? in
        if case .matrix(let matrix) = node { return matrix.range.milliseconds }
        return nil
      }
      guard let range = ranges.first, Set(ranges).count == 1, range != said else { return }
      reporter.report(
        at: name.span,
        "the name says \(last[window...]), the expression \(durationText(milliseconds: range))",
        help: "rename the series, or change the range")
    }
  )
}
