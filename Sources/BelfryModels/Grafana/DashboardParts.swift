package import BelfrySource
package import BelfryYAML

/// A time that is shown.
package struct DashboardTime: Model, Sendable {
  package var from: Located<String>?
  package var to: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A time that is shown."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("from", &from, "Beginning, such as now-6h.")
    visit.key("to", &to, "End, such as now.")
  }
}

/// A link at the top of a dashboard or a panel.
package struct DashboardLink: Model, Sendable {
  package var title: Located<String>?
  package var type: Located<String>?
  package var url: Located<String>?
  package var icon: Located<String>?
  package var tags: [Located<String>] = []
  package var tooltip: Located<String>?
  package var asDropdown: Bool?
  package var includeVars: Bool?
  package var keepTime: Bool?
  package var targetBlank: Bool?
  package var placement: Located<String>?
  package var dashUri: AnyField?
  package var dashboard: AnyField?
  package var params: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A link at the top of a dashboard or a panel."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Text of it.")
    visit.key("type", &type, "link or dashboards.")
    visit.key("url", &url, "Where it leads.")
    visit.key("icon", &icon, "Its picture.")
    visit.key("tags", &tags, "Tags of the dashboards that are listed.")
    visit.key("tooltip", &tooltip, "What is shown when the mouse is over it.")
    visit.key("asDropdown", &asDropdown, "Whether the list opens.")
    visit.key("includeVars", &includeVars, "Whether variables are handed on.")
    visit.key("keepTime", &keepTime, "Whether the time is handed on.")
    visit.key("targetBlank", &targetBlank, "Whether a new tab opens.")
    visit.key("placement", &placement, "Where it stands.")
    visit.key("dashUri", &dashUri, "Target before Grafana 6.")
    visit.key("dashboard", &dashboard, "Target before Grafana 6.")
    visit.key("params", &params, "Further parameters.")
  }
}

/// A row of panels before Grafana 5.
package struct DashboardRow: Model, Sendable {
  package var title: Located<String>?
  package var panels: [Located<Panel>] = []
  package var collapse: Bool?
  package var collapsed: Bool?
  package var editable: Bool?
  package var height: AnyScalar?
  package var showTitle: Bool?
  package var titleSize: AnyScalar?
  package var `repeat`: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A row of panels before Grafana 5."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("title", &title, "Title.")
    visit.key("panels", &panels, "The panels.")
    visit.key("collapse", &collapse, "Whether it is closed.")
    visit.key("collapsed", &collapsed, "Whether it is closed.")
    visit.key("editable", &editable, "Whether it can be changed.")
    visit.key("height", &height, "Its height.")
    visit.key("showTitle", &showTitle, "Whether the title is shown.")
    visit.key("titleSize", &titleSize, "Size of the title.")
    visit.key("repeat", &`repeat`, "Variable for whose values it is repeated.")
  }
}

/// Marks on the graphs.
package struct DashboardAnnotations: Model, Sendable {
  package var list: [Annotation] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Marks on the graphs."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("list", &list, "Where they come from.")
  }
}

/// Where marks on the graphs come from.
package struct Annotation: Model, Sendable {
  package var name: Located<String>?
  package var builtIn: AnyScalar?
  package var datasource: DatasourceReference?
  package var enable: Bool?
  package var hide: Bool?
  package var iconColor: Located<String>?
  package var type: Located<String>?
  package var expr: Located<String>?
  package var step: AnyScalar?
  package var titleFormat: Located<String>?
  package var textFormat: Located<String>?
  package var tagKeys: Located<String>?
  package var target: AnyField?
  package var filter: AnyField?
  package var tags: AnyField?
  package var limit: AnyScalar?
  package var useValueForTime: Bool?
  package var query: Located<String>?
  package var placement: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where marks on the graphs come from."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name.")
    visit.key("builtIn", &builtIn, "1 for Grafana's own.")
    visit.key("datasource", &datasource, "Where it asks.")
    visit.key("enable", &enable, "Whether it is on.", .byDefault("true"))
    visit.key("hide", &hide, "Whether its switch is hidden.", .byDefault("false"))
    visit.key("iconColor", &iconColor, "Colour of the marks.")
    visit.key("type", &type, "dashboard, tags or other.")
    visit.key("expr", &expr.block, "PromQL of which a result makes a mark.")
    visit.key("step", &step, "Time between two results.")
    visit.key("titleFormat", &titleFormat, "Title of the mark.")
    visit.key("textFormat", &textFormat, "Text of the mark.")
    visit.key("tagKeys", &tagKeys, "Labels that become tags.")
    visit.key("target", &target, "Question of other datasources.")
    visit.key("filter", &filter, "Panels on which they are shown.")
    visit.key("tags", &tags, "Tags by which marks are chosen.")
    visit.key("limit", &limit, "Most marks.")
    visit.key("useValueForTime", &useValueForTime, "Whether the value is the time.")
    visit.key("query", &query.block, "Question of other datasources.")
    visit.key("placement", &placement, "Where its switch stands.")
  }
}

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
