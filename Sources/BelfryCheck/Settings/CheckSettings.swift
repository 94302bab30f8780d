package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What a project says about its checks: the whole of `.belfry.yml`.
package struct CheckSettings: Model, Sendable {
  package static var summary: String {
    "Which checks run, how much they weigh, and what is let be."
  }

  package var rules = OrderedMap<Scalar<RuleWeightKind>>()
  package var exclude: [Located<String>] = []
  package var ignore: [IgnoredFindings] = []
  package var failOn: Scalar<RuleWeightKind>?
  package var baseline: Located<String>?
  package var naming = NamingSettings()
  package var budgets = BudgetSettings()
  package var hygiene: Located<HygieneScope>?
  package var unmodelled = Unmodelled()

  package init() {}

  /// The least weight of a finding that fails a check; nothing where the project says none.
  package var leastWeight: Severity? { failOn?.meaning?.severity }

  /// Whether hygiene is asked of every service, not only of the monitoring stack's.
  var coversAll: Bool { hygiene?.value == .all }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "rules", &rules, "Weights by rule or family; a rule's own entry counts before its family's.",
      .example("promql/formatting: off"))
    visit.key(
      "exclude", &exclude, "Files and folders that are not looked at.", .example("vendor/"))
    visit.key("ignore", &ignore, "Findings that are let be, by path, each with a reason.")
    visit.key("fail_on", &failOn, "The least weight that ends with 1.", .byDefault("error"))
    visit.key("baseline", &baseline, "A file with findings that were there before.")
    visit.key("naming", &naming, "The project's conventions.")
    visit.key("budgets", &budgets, "How many series may be.")
    visit.key(
      "hygiene", &hygiene, "Which services the hygiene checks of Compose files look at.",
      .byDefault("monitoring"))
  }
}

/// Which services checks of limits, health checks and users look at.
package enum HygieneScope: String, CaseIterable, Field, Sendable {
  case monitoring, all
}

/// Findings that a project lets be.
package struct IgnoredFindings: Model, Sendable {
  package static var summary: String { "Findings of rules in some paths, with the reason." }

  package var paths: [Located<String>] = []
  package var rules: [Located<String>] = []
  package var reason: Located<String>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("paths", &paths, "Patterns; all files unless said.", .example("legacy/**"))
    visit.key("rules", &rules, "Rules and families; all of them unless said.")
    visit.key("reason", &reason, "Why.", .required)
  }
}

/// Conventions of a project.
package struct NamingSettings: Model, Sendable {
  package static var summary: String { "The project's conventions." }

  package var severities: [String] = []
  package var alertLabels: [String] = []
  package var alertAnnotations: [String] = []
  package var metricPrefixes: [String] = []
  package var metricUnits: [String] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "severities", &severities, "Values that the label 'severity' may have.",
      .byDefault("critical, error, warning, info, none, page, ticket"))
    visit.key("alert_labels", &alertLabels, "Labels that every alert must set.", .example("team"))
    visit.key(
      "alert_annotations", &alertAnnotations, "Annotations that every alert must have.",
      .example("dashboard_url"))
    visit.key(
      "metric_prefixes", &metricPrefixes, "Prefixes one of which the project's metrics have.",
      .example("shop_"))
    visit.key(
      "metric_units", &metricUnits, "Units in which the project's metrics may be.",
      .example("[seconds, bytes, ratio]"))
  }
}

/// How many series may be before a check speaks up.
package struct BudgetSettings: Model, Sendable {
  package static var summary: String { "Budgets of series." }

  package var label: Int?
  package var metric: Int?
  package var job: Int?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("label", &label, "Values of one label.", .byDefault("100"))
    visit.key("metric", &metric, "Series of one metric.", .byDefault("1000"))
    visit.key("job", &job, "Series of one job or file.", .byDefault("10000"))
  }
}
