import BelfryCatalogue
import BelfrySource
import BelfryYAML

/// Writes a panel as Grafana's classic model has it (11 to 13).
struct PanelWriter {
  /// The datasource that the dashboard's variable chooses.
  static let datasource = Value.map([
    "type": .string("prometheus"), "uid": .string("${datasource}"),
  ])

  let panel: BoardPanel
  private let hasExemplars: Bool
  private var spec: PanelSpec { panel.spec }

  /// A panel; with exemplars, histograms show points of single traces.
  init(_ panel: BoardPanel, _ hasExemplars: Bool) {
    self.panel = panel
    self.hasExemplars = hasExemplars
  }

  /// The panel without number and place.
  var value: Value {
    .map([
      "type": .string(panel.kind.rawValue), "title": .string(spec.title),
      "description": .string(spec.about),
      "timeFrom": (spec.since ?? spec.trend).map { .string($0) },
      "hideTimeOverride": spec.trend == nil ? nil : .bool(true),
      "datasource": Self.datasource,
      "fieldConfig": .map(["defaults": defaults, "overrides": .sequence([])]),
      "options": options,
      "transformations": spec.columns.isEmpty ? nil : columns,
      "links": panel.links.isEmpty ? nil : .sequence(panel.links.map(\.ofPanel)),
      "targets": .sequence(panel.queries.enumerated().map(target)),
    ])
  }

  private func target(_ index: Int, _ query: BoardPanel.Query) -> Value {
    let isInstant = query.isInstant ?? (panel.kind != .timeseries && spec.trend == nil)
    return .map([
      "refId": .string(String(UnicodeScalar(UInt8(65 + index % 26)))),
      "datasource": Self.datasource, "editorMode": .string("code"), "expr": .string(query.expr),
      "legendFormat": .string(query.legend ?? "__auto"),
      "instant": .bool(isInstant), "range": .bool(!isInstant),
      "exemplar": hasExemplars && !isInstant && query.expr.contains("_bucket")
        ? .bool(true) : nil,
      "format": panel.kind == .table ? .string("table") : nil,
    ])
  }

  // MARK: Fields

  private var defaults: Value {
    let isBelow = spec.below == true
    var steps: [Value] = [
      .map([
        "color": .string(isBelow && panel.limit != nil ? panel.color : "green"), "value": .null,
      ])
    ]
    if let limit = panel.limit {
      steps.append(
        .map([
          "color": .string(isBelow ? "green" : panel.color), "value": .number(limit.decimalText),
        ]))
    }
    let isSeries = panel.kind == .timeseries
    return .map([
      "unit": .string(spec.unit), "min": spec.minimum.map { .number($0.decimalText) },
      "max": spec.maximum.map { .number($0.decimalText) },
      "decimals": spec.decimals.map { .integer($0) },
      "color": .map(["mode": .string(isSeries ? "palette-classic" : "thresholds")]),
      "thresholds": .map(["mode": .string("absolute"), "steps": .sequence(steps)]),
      "custom": isSeries ? drawing : nil,
    ])
  }

  private var drawing: Value {
    let isStacked = spec.stack == true
    return .map([
      "drawStyle": .string("line"), "lineWidth": .integer(1),
      "fillOpacity": .integer(isStacked ? 30 : 10), "showPoints": .string("never"),
      "spanNulls": .bool(false),
      "stacking": .map(["mode": .string(isStacked ? "normal" : "none"), "group": .string("A")]),
      "thresholdsStyle": .map(["mode": .string(panel.limit != nil ? "line" : "off")]),
    ])
  }

  /// Keeps the labels that are asked for, in that order, under their headings.
  private var columns: Value {
    let names = spec.columns.entries.map(\.key.value)
    let order = names.enumerated().map { Value.Entry($1, .integer($0)) }
    let headings = spec.columns.entries.map { Value.Entry($0.key.value, .string($0.value)) }
    return .sequence([
      .map([
        "id": .string("filterFieldsByName"),
        "options": .map(["include": .map(["names": .words(names)])]),
      ]),
      .map([
        "id": .string("organize"),
        "options": .map([
          "excludeByName": .map([:]), "indexByName": .mapping(order),
          "renameByName": .mapping(headings),
        ]),
      ]),
    ])
  }

  // MARK: Options

  private var options: Value {
    let reduce = Value.map([
      "calcs": .flow([.string("lastNotNull")]), "fields": .string(""), "values": .bool(false),
    ])
    switch panel.kind {
    case .timeseries:
      return .map([
        "legend": .map([
          "displayMode": .string("list"), "placement": .string("bottom"), "showLegend": .bool(true),
          "calcs": .sequence([]),
        ]),
        "tooltip": .map(["mode": .string("multi"), "sort": .string("desc")]),
      ])
    case .stat:
      let isTrend = spec.trend != nil
      return .map([
        "reduceOptions": reduce, "colorMode": .string("value"), "graphMode": .string("area"),
        "textMode": .string("auto"), "justifyMode": .string("auto"), "orientation": .string("auto"),
        "showPercentChange": isTrend ? .bool(true) : nil,
        "percentChangeColorMode": isTrend ? .string(changeColor) : nil,
      ])
    case .gauge, .bargauge:
      return .map(["reduceOptions": reduce, "orientation": .string("auto")])
    case .table: return .map(["showHeader": .bool(true), "cellHeight": .string("sm")])
    }
  }

  /// Whether a rise is good, bad, or neither.
  private var changeColor: String {
    guard panel.limit != nil else { return "same_as_value" }
    return spec.below == true ? "standard" : "inverted"
  }
}
