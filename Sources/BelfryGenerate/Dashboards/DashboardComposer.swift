import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML
import Dispatch
import Synchronization

/// Makes Grafana's dashboards (classic model) and what provisions them.
struct DashboardComposer {
  let plan: StackPlan
  private static let datasource = Value.map([
    "type": .string("prometheus"), "uid": .string("prometheus"),
  ])

  /// A dashboard's parts: who contributes which sections.
  private struct Board: Sendable {
    var file: String
    var title: String
    var tags: [String]
    var parts: [PackInstance]
    /// Matchers of the alerts that it marks, where they are not those of its jobs.
    var alerts: String?
  }

  /// Dashboards by file name.
  func dashboards() -> [(name: String, value: Value)] {
    let boards = boards()
    let made = Mutex([Value](repeating: .null, count: boards.count))
    DispatchQueue.concurrentPerform(iterations: boards.count) { index in
      let value = dashboard(boards[index])
      made.withLock { $0[index] = value }
    }
    return zip(boards, made.withLock { $0 }).map { ($0.file, $1) }
  }

  private func boards() -> [Board] {
    var boards: [Board] = []
    func join(_ file: String, _ title: String, _ tag: String, _ instance: PackInstance) {
      if let index = boards.firstIndex(where: { $0.file == file }) {
        boards[index].parts.append(instance)
      } else {
        boards.append(
          Board(file: file, title: title, tags: [plan.project, tag], parts: [instance]))
      }
    }
    let titles = ["system": "Hosts and containers", "stack": "Monitoring itself", "logs": "Logs"]
    for instance in plan.instances {
      if instance.pack.name == "slo" {
        boards.append(
          Board(
            file: "slo", title: "Objectives", tags: [plan.project, "slo"], parts: [instance],
            alerts: "alertname=~\"ErrorBudgetBurn.+\""))
        continue
      }
      guard let board = instance.pack.board else { continue }
      switch instance.pack.manifest.kind?.value {
      case .workload: join("service-\(instance.name)", instance.name, "service", instance)
      case .dependency:
        join("dependency-\(instance.name)", instance.name, "dependency", instance)
      default:
        let name = board.board ?? "stack"
        join(name, titles[name] ?? name, "stack", instance)
      }
    }
    return boards
  }

  private func dashboard(_ board: Board) -> Value {
    var layout = PanelLayout()
    for instance in board.parts {
      let isSlo = instance.pack.name == "slo"
      let own = isSlo ? SloBoard(plan: plan).sections : instance.pack.board?.sections ?? []
      for section in own {
        let isShared = board.parts.count > 1
        let panels = section.panels.compactMap { panel($0.value, instance) }
        guard !panels.isEmpty else { continue }
        layout.row(isShared ? "\(instance.pack.manifest.title): \(section.title)" : section.title)
        for (spec, value) in panels { layout.add(spec, value) }
      }
    }
    return .map([
      "uid": .string(uid(board.file)), "title": .string("\(plan.title): \(board.title)"),
      "description": .string(""), "tags": .flow(board.tags.map { .string($0) }),
      "timezone": .string(plan.profile.timezone ?? Defaults.timezone), "editable": .bool(false),
      "graphTooltip": .integer(1), "schemaVersion": .integer(41), "refresh": .string("30s"),
      "time": .map(["from": .string("now-3h"), "to": .string("now")]),
      "annotations": .map(["list": .sequence([annotation(board)])]),
      "templating": .map(["list": .sequence(board.alerts == nil ? [variable(board)] : [])]),
      "links": .sequence([]), "panels": .sequence(layout.panels),
    ])
  }

  /// Grafana takes 40 characters at most.
  private func uid(_ file: String) -> String { String("\(plan.project)-\(file)".prefix(40)) }

  private func jobs(_ board: Board) -> String {
    var jobs: [String] = []
    for part in board.parts where !jobs.contains(part.job) { jobs.append(part.job) }
    return jobs.count == 1 ? "job=\"\(jobs[0])\"" : "job=~\"\(jobs.joined(separator: "|"))\""
  }

  private func annotation(_ board: Board) -> Value {
    .map([
      "name": .string("Alerts"), "datasource": Self.datasource, "enable": .bool(true),
      "iconColor": .string("red"),
      "expr": .string("ALERTS{alertstate=\"firing\", \(board.alerts ?? jobs(board))}"),
      "titleFormat": .string("{{alertname}}"), "textFormat": .string("{{instance}}"),
      "step": .string("60s"),
    ])
  }

  private func variable(_ board: Board) -> Value {
    let query = "label_values(up{\(jobs(board))}, instance)"
    let all = Value.map([
      "selected": .bool(true), "text": .sequence([.string("All")]),
      "value": .sequence([.string("$__all")]),
    ])
    return .map([
      "name": .string("instance"), "label": .string("Instance"), "type": .string("query"),
      "datasource": Self.datasource,
      "query": .map(["query": .string(query), "refId": .string("instance")]),
      "definition": .string(query), "refresh": .integer(2), "sort": .integer(1),
      "includeAll": .bool(true), "multi": .bool(true), "allValue": .string(".*"),
      "current": all, "hide": .integer(0), "regex": .string(""), "options": .sequence([]),
    ])
  }

