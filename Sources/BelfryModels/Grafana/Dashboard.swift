package import BelfrySource
package import BelfryYAML

/// A dashboard in Grafana's classic form (schema 42).
package struct Dashboard: Model, Sendable {
  package var inputs: [AnyField] = []
  package var elements: AnyField?
  package var requires: [AnyField] = []
  package var annotations: DashboardAnnotations?
  package var id: DashboardID?
  package var uid: Located<String>?
  package var title: Located<String>?
  package var description: Located<String>?
  package var tags: [Located<String>] = []
  package var editable: Located<Bool>?
  package var style: Located<String>?
  package var fiscalYearStartMonth: AnyScalar?
  package var graphTooltip: AnyScalar?
  package var links: [DashboardLink] = []
  package var liveNow: Bool?
  package var preload: Bool?
  package var panels: [Located<Panel>] = []
  package var rows: [DashboardRow] = []
  package var refresh: RefreshInterval?
  package var schemaVersion: Located<Int>?
  package var templating: DashboardTemplating?
  package var time: DashboardTime?
  package var timepicker: AnyField?
  package var timezone: Located<String>?
  package var version: AnyScalar?
  package var weekStart: Located<String>?
  package var gnetId: AnyScalar?
  package var iteration: AnyScalar?
  package var hideControls: Bool?
  package var sharedCrosshair: Bool?
  package var snapshot: AnyField?
  package var originalTitle: Located<String>?
  package var scopeMeta: AnyField?
  package var meta: AnyField?
  package var folderId: AnyScalar?
  package var folderUid: AnyScalar?
  package var nav: AnyField?
  package var slug: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A dashboard in Grafana's classic form (schema 42)."

  /// Reads a dashboard. Grafana ignores keys that it does not know, and plugins have keys of their
  /// own: of the unknown ones, only misspelt keys of the dashboard itself are reported.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Dashboard? {
    let before = context.diagnostics.count
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    if let inner = wrapped(node) {
      return inner["dashboard"] == nil ? decode(inner, &context) : nil
    }
    // The schema of elements and layouts is read by Grafana's API alone.
    if node["elements"]?.kind == .mapping, node["layout"]?.kind == .mapping { return nil }
    let dashboard = decodeKeys(node, &context)
    let own = Set(node.pairs.map(\.key.span))
    var index = before
    while index < context.diagnostics.count {
      let finding = context.diagnostics[index]
      let isMisspelt = !finding.fixes.isEmpty && finding.span.map { own.contains($0) } == true
      if finding.id == "yaml/unknown-key", !isMisspelt {
        context.diagnostics.remove(at: index)
      } else {
        index += 1
      }
    }
    context.nameValues(by: "grafana", from: before)
    return dashboard
  }

  /// The dashboard inside of what Grafana's API takes or keeps.
  private static func wrapped(_ node: Node) -> Node? {
    if let inner = node["dashboard"], inner.kind == .mapping, node["panels"] == nil { return inner }
    guard node["kind"]?.text == "Dashboard", node["apiVersion"] != nil else { return nil }
    return node["spec"].flatMap { $0.kind == .mapping ? $0 : nil }
  }

  /// The panels at any depth, rows left out.
  package var allPanels: [Located<Panel>] {
    (panels + rows.flatMap(\.panels)).flatMap { panel in
      panel.value.type?.value == "row" ? panel.value.panels : [panel]
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("__inputs", &inputs, "What is asked for when it is imported.")
    visit.key("__elements", &elements, "Library panels that come with it.")
    visit.key("__requires", &requires, "Plugins that it needs.")
    visit.key("annotations", &annotations, "Marks on the graphs.")
    visit.key("id", &id, "Number in Grafana's database; none in a file.")
    visit.key("uid", &uid, "Fixed id.")
    visit.key("title", &title, "Title.", .required)
    visit.key("description", &description.block, "What it shows.")
    visit.key("tags", &tags, "Tags.")
    visit.key("editable", &editable, "Whether it can be changed.", .byDefault("true"))
    visit.key(
      "style", &style, "dark or light.", .deprecated(since: "10.0", instead: "the user's theme"))
    visit.key(
      "fiscalYearStartMonth", &fiscalYearStartMonth,
      "First month of the business year.", .byDefault("0"))
    visit.key(
      "graphTooltip", &graphTooltip, "Whether graphs share a cursor: 0, 1 or 2.", .byDefault("0"))
    visit.key("links", &links, "Links at the top.")
    visit.key("liveNow", &liveNow, "Whether graphs move with the time.", .byDefault("false"))
    visit.key("preload", &preload, "Whether all panels are loaded at once.", .byDefault("false"))
    visit.key("panels", &panels, "The panels.")
    visit.key(
      "rows", &rows,
      "Rows of panels, before Grafana 5.",
      .deprecated(since: "5.0", instead: "panels with gridPos"))
    more(&visit)
  }

  private mutating func more(_ visit: inout some FieldVisitor) {
    visit.key("refresh", &refresh, "How often it is refreshed.")
    visit.key("schemaVersion", &schemaVersion, "Version of the form.")
    visit.key("templating", &templating, "Variables.")
    visit.key("time", &time, "Time that it shows first.")
    visit.key("timepicker", &timepicker, "Choices of the time picker.")
    visit.key("timezone", &timezone, "Time zone.", .byDefault("browser"))
    visit.key("version", &version, "Number of the change.")
    visit.key("weekStart", &weekStart, "First day of the week.")
    visit.key("gnetId", &gnetId, "Number at grafana.com.")
    visit.key("iteration", &iteration, "Moment of the last change of a variable.")
    visit.key("hideControls", &hideControls, "Whether the controls are hidden.")
    visit.key(
      "sharedCrosshair", &sharedCrosshair,
      "Whether graphs share a cursor.", .deprecated(since: "4.2", instead: "graphTooltip"))
    visit.key("snapshot", &snapshot, "What a snapshot is of.")
    visit.key("originalTitle", &originalTitle, "Title before Grafana 5.")
    visit.key("scopeMeta", &scopeMeta, "Scopes.")
    visit.key("meta", &meta, "What Grafana's interface adds.")
    visit.key("folderId", &folderId, "Folder, as the interface gives it.")
    visit.key("folderUid", &folderUid, "Folder, as the interface gives it.")
    visit.key("nav", &nav, "Navigation before Grafana 3.")
    visit.key("slug", &slug, "Name in the address, as the interface gives it.")
  }
}
