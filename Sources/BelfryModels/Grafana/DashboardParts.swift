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
