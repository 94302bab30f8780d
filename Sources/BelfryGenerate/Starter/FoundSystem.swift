package import BelfryCatalogue
package import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// What a Compose project runs, as far as a profile can watch it.
package struct FoundSystem: Sendable {
  /// A program of the team's own.
  package struct Service: Sendable {
    /// Compose's name of it, which is its host name too.
    package var name: String
    /// Where it seems to serve metrics; nothing where no port is known.
    package var port: Int?
    package var path = "/metrics"
    package var replicas = 1
  }

  /// A program that a pack watches through an exporter.
  package struct Dependency: Sendable {
    package var name: String
    package var pack: String
    package var port: Int?
    package var database: String?
  }

  /// A page that a health check asks for.
  package struct Page: Sendable {
    package var service: String
    package var url: String
  }

  package private(set) var services: [Service] = []
  package private(set) var dependencies: [Dependency] = []
  package private(set) var pages: [Page] = []
  /// What is left out, with the reason.
  package private(set) var skipped: [(name: String, reason: String)] = []
  /// The network of the engine on which most of it is.
  package private(set) var network: String?
  /// What is on other networks alone.
  package private(set) var elsewhere: [String] = []

  private let catalogue: Catalogue
  private let project: String
  private var networks: [(service: String, names: [String])] = []

  /// - Parameters:
  ///   - compose: The project as it is effective; variables that are not set stand as they are.
  ///   - project: Compose's name of it, which its networks begin with.
  package init(_ compose: ComposeFile, project: String, _ catalogue: Catalogue) {
    (self.catalogue, self.project) = (catalogue, project)
    let once = Self.once(compose)
    for entry in compose.services.entries { add(entry.key.value, entry.value, once) }
    chooseNetwork(compose)
  }

  // MARK: Services

  /// Programs that watch, and surfaces for people: nothing that a service depends on.
  private static let helpers: [String: String] = {
    let watching = [
      "prometheus", "alertmanager", "grafana", "grafana-oss", "grafana-enterprise", "loki",
      "promtail", "alloy", "tempo", "jaeger", "all-in-one", "cadvisor", "node-exporter", "kibana",
      "logstash", "filebeat", "metricbeat", "fluentd", "fluent-bit", "opentelemetry-collector",
      "opentelemetry-collector-contrib", "victoria-metrics", "vmagent", "vmalert", "zipkin",
    ]
    let surfaces = [
      "adminer", "phpmyadmin", "pgadmin4", "redis-commander", "redisinsight", "mongo-express",
      "mailhog", "mailpit", "portainer", "portainer-ce", "dozzle", "kafka-ui",
    ]
    return Dictionary(
      watching.map { ($0, "it watches itself, or this") }
        + surfaces.map { ($0, "a surface for people") },
      uniquingKeysWith: { first, _ in first })
  }()

  private mutating func add(_ name: String, _ service: ComposeService, _ once: Set<String>) {
    // What is built here has no image to tell; whoever builds one's own Elasticsearch names it so.
    let image = service.image?.value.lastImageName
    let program = image ?? name
    let isExporter = image?.hasSuffix("exporter") == true
    if let reason = Self.helpers[program] ?? (isExporter ? "an exporter" : nil) {
      skipped.append((name, reason))
    } else if !service.profiles.isEmpty {
      skipped.append((name, "it runs only with the profile \(service.profiles[0].value)"))
    } else if once.contains(name) {
      skipped.append((name, "it runs once"))
    } else if LabelText(name) == nil || catalogue.names(.platform).contains(name) {
      skipped.append((name, "its name is that of a part of the stack, or none for a job"))
    } else if service.networkMode != nil {
      skipped.append((name, "it is on no network of Compose's"))
    } else {
      if let pack = pack(of: program) {
        depend(name, service, on: pack)
      } else {
        watch(name, service)
      }
      networks.append((name, service.networks?.names.map(\.value) ?? ["default"]))
    }
  }

  private func pack(of program: String) -> Pack? {
    catalogue.names(.dependency).lazy.compactMap { catalogue.packs[$0] }
      .first { $0.manifest.images.contains(program) }
  }

  /// Services that others wait for to end.
  private static func once(_ compose: ComposeFile) -> Set<String> {
    var names: Set<String> = []
    for entry in compose.services.entries {
      guard let needed = entry.value.dependsOn else { continue }
      for name in needed.names
      where needed[name.value]?.condition?.value == "service_completed_successfully" {
        names.insert(name.value)
      }
    }
    return names
  }

  /// Ports on which databases, caches, brokers and Logstash speak protocols of their own.
  private static let stores: Set = [
    1433, 2181, 3306, 5044, 5432, 5672, 6379, 9042, 9092, 9200, 9300, 11211, 27017,
  ]

  private mutating func watch(_ name: String, _ service: ComposeService) {
    var found = Service(name: name)
    let labels = service.labels
    found.port =
      labels?["prometheus.io/port"].flatMap { Int($0.value) }
      ?? Self.ports(service).first { !Self.stores.contains($0) }
    if let path = labels?["prometheus.io/path"]?.value, path.hasPrefix("/") { found.path = path }
    let replicas = service.deploy?.replicas?.value ?? service.scale?.value
    found.replicas = replicas.flatMap { Int($0) }.map { max(1, $0) } ?? 1
    services.append(found)
    if let port = found.port, let url = Self.page(service, name, usual: port) {
      pages.append(Page(service: name, url: url))
    }
  }

  private mutating func depend(_ name: String, _ service: ComposeService, on pack: Pack) {
    var found = Dependency(name: name, pack: pack.name)
    found.port = pack.manifest.port
    let database = pack.manifest.databaseVariable.flatMap { service.environment?[$0] }
    if let database, !database.hasVariable, !database.value.isEmpty {
      found.database = database.value
    }
    dependencies.append(found)
  }

  /// Ports of TCP inside of the container, those for other containers first.
  private static func ports(_ service: ComposeService) -> [Int] {
    let exposed = service.expose.compactMap { Int($0.value.prefix { $0 != "/" && $0 != "-" }) }
    let published = service.ports.compactMap { port -> Int? in
      switch port {
      case .short(let mapping):
        guard let parts = mapping.parts ?? target(mapping.text), parts.transport == "tcp" else {
          return nil
        }
        return parts.target.first
      case .long(let long):
        guard long.protocol.map({ $0.value == "tcp" }) ?? true else { return nil }
        return long.target.flatMap { Int($0.value) }
      }
    }
    return exposed + published
  }

  /// The parts of a mapping whose published port is a variable.
  private static func target(_ text: String) -> PortMapping.Parts? {
    guard let end = text.lastIndex(of: "}"), text[end...].hasPrefix("}:") else { return nil }
    return try? PortMapping.Parts(String(text[text.index(end, offsetBy: 2)...]))
  }

  // MARK: Health checks

  /// The page of the container's own that its health check asks for, as others reach it.
  private static func page(
    _ service: ComposeService, _ name: String, usual port: Int
  ) -> String? {
    let words = service.healthcheck?.test?.values.map(\.value).joined(separator: " ") ?? ""
    for host in ["localhost", "127.0.0.1", "0.0.0.0"] {
      for scheme in ["http", "https"] {
        let start = "\(scheme)://\(host)"
        guard let range = words.firstRange(of: start) else { continue }
        let rest = words[range.upperBound...].prefix { !" \"'|;)<>\\".contains($0) }
        let url = "\(scheme)://\(name)" + (rest.hasPrefix(":") ? "" : ":\(port)") + rest
        guard WebURL(url) != nil, !url.contains("$") else { continue }
        return url
      }
    }
    return nil
  }

  // MARK: Networks

  private mutating func chooseNetwork(_ compose: ComposeFile) {
    var counts: [String: Int] = [:]
    for name in networks.flatMap(\.names) { counts[name, default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let chosen = most?.key else { return }
    let declared = compose.networks[chosen]
    let isExternal = declared?.external?.short?.value == "true"
    let name = declared?.name?.value ?? (isExternal ? chosen : "\(project)_\(chosen)")
    network = name.contains("$") ? nil : name
    elsewhere = networks.filter { !$0.names.contains(chosen) }.map(\.service)
  }
}
