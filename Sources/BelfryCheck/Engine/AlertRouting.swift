import BelfryModels
import BelfrySource
import BelfryYAML

/// What becomes of the bundle's alerts in its Alertmanager.
///
/// Only there where the bundle has one configuration of Alertmanager, and alerts.
struct AlertRouting {
  /// The configuration.
  let config: Workspace.File
  /// The bundle's alerts.
  let alerts: [AlertFacts]
  /// Labels that a whole group or the server itself may add, whose values are not looked at.
  private let added: Set<String>
  /// Whether labels are rewritten on their way, so that nothing is known of them.
  private let isRewritten: Bool

  init?(_ workspace: Workspace) {
    let configs = workspace.files(.alertmanagerConfig)
    guard configs.count == 1, let config = configs.first, !workspace.alerts.isEmpty else {
      return nil
    }
    self.config = config
    alerts = workspace.alerts
    let servers = workspace.files(.prometheusConfig).map(\.root)
    var added: Set<String> = []
    for server in servers {
      added.formUnion(server["global"]?["external_labels"]?.merged.map(\.key.text) ?? [])
    }
    for group in workspace.files(.rules).flatMap({ $0.root["groups"]?.items ?? [] }) {
      added.formUnion(group["labels"]?.merged.map(\.key.text) ?? [])
    }
    self.added = added
    isRewritten = servers.contains { server in
      guard let alerting = server["alerting"] else { return false }
      let own = (alerting["alertmanagers"]?.items ?? []).contains {
        $0["alert_relabel_configs"] != nil
      }
      return own || alerting["alert_relabel_configs"] != nil
    }
  }

  /// Whether every rule file that a server names is there, so that no other alert can come.
  static func knowsEveryAlert(_ workspace: Workspace) -> Bool {
    workspace.servers.allSatisfy { server in
      (server.config.root["rule_files"]?.items ?? []).allSatisfy { entry in
        workspace.files(.rules, at: entry, server).map { !$0.isEmpty } ?? false
      }
    }
  }

  /// Whether an alert may carry a label when it arrives.
  func mayHave(_ label: String, _ alert: AlertFacts) -> Bool {
    isRewritten || added.contains(label) || alert.mayHave(label)
  }

  /// The value of a label in an alert, empty where it is surely absent; nothing where it is not known.
  func value(of label: String, in alert: AlertFacts) -> String? {
    guard !isRewritten else { return nil }
    if label == "alertname" { return alert.name.text }
    if let own = alert.label(label) { return own.text.contains("{{") ? nil : own.text }
    return added.contains(label) || alert.mayHave(label) ? nil : ""
  }

  /// Whether an alert meets all matchers; nothing where that is not known.
  func meets(_ matchers: [AlertMatcher], _ alert: AlertFacts) -> Bool? {
    var isKnown = true
    for matcher in matchers {
      guard let value = value(of: matcher.name, in: alert),
        let isMet = matcher.matches(value)
      else {
        isKnown = false
        continue
      }
      if !isMet { return false }
    }
    return isKnown ? true : nil
  }

  /// Where an alert stops: routes with the receivers that they name or take over.
  struct Stop {
    let route: Node
    let receiver: String
    /// Whether no route took the alert, so that it stays at the root.
    let isRoot: Bool
  }

  /// Where an alert stops; nothing where that is not known.
  func stops(_ alert: AlertFacts) -> [Stop]? {
    guard let root = config.root["route"] else { return nil }
    return stops(alert, root, root["receiver"]?.text ?? "", depth: 0)
  }

  private func stops(_ alert: AlertFacts, _ route: Node, _ receiver: String, depth: Int) -> [Stop]?
  {
    guard depth < 100 else { return nil }
    var found: [Stop] = []
    for child in route["routes"]?.items ?? [] where child.kind == .mapping {
      let matchers = AlertmanagerWalk.matchers(child, AlertmanagerWalk.routeKeys).map(\.matcher)
      guard let isMet = meets(matchers, alert) else { return nil }
      guard isMet else { continue }
      let own = child["receiver"].flatMap { $0.isNull || $0.text.isEmpty ? nil : $0.text }
      guard let inner = stops(alert, child, own ?? receiver, depth: depth + 1) else { return nil }
      found += inner
      if child["continue"]?.text != "true" { break }
    }
    if !found.isEmpty { return found }
    return [Stop(route: route, receiver: receiver, isRoot: depth == 0)]
  }

  /// Whether a receiver tells anybody.
  func tells(_ receiver: String) -> Bool {
    (config.root["receivers"]?.items ?? []).contains { node in
      node["name"]?.text == receiver
        && node.merged.contains { $0.key.text.hasSuffix("_configs") && !$0.value.items.isEmpty }
    }
  }
}
