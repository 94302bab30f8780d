import BelfryModels
import BelfryYAML

/// Walks through a configuration of Alertmanager.
enum AlertmanagerWalk {
  /// Every route, outer ones first; bounded, since aliases may nest.
  static func routes(_ root: Node) -> [Node] {
    var found: [Node] = []
    var open = root["route"].map { [$0] } ?? []
    while !open.isEmpty, found.count < 10_000 {
      found += open
      open = open.flatMap { $0["routes"]?.items ?? [] }.filter { $0.kind == .mapping }
    }
    return found
  }

  /// Every named time interval, under either key.
  static func intervals(_ root: Node) -> [Node] {
    ["time_intervals", "mute_time_intervals"].flatMap { root[$0]?.items ?? [] }
  }

  /// Every integration of every receiver: its key, such as `slack_configs`, and its settings.
  static func integrations(_ root: Node) -> [(receiver: Node, kind: String, node: Node)] {
    (root["receivers"]?.items ?? []).flatMap { receiver in
      receiver.pairs.filter { $0.key.text.hasSuffix("_configs") }.flatMap { pair in
        pair.value.items.map { (receiver, pair.key.text, $0) }
      }
    }
  }

  /// The key of a file that may hold what a key says, where there is one: `api_url_file`.
  ///
  /// - Parameter kind: The key of the integration, or `global`.
  static func fileKey(of key: String, in kind: String) -> String? {
    var keys = AlertmanagerGlobal.keyShapes
    if kind != "global" {
      guard
        case .list(.model(_, _, let own)) = Receiver.keyShapes.first(where: { $0.name == kind })?
          .shape
      else { return nil }
      keys = own()
    }
    return keys.map(\.name).first { $0 == key + "_file" }
  }

  /// Settings of every integration and of the global section: the key, and the mapping.
  static func settings(_ root: Node) -> [(kind: String, node: Node)] {
    integrations(root).map { ($0.kind, $0.node) } + (root["global"].map { [("global", $0)] } ?? [])
  }

  /// The matchers of a route or inhibition, with where they stand; unreadable ones left out.
  static func matchers(_ node: Node, _ keys: [String]) -> [(matcher: AlertMatcher, node: Node)] {
    let (plain, equal, regex) = (keys[0], keys[1], keys[2])
    var found: [(AlertMatcher, Node)] = []
    let texts = node[plain].map { $0.kind == .sequence ? $0.items : [$0] } ?? []
    for text in texts {
      for matcher in (try? MatcherText.parse(text.text)) ?? [] { found.append((matcher, text)) }
    }
    for (key, op) in [(equal, "="), (regex, "=~")] {
      for pair in node[key]?.pairs ?? [] {
        found.append((AlertMatcher(name: pair.key.text, op: op, value: pair.value.text), pair.key))
      }
    }
    return found
  }

  /// The keys of a route's matchers.
  static let routeKeys = ["matchers", "match", "match_re"]
  /// The keys of an inhibition's sides.
  static let sourceKeys = ["source_matchers", "source_match", "source_match_re"]
  static let targetKeys = ["target_matchers", "target_match", "target_match_re"]
}
