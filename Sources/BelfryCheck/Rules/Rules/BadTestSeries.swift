import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let badTestSeries = CheckRule(
    "rules/bad-test-series", .error,
    summary: "A test whose series or samples promtool cannot read.",
    rationale:
      "promtool stops at the first of them, and none of the file's tests is run. `0+1x` says no number of samples, labels are compared by `=` alone.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/"
    ],
    examples: [
      .fails(
        """
        rule_files: [rules.yml]
        tests:
          - input_series:
              - {series: 'up{⟦job=~"a"⟧}', values: "0 ⟦0+1x⟧"}
              - {series: up, values: "1 2 ⟦none⟧"}

        """),
      .fails(
        """
        rule_files: [rules.yml]
        tests:
          - promql_expr_test:
              - {expr: up, exp_samples: [{labels: 'up{⟦job!="a"⟧}', value: 1}, {labels: "⟦up[5m]⟧", value: 1}]}

        """),
      .passes(
        """
        rule_files: [rules.yml]
        tests:
          - input_series:
              - {series: 'up{job="a"}', values: "0x3 _ stale -1-.5x2 NaN 1e3"}
              - {series: '{"http.requests"}', values: "{{schema:1 sum:2 buckets:[1 1]}}x5"}
            promql_expr_test:
              - {expr: sum(up), exp_samples: [{labels: "{}", value: 1}, {value: 2}]}

        """),
    ],
    check: .files([.ruleTests]) { file, reporter in
      for test in file.root["tests"]?.items ?? [] {
        for series in test["input_series"]?.items ?? [] {
          reporter.report(SeriesNotation.faults(inSeries:mayBeEmpty:), false, series["series"])
          reporter.report(samples: series["values"])
        }
        for sample in (test["promql_expr_test"]?.items ?? [])
          .flatMap({ $0["exp_samples"]?.items ?? [] })
        {
          reporter.report(SeriesNotation.faults(inSeries:mayBeEmpty:), true, sample["labels"])
          reporter.report(samples: sample["histogram"])
        }
      }
    }
  )
}

extension Reporter {
  fileprivate mutating func report(
    _ faults: (String, Bool) -> [SyntaxError], _ mayBeEmpty: Bool, _ node: Node?
  ) {
    guard let node, node.kind == .scalar else { return }
    for fault in faults(node.text, mayBeEmpty) {
      report(
        at: node.map.source(fault.span), fault.message,
        help: "write a name and labels: 'up{job=\"api\"}'")
    }
  }

  fileprivate mutating func report(samples node: Node?) {
    guard let node, node.kind == .scalar, !node.isNull else { return }
    for fault in SeriesNotation.faults(inValues: node.text) {
      report(
        at: node.map.source(fault.span), fault.message,
        help: "write numbers, '_', 'stale', or '1+2x3' for 1 and three more, each greater by 2")
    }
  }
}
