package import BelfrySource
package import BelfryYAML

/// Variables of a dashboard.
package struct DashboardTemplating: Model, Sendable {
  package var list: [Located<DashboardVariable>] = []
  package var enable: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Variables of a dashboard."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("list", &list, "The variables.")
    visit.key("enable", &enable, "Whether they are on, before Grafana 5.")
  }
}

/// A variable of a dashboard.
package struct DashboardVariable: Model, Sendable {
  package var name: Located<String> = Located("")
  package var type: Located<String>?
  package var label: Located<String>?
  package var description: Located<String>?
  package var datasource: DatasourceReference?
  package var query: AnyField?
  package var definition: Located<String>?
  package var regex: Located<String>?
  package var refresh: AnyScalar?
  package var sort: AnyScalar?
  package var multi: Located<Bool>?
  package var includeAll: Located<Bool>?
  package var allValue: Located<String>?
  package var current: AnyField?
  package var options: [AnyField] = []
  package var hide: AnyScalar?
  package var skipUrlSync: Bool?
  package var auto: Bool?
  package var autoCount: AnyScalar?
  package var autoMin: AnyScalar?
  package var allowCustomValue: Bool?
  package var allFormat: AnyField?
  package var multiFormat: AnyField?
  package var useTags: Bool?
  package var tags: AnyField?
  package var tagsQuery: AnyField?
  package var tagValuesQuery: AnyField?
  package var filters: [AnyField] = []
  package var baseFilters: [AnyField] = []
  package var defaultKeys: AnyField?
  package var staticOptions: [AnyField] = []
  package var staticOptionsOrder: AnyField?
  package var regexApplyTo: AnyField?
  package var error: AnyField?
  package var id: AnyField?
  package var state: AnyField?
  package var global: AnyField?
  package var index: AnyField?
  package var rootStateKey: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A variable of a dashboard."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name.", .required)
    visit.key(
      "type", &type, "query, custom, constant, datasource, interval, textbox, adhoc, switch.")
    visit.key("label", &label, "What is shown in place of the name.")
    visit.key("description", &description, "What it is for.")
    visit.key("datasource", &datasource, "Where a query asks.")
    visit.key("query", &query, "The query, or the values separated by commas.")
    visit.key("definition", &definition, "The query as text.")
    visit.key("regex", &regex, "What is taken of the values.")
    visit.key(
      "refresh", &refresh, "When values are asked for: 0, 1 with the dashboard, 2 with the time.")
    visit.key("sort", &sort, "Order of the values, from 0 to 8.")
    visit.key("multi", &multi, "Whether several values may be chosen.", .byDefault("false"))
    visit.key("includeAll", &includeAll, "Whether all may be chosen.", .byDefault("false"))
    visit.key("allValue", &allValue, "What stands for all.")
    visit.key("current", &current, "Value at first.")
    visit.key("options", &options, "The values.")
    visit.key("hide", &hide, "What is hidden: 0, 1 the label, 2 everything, 3 the name.")
    visit.key(
      "skipUrlSync", &skipUrlSync, "Whether the address leaves it out.", .byDefault("false"))
    visit.key("auto", &auto, "Whether an interval may follow from the time.")
    visit.key("auto_count", &autoCount, "Steps of that interval.")
    visit.key("auto_min", &autoMin, "Least length of that interval.")
    rest(&visit)
  }

  private mutating func rest(_ visit: inout some FieldVisitor) {
    visit.key("allowCustomValue", &allowCustomValue, "Whether other values may be typed.")
    visit.key("allFormat", &allFormat, "Form of all values before Grafana 5.")
    visit.key("multiFormat", &multiFormat, "Form of several values before Grafana 5.")
    visit.key("useTags", &useTags, "Whether values have tags.")
    visit.key("tags", &tags, "Tags of values.")
    visit.key("tagsQuery", &tagsQuery, "Query for tags.")
    visit.key("tagValuesQuery", &tagValuesQuery, "Query for values of tags.")
    visit.key("filters", &filters, "Filters of an adhoc variable.")
    visit.key("baseFilters", &baseFilters, "Filters that are always on.")
    visit.key("defaultKeys", &defaultKeys, "Labels that an adhoc variable offers.")
    visit.key("staticOptions", &staticOptions, "Values beside those of the query.")
    visit.key("staticOptionsOrder", &staticOptionsOrder, "Where those stand.")
    visit.key("regexApplyTo", &regexApplyTo, "What the expression is for.")
    visit.key("error", &error, "What went wrong in Grafana.")
    visit.key("id", &id, "Its number in Grafana.")
    visit.key("state", &state, "What Grafana's interface adds.")
    visit.key("global", &global, "What Grafana's interface adds.")
    visit.key("index", &index, "What Grafana's interface adds.")
    visit.key("rootStateKey", &rootStateKey, "What Grafana's interface adds.")
  }
}
