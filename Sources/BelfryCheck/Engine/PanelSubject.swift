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

  /// Units where panels had them before Grafana 7; an axis says 'short' where nobody chose one.
  var oldUnits: [String] {
    let options = node["options"]
    let places =
      (node["yaxes"]?.items ?? []).map { $0["format"] } + (node["y_formats"]?.items ?? [])
      + [
        node["format"], options?["fieldOptions"]?["defaults"]?["unit"],
        options?["fieldOptions"]?["unit"], options?["valueOptions"]?["unit"],
      ]
    return places.compactMap { $0.flatMap { $0.kind == .scalar && !$0.isNull ? $0.text : nil } }
      .filter { !["", "short", "none"].contains($0) }
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

  /// Whether its answer is not shown, and nothing in the panel is made of it.
  var isHidden: Bool {
    guard kind == .panel, target["hide"]?.text == "true" else { return false }
    guard let letter = target["refId"]?.text, !letter.isEmpty else { return true }
    let expressions = DashboardWalk.targets(owner).flatMap { other in
      [other["expression"]].compactMap(\.self)
        + (other["conditions"].map { DashboardWalk.texts($0) } ?? [])
    }
    let steps = owner["transformations"].map { DashboardWalk.texts($0) } ?? []
    return !(expressions + steps).contains { node in
      node.kind == .scalar
        && (node.text == letter || GrafanaVariables.names(in: node.text).contains(letter))
    }
  }
}
