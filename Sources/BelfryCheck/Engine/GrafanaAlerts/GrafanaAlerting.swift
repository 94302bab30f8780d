import BelfryYAML

/// Walks through Grafana's own alert rules, contact points and policies.
enum GrafanaAlerting {
  /// Every rule of every group.
  static func rules(_ root: Node) -> [Node] {
    (root["groups"]?.items ?? []).flatMap { $0["rules"]?.items ?? [] }.filter {
      $0.kind == .mapping
    }
  }

  /// Whether a query of a rule is an expression over other queries.
  static func isExpression(_ data: Node) -> Bool {
    ["__expr__", "-100"].contains(data["datasourceUid"]?.text)
  }

  /// Every policy, outer ones first; bounded, since aliases may nest.
  static func policies(_ root: Node) -> [Node] {
    var found: [Node] = []
    var open = (root["policies"]?.items ?? []).filter { $0.kind == .mapping }
    while !open.isEmpty, found.count < 10_000 {
      found += open
      open = open.flatMap { $0["routes"]?.items ?? [] }.filter { $0.kind == .mapping }
    }
    return found
  }

  /// Places that name a contact point: policies, and rules that name one themselves.
  static func receivers(_ root: Node) -> [Node] {
    (policies(root).compactMap { $0["receiver"] }
      + rules(root).compactMap { $0["notification_settings"]?["receiver"] })
      .filter { $0.kind == .scalar && !$0.isNull && !$0.text.isEmpty }
  }

  /// Places that name times.
  static func times(_ root: Node) -> [Node] {
    let owners = policies(root) + rules(root).compactMap { $0["notification_settings"] }
    return owners.flatMap { owner in
      ["mute_time_intervals", "active_time_intervals"].flatMap { owner[$0]?.items ?? [] }
    }.filter { $0.kind == .scalar && !$0.isNull }
  }

  /// Every integration of every contact point.
  static func integrations(_ root: Node) -> [Node] {
    (root["contactPoints"]?.items ?? []).flatMap { $0["receivers"]?.items ?? [] }
      .filter { $0.kind == .mapping }
  }
}
