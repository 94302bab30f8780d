import BelfrySource
import BelfryYAML

/// Walks through a dashboard of Grafana.
enum DashboardWalk {
  /// The dashboard itself, where it stands wrapped as Grafana's API takes it.
  static func board(_ root: Node) -> Node {
    if isResource(root) { return root["spec"] ?? root }
    if let inner = root["dashboard"], inner.kind == .mapping, root["panels"] == nil { return inner }
    return root
  }

  /// Whether a dashboard is written as an object of Grafana's own API server.
  static func isResource(_ root: Node) -> Bool {
    root["kind"]?.text == "Dashboard"
      && root["apiVersion"]?.text.hasPrefix("dashboard.grafana.app/") == true
  }

  /// Whether a dashboard has the schema of elements and layouts, which came with Grafana 12.
  static func isSecondSchema(_ root: Node) -> Bool {
    if isResource(root) {
      return root["apiVersion"]?.text.hasPrefix("dashboard.grafana.app/v2") == true
    }
    let board = board(root)
    return board["elements"]?.kind == .mapping && board["layout"]?.kind == .mapping
  }

  /// Every panel at any depth, rows included, outer ones first; bounded.
  static func panels(_ board: Node) -> [Node] {
    var found: [Node] = []
    var open =
      (board["panels"]?.items ?? []) + (board["rows"]?.items ?? []).flatMap(inner)
    var depth = 0
    while !open.isEmpty, depth < 4 {
      let nodes = open.filter { $0.kind == .mapping }
      found += nodes
      open = nodes.flatMap(inner)
      depth += 1
    }
    return found
  }

  private static func inner(_ node: Node) -> [Node] { node["panels"]?.items ?? [] }

  /// The variables.
  static func variables(_ board: Node) -> [Node] {
    (board["templating"]?["list"]?.items ?? []).filter { $0.kind == .mapping }
  }

  /// Where marks on the graphs come from.
  static func annotations(_ board: Node) -> [Node] {
    (board["annotations"]?["list"]?.items ?? []).filter { $0.kind == .mapping }
  }

  /// Queries of a panel, or of a rule, that are shown or used.
  static func targets(_ panel: Node) -> [Node] {
    (panel["targets"]?.items ?? []).filter { $0.kind == .mapping }
  }

  /// Every place that names a datasource, in the file's order.
  static func datasources(_ board: Node) -> [Node] {
    let owners =
      annotations(board) + annotations(board).compactMap { $0["target"] } + variables(board)
      + panels(board).flatMap { [$0] + targets($0) }
    return owners.compactMap { $0["datasource"] }.filter { !$0.isNull }
      .sorted { $0.span.start < $1.span.start }
  }

  /// The name or uid that a reference holds.
  static func identity(_ reference: Node) -> Node? {
    let node = reference.kind == .mapping ? reference["uid"] : reference
    guard let node, node.kind == .scalar, !node.isNull, !node.text.isEmpty else { return nil }
    return node
  }

  /// Every scalar below a node but those below the given ones.
  static func texts(_ root: Node, except hidden: Node? = nil) -> [Node] {
    root.scalars(below: hidden, most: 1_000_000)
  }
}
