import BelfryYAML

extension DecodeContext {
  /// Reports filters of EC2 without values.
  mutating func checkEc2(_ node: Node) {
    for filter in node["filters"]?.items ?? [] where filter.kind == .mapping {
      guard filter["values"].map({ $0.isNull || $0.items.isEmpty }) ?? true else { continue }
      let name = filter["name"]?.shortText ?? ""
      report(
        "value/missing", at: (filter["values"] ?? filter).span,
        "the filter '\(name)' has no values", help: "write those that pass, or take it out")
    }
  }

  /// Reports two ways to say who Prometheus is to Consul, and a server without a name.
  mutating func checkConsul(_ node: Node) {
    if node["basic_auth"] != nil {
      for (own, other) in [("username", "username"), ("password", "password")] {
        guard node["basic_auth"]?[other] != nil, let value = node[own], !value.text.isEmpty else {
          continue
        }
        report(
          "value/conflicting-keys", at: value.span, "'\(own)' and 'basic_auth' cannot stand together",
          help: "keep 'basic_auth'")
      }
    }
    exclusive(["token", "authorization", "oauth2"], in: node)
  }

  /// Reports paths of ZooKeeper that do not begin with a slash.
  mutating func checkZookeeper(_ node: Node) {
    for path in node["paths"]?.items ?? [] where !path.text.hasPrefix("/") {
      report(
        "value/bad-path", at: path.span, "'\(path.shortText)' does not begin with '/'",
        help: "write the path from the root")
    }
  }
}
