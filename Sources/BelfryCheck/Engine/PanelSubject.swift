import BelfryYAML

/// A panel of a dashboard.
struct PanelSubject: Sendable {
  let node: Node
  /// The whole dashboard.
  let root: Node
  /// Its queries in PromQL that parsed.
  var queries: [ExpressionSubject] = []
  /// Whether all of its queries are among them.
  var isWhole = false

  var type: String { node["type"]?.text ?? "" }
  var title: String { node["title"]?.text ?? "" }

  /// Units of all series, and of single ones.
  var units: [Node] {
    let overrides = (node["fieldConfig"]?["overrides"]?.items ?? []).flatMap {
      $0["properties"]?.items ?? []
    }
    .filter { $0["id"]?.text == "unit" }.compactMap { $0["value"] }
    return ([unit].compactMap(\.self) + overrides).filter { !$0.isNull && !$0.text.isEmpty }
  }

  /// The unit of all series.
  var unit: Node? {
    node["fieldConfig"]?["defaults"]?["unit"]
      .flatMap { $0.isNull || $0.text.isEmpty ? nil : $0 }
  }

  /// Whether the results are changed before they are shown.
  var isTransformed: Bool { !(node["transformations"]?.items ?? []).isEmpty }
}

/// Where an expression stands in a dashboard, or in one of Grafana's own rules.
struct DashboardQuery: Sendable {
  /// What asks it.
  enum Kind: Sendable {
    case panel, annotation, variable, alert
  }

  let kind: Kind
  /// What it belongs to: a panel, an annotation, a variable or a rule.
  let owner: Node
  /// The settings of the query itself.
  let target: Node

  /// Whether the answer is one value a series rather than a graph over time.
  var isInstant: Bool { target["instant"]?.text == "true" && target["range"]?.text != "true" }
}
