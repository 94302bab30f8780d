import BelfrySource
import BelfryYAML

/// Reads parts of Compose's services in either of their forms.
enum ComposeWalk {
  /// Names in a list, or keys of a mapping.
  private static func names(_ node: Node?) -> [Node] {
    guard let node else { return [] }
    return node.kind == .mapping ? node.merged.map(\.key) : node.items.filter { $0.kind == .scalar }
  }

  /// Networks that a service joins, the default one left out.
  static func networks(_ service: Node) -> [Node] {
    names(service["networks"]).filter { $0.text != "default" }
  }

  /// Services that a service waits for.
  static func dependencies(_ service: Node) -> [Node] { names(service["depends_on"]) }

  /// Secrets, in either form.
  static func secrets(_ service: Node) -> [Node] { sources(service["secrets"]) }

  private static func sources(_ node: Node?) -> [Node] {
    (node?.items ?? []).compactMap { $0.kind == .scalar ? $0 : $0["source"] }
  }

  /// What is mounted: sources as they are written, and the paths inside of the container.
  static func mounts(_ service: Node) -> [Workspace.Mount] {
    (service["volumes"]?.items ?? []).compactMap { volume in
      guard volume.kind == .scalar else {
        return (volume["source"]?.text ?? "", volume["target"]?.text ?? "", volume)
      }
      let parts = volume.text.split(separator: ":").map(String.init)
      return parts.count > 1 ? (parts[0], parts[1], volume) : nil
    }
  }

  /// Named volumes: what is mounted and is no path. The node's text is the name's own.
  static func volumes(_ service: Node) -> [NamedVolume] {
    (service["volumes"]?.items ?? []).compactMap { volume in
      if volume.kind == .mapping {
        let type = volume["type"]?.text ?? "volume"
        guard type == "volume", let source = volume["source"] else { return nil }
        return NamedVolume(text: source.text, node: source)
      }
      let parts = volume.text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count > 1, let first = parts.first?.first, !"./~$".contains(first) else {
        return nil
      }
      // A drive of Windows is a path.
      guard parts[0].count > 1 else { return nil }
      return NamedVolume(text: String(parts[0]), node: volume)
    }
  }

  /// A volume by its name, with what names it.
  struct NamedVolume {
    var text: String
    var node: Node
    var span: Span { node.span }
  }

  /// Host ports that a mapping publishes, with protocol and address.
  static func published(_ port: Node) -> [String] {
    if port.kind == .mapping {
      guard let number = port["published"]?.text, Int(number) != nil else { return [] }
      return ["\(number)/\(port["protocol"]?.text ?? "tcp")/\(port["host_ip"]?.text ?? "")"]
    }
    guard !port.text.contains("$") else { return [] }
    let halves = port.text.split(separator: "/")
    let parts = (halves.first ?? "").split(separator: ":")
    guard parts.count == 2 || parts.count == 3, !port.text.contains("[") else { return [] }
    let host = parts[parts.count - 2].split(separator: "-").compactMap { Int($0) }
    guard let first = host.first, let last = host.last, first <= last, last - first < 1000 else {
      return []
    }
    let address = parts.count == 3 ? String(parts[0]) : ""
    let transport = halves.count > 1 ? String(halves[1]) : "tcp"
    return (first...last).map { "\($0)/\(transport)/\(address)" }
  }

  /// Variables of the environment, in either form.
  static func environment(_ service: Node) -> [(name: String, value: String, node: Node)] {
    guard let node = service["environment"] else { return [] }
    if node.kind == .mapping {
      return node.merged.map { ($0.key.text, $0.value.isNull ? "" : $0.value.text, $0.value) }
    }
    return node.items.compactMap { item in
      guard let equal = item.text.firstIndex(of: "=") else { return nil }
      return (
        String(item.text[..<equal]), String(item.text[item.text.index(after: equal)...]), item
      )
    }
  }

  /// Whether a variable holds a secret by its name.
  static func isSecret(_ name: String) -> Bool {
    let upper = name.uppercased()
    guard !upper.hasSuffix("_FILE"), !upper.hasSuffix("_PATH") else { return false }
    return ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "API_KEY", "APIKEY"].contains {
      upper.hasSuffix($0) || upper.contains($0 + "_")
    }
  }

  /// Whether a password is one that everybody knows.
  static func isDefault(_ value: String) -> Bool {
    ["admin", "password", "changeme", "secret", "root", "postgres", "grafana", "elastic", "guest"]
      .contains(value.lowercased())
  }

  private static let monitoring: Set<String> = [
    "prometheus", "alertmanager", "grafana", "grafana-oss", "cadvisor", "node-exporter",
    "blackbox-exporter", "elasticsearch", "kibana", "logstash", "filebeat", "pushgateway",
    "redis_exporter", "postgres-exporter", "elasticsearch-exporter", "loki", "promtail", "tempo",
    "opentelemetry-collector-contrib", "statsd-exporter",
  ]

  /// Whether a service's hygiene is looked at.
  static func isWatched(_ service: ServiceSubject, _ reporter: Reporter) -> Bool {
    reporter.workspace.settings.coversAll || isMonitoring(service)
  }

  /// Whether a service is a part of a monitoring stack.
  private static func isMonitoring(_ service: ServiceSubject) -> Bool {
    service.imageName.map(monitoring.contains) ?? false
  }
}
