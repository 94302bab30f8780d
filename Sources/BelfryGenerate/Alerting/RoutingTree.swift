import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Turns routes of the profile into Alertmanager's tree, so that every alert reaches each channel
/// that the profile names for it, and each of them once.
///
/// - An alert that names channels itself reaches exactly those: it carries them in the label
///   `notify`.
/// - Any other takes the first route that fits, and, where that says `continue`, the next ones
///   that fit as well. A channel that an earlier one of these has told already is left out of the
///   later ones by routes below them.
/// - Channels that differ by severity have a receiver for each severity.
struct RoutingTree: Sendable {
  private(set) var root: RouteNode
  private(set) var receivers: [PlannedReceiver] = []
  private let profile: Profile
  private let maintenance: [String]

  /// The tree of a profile; `chosen` are the lists of channels that alerts name themselves.
  init(_ profile: Profile, chosen: [[String]]) {
    self.profile = profile
    maintenance = profile.maintenance.map(\.value)
    let all = profile.channels.keys
    root = RouteNode(receiver: all.isEmpty ? "nobody" : "everybody")
    if !all.isEmpty { _ = receiver(all, nil) }
    let grouping = profile.grouping
    root.groupBy = grouping.by.isEmpty ? ["alertname", "service"] : grouping.by.map(\.value.text)
    root.wait = grouping.wait?.value.description ?? Defaults.groupWait
    root.interval = grouping.interval?.value.description ?? Defaults.groupInterval
    root.repeatInterval = grouping.repeatInterval?.value.description ?? Defaults.repeatInterval
    root.routes = [watchdog()]
    for channels in chosen { root.routes.append(named(channels)) }
    for (index, route) in profile.routes.enumerated() {
      root.routes.append(node(route.value, profile.routes[..<index].map(\.value)))
    }
    if !profile.routes.contains(where: { Self.takesAll($0.value) }) { addRest(all) }
    if uses("nobody", root) {
      receivers.insert(PlannedReceiver(name: "nobody", channels: []), at: 0)
    }
  }

  /// Where alerts go that no route takes: to every channel, so that none is lost.
  private mutating func addRest(_ channels: [String]) {
    let outer = RouteNode(receiver: root.receiver, mute: maintenance)
    let going = profile.routes.filter { $0.value.goesOn == true }.map { RouteCondition($0.value) }
    let taken = profile.routes.map { RouteCondition($0.value) }
    let rest = below(channels, [], RouteCondition(), outer, without: taken)
    guard !rest.isEmpty || !maintenance.isEmpty else { return }
    // Routes that go on have told alerts already that would come here as well.
    for condition in going {
      root.routes.append(RouteNode(receiver: "nobody", matchers: condition.matchers()))
    }
    if maintenance.isEmpty {
      root.routes += rest
    } else if !channels.isEmpty {
      // The root itself cannot be muted.
      root.routes.append(
        RouteNode(receiver: root.receiver, mute: maintenance, routes: rest))
    }
  }

  /// Whether every alert that comes to a route takes it.
  private static func takesAll(_ route: RouteProfile) -> Bool {
    RouteCondition(route).allowed.isEmpty
  }

  private func uses(_ receiver: String, _ node: RouteNode) -> Bool {
    node.receiver == receiver || node.routes.contains { uses(receiver, $0) }
  }

  /// The watchdog fires always: it feeds the dead man's switch, and never reaches people.
  private mutating func watchdog() -> RouteNode {
    var node = RouteNode(receiver: "nobody", matchers: ["alertname=\"Watchdog\""])
    guard let heartbeat = profile.heartbeat else { return node }
    receivers.append(PlannedReceiver(name: "heartbeat", channels: ["heartbeat"]))
    node.receiver = "heartbeat"
    let usual = PrometheusDuration(Defaults.heartbeat) ?? PrometheusDuration(seconds: 60)
    let every = heartbeat.every?.value ?? usual
    node.groupBy = ["alertname"]
    node.wait = "0s"
    node.interval = PrometheusDuration(milliseconds: max(1000, every.milliseconds / 2)).description
    node.repeatInterval = every.description
    return node
  }

  /// Where alerts go that name their channels themselves.
  private mutating func named(_ channels: [String]) -> RouteNode {
    let condition = RouteCondition(["notify": [Self.label(channels)]])
    var node = RouteNode(
      receiver: receiver(channels, nil), matchers: condition.matchers(), mute: maintenance)
    node.routes = below(channels, [], condition, node)
    return node
  }

