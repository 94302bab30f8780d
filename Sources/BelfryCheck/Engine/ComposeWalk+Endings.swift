import BelfrySource
import BelfryYAML

/// Which services run for ever, and which end by themselves.
extension ComposeWalk {
  /// Servers beside those of `KnownImage`, by the last part of their image's name.
  private static let servers: Set<String> = [
    "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb", "redis", "valkey",
    "memcached", "rabbitmq", "kafka", "cp-kafka", "zookeeper", "nginx", "caddy", "traefik",
    "minio", "jaeger", "all-in-one", "promtail", "alloy", "pushgateway", "influxdb", "mimir",
    "thanos", "vault", "consul", "opensearch", "victoria-metrics", "vmagent", "vmalert",
  ]
  /// First words of commands with which an image's own server starts.
  private static let starts: Set<String> = [
    "server", "start", "run", "redis-server", "valkey-server", "mysqld", "mariadbd", "mongod",
    "rabbitmq-server",
  ]

  /// Words of a command or entry point, in either of its forms; those of one text have its place.
  static func words(_ node: Node?) -> [(text: String, span: Span)] {
    guard let node else { return [] }
    guard node.kind == .scalar else { return node.items.map { ($0.text, $0.span) } }
    return node.text.split { " \n\t".contains($0) }.map { (String($0), node.span) }
  }

  /// Whether a shell runs a script in the place of the image's own program.
  static func isScript(_ service: Node) -> Bool {
    let first = words(service["entrypoint"]).first ?? words(service["command"]).first
    let name = first?.text.split(separator: "/").last ?? ""
    return ["sh", "bash", "ash", "dash"].contains(name) || name.hasSuffix(".sh")
  }

  /// Whether a service is a server that is known, run as its image runs it: one that never ends.
  static func isServer(_ service: ServiceSubject) -> Bool {
    guard service.node["entrypoint"] == nil, let image = service.imageName,
      KnownImage.named(image) != nil || servers.contains(image)
    else { return false }
    guard let first = words(service.node["command"]).first?.text else { return true }
    return first.hasPrefix("-") || first == image || starts.contains(first)
  }

  /// Whether a service says that it is a tool rather than a server.
  static func isTool(_ service: ServiceSubject) -> Bool {
    service.node["restart"]?.text == "no" && !isServer(service)
  }

  /// Services for whose end others wait.
  static func awaitedEnds(_ root: Node) -> Set<String> {
    let waits = (root["services"]?.merged ?? []).flatMap { $0.value["depends_on"]?.merged ?? [] }
    return Set(
      waits.filter { $0.value["condition"]?.text == "service_completed_successfully" }
        .map(\.key.text))
  }

  /// Whether a service surely prepares others and ends; `adopted` are those for whose end somebody
  /// waits.
  static func isOneshot(_ service: ServiceSubject, adopted: Set<String>) -> Bool {
    guard service.node["restart"]?.text == "no", !isServer(service) else { return false }
    if adopted.contains(service.name.text) { return true }
    let command = (words(service.node["entrypoint"]) + words(service.node["command"]))
      .map(\.text)
    let text = command.joined(separator: " ")
    return !command.isEmpty
      && !["ports", "expose", "healthcheck"].contains { service.node[$0] != nil }
      && !["tail -f", "tail -F", "sleep infinity", "while true", "while :"].contains {
        text.contains($0)
      } && !command.contains { ["serve", "server", "start", "watch"].contains($0) }
  }
}