  // MARK: Panels

  private func panel(_ spec: PanelSpec, _ instance: PackInstance) -> (PanelSpec, Value)? {
    let targets = spec.queries.enumerated().compactMap { index, query in
      target(query.value, index, spec, instance)
    }
    guard !targets.isEmpty else { return nil }
    let kind = spec.kind ?? .timeseries
    return (
      spec,
      .map([
        "type": .string(kind.rawValue), "title": .string(spec.title),
        "description": .string(spec.about), "timeFrom": spec.since.map { .string($0) },
        "datasource": Self.datasource,
        "fieldConfig": .map(["defaults": defaults(spec, instance), "overrides": .sequence([])]),
        "options": options(kind, spec), "targets": .sequence(targets),
      ])
    )
  }

  private func target(
    _ query: PanelQuery, _ index: Int, _ spec: PanelSpec, _ instance: PackInstance
  ) -> Value? {
    let binder = ExpressionBinder(instance)
    guard let parsed = parse(query.expr.value, options: .grafana).expression,
      binder.hasMetrics(of: parsed)
    else { return nil }
    var extras = ExpressionBinder.Extras()
    extras.matchers = [LabelMatcher("instance", .matches, "$instance")]
    let text = Printer().print(binder.bind(parsed, extras))
    let isInstant = query.instant ?? (spec.kind != .timeseries)
    return .map([
      "refId": .string(String(UnicodeScalar(UInt8(65 + index % 26)))),
      "datasource": Self.datasource, "editorMode": .string("code"), "expr": .string(text),
      "legendFormat": .string(query.legend.map { legend($0, binder) } ?? "__auto"),
      "instant": .bool(isInstant), "range": .bool(!isInstant),
      "format": spec.kind == .table ? .string("table") : nil,
    ])
  }

  /// `{{status}}` becomes the service's own label.
  private func legend(_ text: String, _ binder: ExpressionBinder) -> String {
    let parts = text.split(separator: "{{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { result, part in
      let name = part.prefix { $0 != "}" }
      return result + "{{" + binder.label(String(name)) + part.dropFirst(name.count)
    }
  }

  private func defaults(_ spec: PanelSpec, _ instance: PackInstance) -> Value {
    let limit = spec.limit.flatMap { instance.value(of: $0.value) }
    let isBelow = spec.below == true
    var steps: [Value] = [
      .map(["color": .string(isBelow && limit != nil ? "red" : "green"), "value": .null])
    ]
    if let limit {
      steps.append(
        .map(["color": .string(isBelow ? "green" : "red"), "value": .number(limit.decimalText)]))
    }
    let isSeries = spec.kind ?? .timeseries == .timeseries
    return .map([
      "unit": .string(spec.unit), "min": spec.minimum.map { .number($0.decimalText) },
      "max": spec.maximum.map { .number($0.decimalText) },
      "decimals": spec.decimals.map { .integer($0) },
      "color": .map(["mode": .string(isSeries ? "palette-classic" : "thresholds")]),
      "thresholds": .map(["mode": .string("absolute"), "steps": .sequence(steps)]),
      "custom": isSeries ? drawing(spec, hasLimit: limit != nil) : nil,
    ])
  }

  private func drawing(_ spec: PanelSpec, hasLimit: Bool) -> Value {
    let isStacked = spec.stack == true
    return .map([
      "drawStyle": .string("line"), "lineWidth": .integer(1),
      "fillOpacity": .integer(isStacked ? 30 : 10), "showPoints": .string("never"),
      "spanNulls": .bool(false),
      "stacking": .map(["mode": .string(isStacked ? "normal" : "none"), "group": .string("A")]),
      "thresholdsStyle": .map(["mode": .string(hasLimit ? "line" : "off")]),
    ])
  }

  private func options(_ kind: PanelSpec.Kind, _ spec: PanelSpec) -> Value {
    let reduce = Value.map([
      "calcs": .flow([.string("lastNotNull")]), "fields": .string(""), "values": .bool(false),
    ])
    switch kind {
    case .timeseries:
      return .map([
        "legend": .map([
          "displayMode": .string("list"), "placement": .string("bottom"), "showLegend": .bool(true),
          "calcs": .sequence([]),
        ]),
        "tooltip": .map(["mode": .string("multi"), "sort": .string("desc")]),
      ])
    case .stat:
      return .map([
        "reduceOptions": reduce, "colorMode": .string("value"), "graphMode": .string("area"),
        "textMode": .string("auto"), "justifyMode": .string("auto"), "orientation": .string("auto"),
      ])
    case .gauge, .bargauge:
      return .map(["reduceOptions": reduce, "orientation": .string("auto")])
    case .table: return .map(["showHeader": .bool(true), "cellHeight": .string("sm")])
    }
  }
}
