package import BelfrySource
package import BelfryYAML

/// A file with unit tests of rules, as promtool runs them.
package struct RuleTestFile: FileModel, Sendable {
  package var ruleFiles: [Located<String>] = []
  package var evaluationInterval: Located<PrometheusDuration>?
  package var groupEvalOrder: [Located<String>] = []
  package var fuzzyCompare: Bool?
  package var tests: [Located<RuleTest>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A file with unit tests of rules, as promtool runs them."

  /// The findings' family.
  package static let family = "rules"

  /// Reports groups that stand twice in their order.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    var seen: Set<String> = []
    for group in groupEvalOrder where !seen.insert(group.value).inserted {
      context.report(
        "value/duplicate", at: group.span ?? node.span, "the group '\(group.value)' stands twice",
        help: "keep one of them")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("rule_files", &ruleFiles, "Files with the rules, with * in the paths.")
    visit.key(
      "evaluation_interval", &evaluationInterval,
      "How often rules are evaluated.", .byDefault("1m"))
    visit.key(
      "group_eval_order", &groupEvalOrder, "Groups in the order in which they are evaluated.")
    visit.key(
      "fuzzy_compare", &fuzzyCompare,
      "Whether numbers may differ in their last bits.", .byDefault("false"), .since("3.1"))
    visit.key("tests", &tests, "The tests.")
  }
}

/// One test: series that are there, and what follows from them.
package struct RuleTest: Model, Sendable {
  package var name: Located<String>?
  package var interval: Located<PrometheusDuration>?
  package var inputSeries: [Located<TestSeries>] = []
  package var alertRuleTest: [Located<AlertTest>] = []
  package var promqlExprTest: [Located<ExpressionTest>] = []
  package var externalLabels: LabelMap = LabelMap()
  package var externalUrl: Located<String>?
  package var startTimestamp: TestTimestamp?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One test: series that are there, and what follows from them."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name of the test.")
    visit.key("interval", &interval, "Time between two samples of a series.", .byDefault("1m"))
    visit.key("input_series", &inputSeries, "The series that are there.")
    visit.key("alert_rule_test", &alertRuleTest, "Alerts that are expected.")
    visit.key("promql_expr_test", &promqlExprTest, "Results of expressions that are expected.")
    visit.key("external_labels", &externalLabels, "Labels that templates see as external.")
    visit.key("external_url", &externalUrl, "Address that templates see as the server's.")
    visit.key(
      "start_timestamp", &startTimestamp, "When the series begin.", .byDefault("0"), .since("3.7"))
  }
}

/// One series that is there.
package struct TestSeries: Model, Sendable {
  package var series: Located<String> = Located("")
  package var values: Located<String> = Located("")
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One series that is there."

  /// A series with its samples.
  package init(_ series: String, _ values: String) {
    self.series = Located(series)
    self.values = Located(values)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("series", &series, "Name and labels in PromQL's notation.", .required)
    visit.key("values", &values, "Samples in the expanding notation.")
  }
}

/// Alerts of one name that are expected at a time.
package struct AlertTest: Model, Sendable {
  package var evalTime: Located<PrometheusDuration>?
  package var alertname: Located<String> = Located("")
  package var expAlerts: [Located<ExpectedAlert>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Alerts of one name that are expected at a time."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("eval_time", &evalTime, "When, from the beginning.", .byDefault("0s"))
    visit.key("alertname", &alertname, "Name of the alert.", .required)
    visit.key("exp_alerts", &expAlerts, "The alerts; none where the list is empty.")
  }
}

/// One alert that is expected.
package struct ExpectedAlert: Model, Sendable {
  package var expLabels: LabelMap = LabelMap()
  package var expAnnotations: LabelMap = LabelMap()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One alert that is expected."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("exp_labels", &expLabels, "Its labels, without the alert's name.")
    visit.key("exp_annotations", &expAnnotations.blocks, "Its annotations.")
  }
}

/// Result of one expression that is expected at a time.
package struct ExpressionTest: Model, Sendable {
  package var expr: Located<String> = Located("")
  package var evalTime: Located<PrometheusDuration>?
  package var expSamples: [Located<ExpectedSample>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Result of one expression that is expected at a time."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("expr", &expr.block, "The expression.", .required)
    visit.key("eval_time", &evalTime, "When, from the beginning.", .byDefault("0s"))
    visit.key("exp_samples", &expSamples, "The samples.")
  }
}

/// One sample that is expected.
package struct ExpectedSample: Model, Sendable {
  package var labels: Located<String>?
  package var value: SampleValue?
  package var histogram: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One sample that is expected."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("labels", &labels, "Name and labels in PromQL's notation.")
    visit.key("value", &value, "The number.", .byDefault("0"))
    visit.key("histogram", &histogram, "The native histogram, in the expanding notation.")
  }
}
