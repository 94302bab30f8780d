import BelfryModels
import BelfryProfile
import BelfryYAML

/// A route of the tree that Alertmanager reads.
struct RouteNode: Sendable {
  var receiver: String
  var matchers: [String] = []
  var groupBy: [String] = []
  var wait: String?
  var interval: String?
  var repeatInterval: String?
  var goesOn = false
  /// Not inherited by routes below, so every one has its own.
  var mute: [String] = []
  var active: [String] = []
  var routes: [RouteNode] = []

  /// The node as it is written.
  var value: Value {
    .map([
      "receiver": .string(receiver),
      "matchers": matchers.isEmpty ? nil : .words(matchers),
      "group_by": groupBy.isEmpty ? nil : .words(groupBy),
      "group_wait": wait.map { .string($0) },
      "group_interval": interval.map { .string($0) },
      "repeat_interval": repeatInterval.map { .string($0) },
      "continue": goesOn ? .bool(true) : nil,
      "mute_time_intervals": mute.isEmpty ? nil : .words(mute),
      "active_time_intervals": active.isEmpty ? nil : .words(active),
      "routes": routes.isEmpty ? nil : .sequence(routes.map(\.value)),
    ])
  }

  /// Nodes of the tree, itself included.
  var count: Int { routes.reduce(1) { $0 + $1.count } }
}

/// A receiver that routes name: channels, for one severity where they differ by it.
struct PlannedReceiver: Hashable, Sendable {
  var name: String
  var channels: [String]
  var severity: AlertSeverity?
}
