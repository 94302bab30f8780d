package import BelfrySource
package import BelfryYAML

/// A panel of a dashboard.
package struct Panel: Model, Sendable {
  package var id: Located<Int>?
  package var type: Located<String>?
  package var title: Located<String>?
  package var description: Located<String>?
  package var datasource: DatasourceReference?
  package var gridPos: Located<GridPosition>?
  package var targets: [Located<PanelTarget>] = []
  package var fieldConfig: FieldConfig?
  package var options: AnyField?
  package var transparent: Bool?
  package var links: [DashboardLink] = []
  package var interval: AnyScalar?
  package var maxDataPoints: AnyScalar?
  package var timeFrom: AnyScalar?
  package var timeShift: AnyScalar?
  package var hideTimeOverride: Bool?
  package var `repeat`: Located<String>?
  package var repeatDirection: Located<String>?
  package var maxPerRow: AnyScalar?
  package var transformations: [AnyField] = []
  package var collapsed: Bool?
  package var panels: [Located<Panel>] = []
  package var libraryPanel: AnyField?
  package var pluginVersion: Located<String>?
  package var cacheTimeout: AnyScalar?
  package var queryCachingTTL: AnyScalar?
  package var alert: AnyField?
  package var repeatPanelId: AnyScalar?
  package var scopedVars: AnyField?
  package var error: AnyField?
  package var editable: AnyScalar?
  package var span: AnyScalar?
  package var height: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A panel of a dashboard."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("id", &id, "Number in the dashboard.")
    visit.key("type", &type, "Its plugin.")
    visit.key("title", &title, "Title.")
    visit.key("description", &description.block, "What it shows.")
    visit.key("datasource", &datasource, "Where its queries ask.")
    visit.key("gridPos", &gridPos, "Where it stands.")
    visit.key("targets", &targets, "Its queries.")
    visit.key("fieldConfig", &fieldConfig, "Units, limits and colours.")
    visit.key("options", &options, "Settings of the plugin.")
    visit.key("transparent", &transparent, "Whether it has no background.", .byDefault("false"))
    visit.key("links", &links, "Links of the panel.")
    visit.key("interval", &interval, "Least time between two points.")
    visit.key("maxDataPoints", &maxDataPoints, "Most points.")
    visit.key("timeFrom", &timeFrom, "Time in place of the dashboard's.")
    visit.key("timeShift", &timeShift, "How far back it looks.")
    visit.key("hideTimeOverride", &hideTimeOverride, "Whether that is not shown.")
    visit.key("repeat", &`repeat`, "Variable for whose values it is repeated.")
    visit.key("repeatDirection", &repeatDirection, "h or v.")
    visit.key("maxPerRow", &maxPerRow, "Most repetitions in a row.")
    visit.key("transformations", &transformations, "Steps over the results.")
    visit.key("collapsed", &collapsed, "Whether a row is closed.")
    visit.key("panels", &panels, "Panels of a closed row.")
    more(&visit)
  }

  private mutating func more(_ visit: inout some FieldVisitor) {
    visit.key("libraryPanel", &libraryPanel, "The library panel that it is.")
    visit.key("pluginVersion", &pluginVersion, "Version of the plugin.")
    visit.key("cacheTimeout", &cacheTimeout, "How long results are kept.")
    visit.key("queryCachingTTL", &queryCachingTTL, "How long results are kept.")
    visit.key("alert", &alert, "Alert before Grafana 9.")
    visit.key("repeatPanelId", &repeatPanelId, "Panel that it repeats.")
    visit.key("scopedVars", &scopedVars, "What Grafana's interface adds.")
    visit.key("error", &error, "What Grafana's interface adds.")
    visit.key("editable", &editable, "Whether it can be changed.")
    visit.key("span", &span, "Width before Grafana 5.")
    visit.key("height", &height, "Height before Grafana 5.")
  }
}

/// Where a panel stands, on a grid of 24 columns.
package struct GridPosition: Model, Sendable {
  package var h: Int = 8
  package var w: Int = 12
  package var x: Int = 0
  package var y: Int = 0
  package var `static`: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where a panel stands, on a grid of 24 columns."

  /// A place on the grid.
  package init(x: Int, y: Int, width: Int, height: Int) {
    (self.x, self.y, w, h) = (x, y, width, height)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("h", &h, "Height; a unit is 30 pixels.", .byDefault("9"))
    visit.key("w", &w, "Width, of 24.", .byDefault("12"))
    visit.key("x", &x, "Columns to the left.", .byDefault("0"))
    visit.key("y", &y, "Units above.", .byDefault("0"))
    visit.key("static", &`static`, "Whether it cannot be moved.")
  }
}

/// A query of a panel.
package struct PanelTarget: Model, Sendable {
  package var datasource: DatasourceReference?
  package var refId: Located<String>?
  package var expr: Located<String>?
  package var legendFormat: Located<String>?
  package var format: Located<String>?
  package var instant: Bool?
  package var range: Bool?
  package var exemplar: Bool?
  package var interval: AnyScalar?
  package var intervalFactor: AnyScalar?
  package var step: AnyScalar?
  package var hide: Bool?
  package var editorMode: Located<String>?
  package var query: AnyField?
  package var queryType: AnyField?
  package var metrics: AnyField?
  package var bucketAggs: AnyField?
  package var timeField: AnyField?
  package var alias: AnyField?
  package var metric: AnyField?
  package var useBackend: AnyField?
  package var disableTextWrap: AnyField?
  package var fullMetaSearch: AnyField?
  package var includeNullMetadata: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A query of a panel."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("datasource", &datasource, "Where it asks.")
    visit.key("refId", &refId, "Its letter.")
    visit.key("expr", &expr.block, "PromQL.")
    visit.key("legendFormat", &legendFormat, "Text of the legend, with {{label}}.")
    visit.key("format", &format, "time_series, table or heatmap.")
    visit.key("instant", &instant, "Whether one point is asked for.")
    visit.key("range", &range, "Whether the whole time is asked for.")
    visit.key("exemplar", &exemplar, "Whether exemplars are asked for.")
    visit.key("interval", &interval, "Least time between two points.")
    visit.key("intervalFactor", &intervalFactor, "What that is multiplied by.")
    visit.key("step", &step, "Time between two points.")
    visit.key("hide", &hide, "Whether it is not shown.")
    visit.key("editorMode", &editorMode, "code or builder.")
    visit.key("query", &query, "Question of other datasources.")
    visit.key("queryType", &queryType, "Kind of question.")
    visit.key("metrics", &metrics, "Metrics of Elasticsearch.")
    visit.key("bucketAggs", &bucketAggs, "Buckets of Elasticsearch.")
    visit.key("timeField", &timeField, "Field of the time in Elasticsearch.")
    visit.key("alias", &alias, "Text of the legend in other datasources.")
    visit.key("metric", &metric, "Metric in the builder.")
    visit.key("useBackend", &useBackend, "What the editor keeps.")
    visit.key("disableTextWrap", &disableTextWrap, "What the editor keeps.")
    visit.key("fullMetaSearch", &fullMetaSearch, "What the editor keeps.")
    visit.key("includeNullMetadata", &includeNullMetadata, "What the editor keeps.")
  }
}
