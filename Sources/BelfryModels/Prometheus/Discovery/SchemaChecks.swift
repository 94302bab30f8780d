import BelfrySource
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
          "value/conflicting-keys", at: value.span,
          "'\(own)' and 'basic_auth' cannot stand together",
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

  /// Reports keys of Scaleway that cannot be such, and the key that is missing.
  mutating func checkScaleway(_ node: Node) {
    exclusive(["secret_key", "secret_key_file"], in: node)
    needsOne(of: ["secret_key", "secret_key_file"], in: node)
    for name in ["project_id", "secret_key"] {
      guard let value = node[name], !value.isNull, !value.text.isEmpty, !Self.isUUID(value.text)
      else { continue }
      report(
        "value/bad-id", at: value.span, "'\(name)' is not a UUID",
        help: "it has the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")
    }
    if let key = node["access_key"], !key.isNull, !key.text.isEmpty,
      !(key.text.hasPrefix("SCW") && key.text.utf8.count == 20)
    {
      report(
        "value/bad-id", at: key.span, "'\(key.shortText)' is not an access key",
        help: "it is SCW with 17 letters and digits behind it")
    }
    if let zone = node["zone"], !zone.isNull, !Self.isZone(zone.text) {
      report(
        "value/bad-id", at: zone.span, "'\(zone.shortText)' is not a zone of Scaleway",
        help: "write one such as 'fr-par-1'")
    }
    if let url = node["api_url"], !url.isNull { checkURL(url) }
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && text.utf8.allSatisfy {
        $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66
      }
  }

  private static func isZone(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [2, 3, 1] && Int(parts[2]) != nil
  }

  /// Reports a role that is emptied, and an interval of zero.
  mutating func checkTriton(_ node: Node) {
    if let role = node["role"], role.isNull || role.text.isEmpty {
      report(
        "value/missing", at: role.span.isEmpty ? node.span : role.span, "'role' is empty",
        help: "write 'container' or 'cn'")
    }
    guard let pause = node["refresh_interval"],
      pause.isNull || PrometheusDuration(pause.text)?.milliseconds == 0
    else { return }
    report(
      "value/out-of-range", at: pause.span.isEmpty ? node.span : pause.span,
      "'refresh_interval' must be more than 0")
  }
}
