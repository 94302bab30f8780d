package import BelfrySource
package import BelfryYAML

/// A group of Grafana's own alert rules.
package struct GrafanaRuleGroup: CheckedModel, Sendable {
  package var orgId: IntegerText?
  package var name: AnyScalar?
  package var folder: AnyScalar?
  package var interval: DurationText?
  package var rules: [Located<GrafanaAlertRule>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A group of Grafana's own alert rules."

  /// Reports empty names, which Grafana refuses.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "every group needs a name")
    context.needsText("folder", in: node, "name the folder in which its rules appear")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("name", &name, "Its name.", .required)
    visit.key("folder", &folder, "Folder in which its rules appear.", .required)
    visit.key("interval", &interval, "Time between two evaluations.", .required)
    visit.key("rules", &rules, "The rules.")
  }
}

/// One of Grafana's own alert or recording rules.
package struct GrafanaAlertRule: CheckedModel, Sendable {
  package var uid: AnyScalar?
  package var title: AnyScalar?
  package var condition: AnyScalar?
  package var data: [Located<GrafanaRuleQuery>] = []
  package var dashboardUid: AnyScalar?
  package var dasboardUid: AnyScalar?
  package var panelId: IntegerText?
  package var noDataState: WordText<NoDataState>?
  package var execErrState: WordText<ExecErrState>?
  package var `for`: DurationText?
  package var keepFiringFor: DurationText?
  package var missingSeriesEvalsToResolve: IntegerText?
  package var annotations: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var labels: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var isPaused: GrafanaFlag?
  package var notificationSettings: GrafanaNotificationSettings?
  package var record: GrafanaRecord?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One of Grafana's own alert or recording rules."

  /// Reports what Grafana refuses: no condition and no queries.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("title", in: node, "every rule needs a title")
    context.needsText("uid", in: node, "every rule needs a uid of its own")
    if record == nil { context.needsOne(of: ["condition"], in: node) }
    if let data = node["data"], data.kind == .sequence, data.items.isEmpty {
      context.report(
        "yaml/missing-key", at: data.span, "'data' is empty", help: "give the rule a query")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("uid", &uid, "Fixed id.", .required)
    visit.key("title", &title, "Its title.", .required)
    visit.key("condition", &condition, "The query that decides, by its refId.")
    visit.key("data", &data, "Its queries and expressions.", .required)
    visit.key("dashboardUid", &dashboardUid, "Dashboard that it belongs to.")
    visit.key(
      "dasboardUid", &dasboardUid, "The old spelling.",
      .deprecated(since: "10.0", instead: "dashboardUid"))
    visit.key("panelId", &panelId, "Panel that it belongs to.")
    visit.key("noDataState", &noDataState, "State without data.", .byDefault("NoData"))
    visit.key("execErrState", &execErrState, "State after an error.", .byDefault("Alerting"))
    visit.key("for", &`for`, "How long the condition holds before it fires.", .byDefault("0s"))
    visit.key("keepFiringFor", &keepFiringFor, "How long it fires on.", .since("12.0"))
    visit.key(
      "missing_series_evals_to_resolve", &missingSeriesEvalsToResolve,
      "Evaluations after which a series that vanished counts as resolved.", .since("12.0"))
    visit.key("annotations", &annotations, "Texts of the alert.")
    visit.key("labels", &labels, "Labels of the alert.")
    visit.key("isPaused", &isPaused, "Whether it is not evaluated.", .byDefault("false"))
    visit.key(
      "notification_settings", &notificationSettings,
      "Contact point that is told without policies.", .since("10.4"))
    visit.key("record", &record, "Metric that it records.", .since("11.2"))
  }
}

/// The state of a rule without data.
package enum NoDataState: String, CaseIterable, Sendable {
  case noData = "NoData"
  case alerting = "Alerting"
  case ok = "OK"
  case keepLast = "KeepLast"
}

/// The state of a rule after an error.
package enum ExecErrState: String, CaseIterable, Sendable {
  case error = "Error"
  case alerting = "Alerting"
  case ok = "OK"
  case keepLast = "KeepLast"
}

/// A query or an expression of a rule.
package struct GrafanaRuleQuery: Model, Sendable {
  package var refId: AnyScalar?
  package var queryType: AnyScalar?
  package var relativeTimeRange: AnyField?
  package var datasourceUid: AnyScalar?
  package var model: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A query or an expression of a rule."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("refId", &refId, "Its letter.")
    visit.key("queryType", &queryType, "Kind of question.")
    visit.key("relativeTimeRange", &relativeTimeRange, "Seconds before now: from and to.")
    visit.key("datasourceUid", &datasourceUid, "Datasource; __expr__ for an expression.")
    visit.key("model", &model, "The question, as the datasource understands it.")
  }
}

/// What a recording rule records.
package struct GrafanaRecord: Model, Sendable {
  package var metric: AnyScalar?
  package var from: AnyScalar?
  package var targetDatasourceUid: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What a recording rule records."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("metric", &metric, "The metric.", .required)
    visit.key("from", &from, "The query whose result it is, by its refId.", .required)
    visit.key("targetDatasourceUid", &targetDatasourceUid, "Where it is written.", .since("12.0"))
  }
}
