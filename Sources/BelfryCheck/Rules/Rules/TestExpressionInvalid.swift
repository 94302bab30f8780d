import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let testExpressionInvalid = CheckRule(
    "rules/test-expression-invalid", .error,
    summary: "A test that evaluates what is no PromQL.",
    rationale: "promtool reports the test as failed, whatever the rules do.",
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/"
    ],
    examples: [
      .fails(
        """
        rule_files: [rules.yml]
        tests:
          - promql_expr_test:
              - {expr: sum(up⟦⟧, eval_time: 5m}

        """),
      .passes(
        """
        rule_files: [rules.yml]
        tests:
          - promql_expr_test:
              - {expr: sum(up), eval_time: 5m}

        """),
    ],
    check: .files([.ruleTests]) { file, reporter in
      for test in file.root["tests"]?.items ?? [] {
        for question in test["promql_expr_test"]?.items ?? [] {
          guard let expression = question["expr"], expression.kind == .scalar,
            let error = parse(expression.text).errors.first
          else { continue }
          reporter.report(
            at: expression.map.source(error.span), error.message,
            help: "the expression must parse as PromQL")
        }
      }
    }
  )
}
