import BelfryProfile
import BelfrySource
import BelfryYAML

/// Writes a dashboard as Grafana's classic model has it (11 to 13).
struct BoardWriter {
  let plan: StackPlan
  let board: Board

  init(_ plan: StackPlan, _ board: Board) { (self.plan, self.board) = (plan, board) }

  /// The dashboard.
  var value: Value {
    var layout = PanelLayout(hasExemplars: plan.has("otel"))
    for section in board.sections where !section.panels.isEmpty {
      layout.row(section.title)
      for panel in section.panels { layout.add(panel) }
    }
    layout.breakLine()
    return .map([
      "uid": .string(Self.uid(plan.project, board.file)), "title": .string(board.title),
      "description": .string(board.about), "tags": .words(board.tags),
      "timezone": .string(plan.profile.timezone ?? Defaults.timezone), "editable": .bool(false),
      "graphTooltip": .integer(1), "schemaVersion": .integer(41), "refresh": .string("30s"),
      "time": .map(["from": .string("now-3h"), "to": .string("now")]),
      "annotations": .map(["list": .sequence(annotations)]),
      "templating": .map(["list": .sequence(variables)]),
      "links": .sequence(links), "panels": .sequence(layout.panels),
    ])
  }

  /// The dashboard's uid, stable as long as project and file are; Grafana takes 40 letters, digits,
  /// '-' and '_' at most.
  static func uid(_ project: String, _ file: String) -> String {
    let whole = "\(project)-\(file)"
    let plain = String(whole.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "_" })
    guard plain != whole || whole.utf8.count > 40 else { return whole }
    return "\(plain.prefix(31))-\(Digest(of: Array(whole.utf8)).hex.prefix(8))"
  }

  // MARK: Annotations

  private var annotations: [Value] {
    var list: [Value] = []
    if let alerts = board.alerts {
      list.append(
        annotation(
          BoardMoment(
            name: "Alerts", expr: alerts, title: "{{alertname}}", text: "{{service}} {{instance}}"),
          color: "red"))
    }
    for moment in board.marks { list.append(annotation(moment, color: "blue")) }
    return list
  }

  private func annotation(_ moment: BoardMoment, color: String) -> Value {
    .map([
      "name": .string(moment.name), "datasource": PanelWriter.datasource, "enable": .bool(true),
      "iconColor": .string(color), "expr": .string(moment.expr),
      "titleFormat": .string(moment.title), "textFormat": .string(moment.text),
      "step": .string("60s"),
    ])
  }

  // MARK: Variables

  private var variables: [Value] {
    var list = [datasource]
    let jobs = board.jobs
    if jobs.count > 1 {
      list.append(
        query("job", "Job", "label_values(up{job=~\"\(jobs.joined(separator: "|"))\"}, job)"))
    }
    if let job = jobs.first {
      let matcher = jobs.count == 1 ? "job=\"\(job)\"" : "job=~\"$job\""
      list.append(query("instance", "Instance", "label_values(up{\(matcher)}, instance)"))
    }
    if !board.services.isEmpty { list.append(services) }
    return list
  }

  private var datasource: Value {
    .map([
      "name": .string("datasource"), "label": .string("Source"), "type": .string("datasource"),
      "query": .string("prometheus"), "regex": .string(""), "refresh": .integer(1),
      "current": .map([
        "selected": .bool(true), "text": .string("Prometheus"), "value": .string("prometheus"),
      ]),
      "includeAll": .bool(false), "multi": .bool(false), "hide": .integer(0),
      "options": .sequence([]),
    ])
  }

  private func query(_ name: String, _ label: String, _ query: String) -> Value {
    .map([
      "name": .string(name), "label": .string(label), "type": .string("query"),
      "datasource": PanelWriter.datasource,
      "query": .map(["query": .string(query), "refId": .string(name)]),
      "definition": .string(query), "refresh": .integer(2), "sort": .integer(1),
      "includeAll": .bool(true), "multi": .bool(true), "allValue": .string(".*"),
      "current": Self.all, "hide": .integer(0), "regex": .string(""), "options": .sequence([]),
    ])
  }

  private static let all = Value.map([
    "selected": .bool(true), "text": .sequence([.string("All")]),
    "value": .sequence([.string("$__all")]),
  ])

  private var services: Value {
    let options = board.services.map { name in
      Value.map(["selected": .bool(false), "text": .string(name), "value": .string(name)])
    }
    return .map([
      "name": .string("service"), "label": .string("Service"), "type": .string("custom"),
      "query": .string(board.services.joined(separator: ",")), "includeAll": .bool(true),
      "multi": .bool(true), "allValue": .string(".*"), "current": Self.all, "hide": .integer(0),
      "options": .sequence(options),
    ])
  }

  // MARK: Links

  private var links: [Value] {
    let others = Value.map([
      "title": .string(plan.title), "type": .string("dashboards"), "icon": .string("external link"),
      "tags": .words([plan.project]), "asDropdown": .bool(true), "includeVars": .bool(false),
      "keepTime": .bool(true), "targetBlank": .bool(false), "tooltip": .string(""),
      "url": .string(""),
    ])
    return [others]
      + board.links.map { link in
        .map([
          "title": .string(link.title), "type": .string("link"), "icon": .string("external link"),
          "tags": .sequence([]), "asDropdown": .bool(false), "includeVars": .bool(false),
          "keepTime": .bool(false), "targetBlank": .bool(true), "tooltip": .string(""),
          "url": .string(link.url),
        ])
      }
  }
}
