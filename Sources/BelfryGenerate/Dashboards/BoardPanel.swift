import BelfryCatalogue
import BelfryPromQL
import BelfryYAML

/// A panel whose queries are bound to the stack.
struct BoardPanel: Sendable {
  /// One bound query.
  struct Query: Sendable {
    var expr: String
    var legend: String?
    var isInstant: Bool?
  }

  /// How it draws and what it is called.
  var spec: PanelSpec
  var queries: [Query]
  /// The number at which it turns red.
  var limit: Double?
  /// The colour beyond the limit.
  var color = "red"
  var links: [BoardLink] = []

  init(_ spec: PanelSpec, _ queries: [Query], limit: Double? = nil) {
    self.spec = spec
    self.queries = queries
    self.limit = limit
  }

  /// A panel that no pack describes.
  init(
    _ title: String, _ kind: PanelSpec.Kind = .timeseries, unit: String, width: Int = 12,
    about: String, limit: Double? = nil, _ queries: [Query]
  ) {
    spec = PanelSpec()
    spec.title = title
    spec.kind = kind
    spec.unit = unit
    spec.width = width
    spec.about = about
    self.queries = queries
    self.limit = limit
  }

  var kind: PanelSpec.Kind { spec.kind ?? .timeseries }

  /// Grid rows that it asks for.
  var height: Int {
    let isSmall = kind == .stat || kind == .gauge && width <= 6
    return min(max(2, spec.height ?? (isSmall ? 4 : 8)), 30)
  }
  /// Columns that it asks for.
  var width: Int { min(max(1, spec.width ?? 12), 24) }
}

extension BoardPanel.Query {
  /// A query, laid out as others are, and the name of its series.
  init(_ expr: String, _ legend: String? = nil) {
    let laidOut = parse(expr, options: .grafana).expression.map { Printer().print($0) }
    self.init(expr: laidOut ?? expr, legend: legend, isInstant: nil)
  }
}