  /// The value of the label `notify`.
  static func label(_ channels: [String]) -> String { channels.joined(separator: "+") }

  private mutating func node(_ route: RouteProfile, _ before: [RouteProfile]) -> RouteNode {
    let condition = RouteCondition(route)
    let earlier = before.filter { $0.goesOn == true && RouteCondition($0).and(condition) != nil }
    var channels = route.channels.map(\.value)
    for other in earlier where condition.implies(RouteCondition(other)) {
      channels.removeAll { other.channels.map(\.value).contains($0) }
    }
    var node = RouteNode(
      receiver: receiver(channels, condition.severity), matchers: condition.matchers())
    node.groupBy = route.groupBy.map(\.value.text)
    node.wait = route.wait?.value.description
    node.interval = route.groupInterval?.value.description
    node.repeatInterval = route.repeatInterval?.value.description
    node.goesOn = route.goesOn == true
    node.mute = maintenance + route.mute.map(\.value).filter { !maintenance.contains($0) }
    node.active = route.only.map(\.value)
    let rest = earlier.filter { !condition.implies(RouteCondition($0)) }
    node.routes = below(channels, rest[...], condition, node)
    return node
  }

  /// Routes below a node: for alerts of which an earlier route has told some of the channels, then
  /// for severities with receivers of their own.
  private mutating func below(
    _ channels: [String], _ earlier: ArraySlice<RouteProfile>, _ condition: RouteCondition,
    _ outer: RouteNode, without others: [RouteCondition] = []
  ) -> [RouteNode] {
    var nodes: [RouteNode] = []
    // Alerts that the routes before take.
    var taken = others
    for (index, other) in zip(earlier.indices, earlier) {
      let told = Set(other.channels.map(\.value))
      guard !told.isDisjoint(with: channels), let both = condition.and(RouteCondition(other)),
        !taken.contains(where: both.implies)
      else { continue }
      taken.append(both)
      let left = channels.filter { !told.contains($0) }
      var node = RouteNode(
        receiver: receiver(left, both.severity), matchers: both.matchers(below: condition),
        mute: outer.mute, active: outer.active)
      node.routes = below(left, earlier[(index + 1)...], both, node)
      nodes.append(node)
    }
    guard condition.severity == nil else { return nodes }
    for severity in condition.severities where differs(channels, severity) {
      let own = RouteCondition(["severity": [severity.rawValue]])
      guard let both = condition.and(own), !taken.contains(where: both.implies) else { continue }
      nodes.append(
        RouteNode(
          receiver: receiver(channels, severity), matchers: own.matchers(), mute: outer.mute,
          active: outer.active))
    }
    return nodes
  }

  /// Whether a severity's receivers are others than the usual ones.
  private func differs(_ channels: [String], _ severity: AlertSeverity) -> Bool {
    channels.contains { name in
      let channel = profile.channels[name]
      return channel?.email?.to.own[severity] != nil || channel?.slack?.channel.own[severity] != nil
    }
  }

  /// The name of the receiver of channels, made where it is not there yet.
  private mutating func receiver(_ channels: [String], _ severity: AlertSeverity?) -> String {
    let own = severity.flatMap { differs(channels, $0) ? $0 : nil }
    // Nobody is told where no channel has anything for the severity.
    let reached = channels.filter { name in
      profile.channels[name].map { Self.reaches($0, own) } ?? false
    }
    guard !reached.isEmpty else { return "nobody" }
    let isAll = channels == profile.channels.keys
    let base = isAll ? "everybody" : reached.joined(separator: "-and-")
    let name = own.map { "\(base)-\($0.rawValue)" } ?? base
    let planned = PlannedReceiver(name: name, channels: reached, severity: own)
    if let same = receivers.first(where: {
      $0.channels == planned.channels && $0.severity == planned.severity
    }) {
      return same.name
    }
    var unique = planned
    var number = 2
    while receivers.contains(where: { $0.name == unique.name }) {
      unique.name = "\(name)-\(number)"
      number += 1
    }
    receivers.append(unique)
    return unique.name
  }

  /// Whether a channel has anywhere to send alerts of a severity.
  private static func reaches(_ channel: ChannelProfile, _ severity: AlertSeverity?) -> Bool {
    var others = channel
    others.email = nil
    others.slack = nil
    return !others.isEmpty || channel.email?.to.value(for: severity) != nil
      || channel.slack?.channel.value(for: severity) != nil
  }
}
