import BelfryModels
import BelfryYAML
import Synchronization

extension Workspace {
  /// The service that runs Prometheus, and its configuration.
  struct PrometheusServer: Sendable {
    let service: Service?
    let config: File
    /// The folder of the configuration inside the container, with its slash.
    let folder: String
  }

  /// Configurations of Prometheus, with the services that read them.
  var servers: [PrometheusServer] { serversFound.prometheus }

  /// Files of a kind that an entry of a configuration reaches; nothing where its place is not known.
  func files(_ kind: FileKind, at entry: Node, _ server: PrometheusServer) -> [File]? {
    reach(of: entry.text, server).map { reach in files(kind).filter { reach.contains($0.path) } }
  }

  /// Where in the bundle the files lie that an entry of a configuration names.
  struct Reach {
    /// The place that the entry means; nothing where no mount leads there.
    fileprivate(set) var pattern: [UInt8]?
    /// Files that are mounted one by one into a folder that is not.
    fileprivate(set) var files: Set<String> = []

    /// Whether nothing of the bundle is mounted there.
    var isEmpty: Bool { pattern == nil && files.isEmpty }

    /// Whether a path of the bundle is reached.
    func contains(_ path: String) -> Bool {
      files.contains(path) || pattern.map { Glob.matches($0, Array(path.utf8)) } ?? false
    }
  }

  /// Where in the bundle an entry with a path, perhaps with `*`, leads; nothing where that is not
  /// known.
  func reach(of entry: String, _ server: PrometheusServer) -> Reach? {
    let full = Self.normal(entry.hasPrefix("/") ? entry : server.folder + entry)
    guard let service = server.service else {
      return entry.hasPrefix("/") ? nil : full.map { Reach(pattern: Array($0.utf8)) }
    }
    guard let full else { return Reach() }
    let files = sources(in: service).filter { Glob.matches(full, $0.target) }.map(\.source)
    return Reach(pattern: source(of: full, in: service).map { Array($0.utf8) }, files: Set(files))
  }

  /// Servers with their configurations.
  struct ReadersFound: Sendable {
    var prometheus: [PrometheusServer]
    var alertmanager: [PrometheusServer]
  }

  /// Configurations of Alertmanager, with the services that read them.
  var alertmanagers: [PrometheusServer] { serversFound.alertmanager }

  /// Servers with their configurations, worked out once.
  var serversFound: ReadersFound {
    readersFound.withLock { found in
      if let found { return found }
      let made = ReadersFound(
        prometheus: readers(of: .prometheusConfig, image: "prometheus"),
        alertmanager: readers(of: .alertmanagerConfig, image: "alertmanager"))
      found = made
      return made
    }
  }

  private func readers(of kind: FileKind, image: String) -> [PrometheusServer] {
    let flag = "--config.file="
    let paths = services.filter { $0.image == image }.map { service in
      let said = service.words.first { $0.text.hasPrefix(flag) }
      let path = said.map { String($0.text.dropFirst(flag.count)) } ?? "/etc/\(image)/\(image).yml"
      return (service, path, source(of: path, in: service))
    }
    return files(kind).map { config in
      guard let (service, path, _) = paths.first(where: { $0.2 == config.path }) else {
        return PrometheusServer(service: nil, config: config, folder: Self.folder(config.path))
      }
      return PrometheusServer(service: service, config: config, folder: Self.folder(path))
    }
  }

  /// Files with scrape jobs that a configuration reads beside its own.
  func scrapeFiles(_ server: PrometheusServer) -> [(entry: Node, files: [File])] {
    (server.config.root["scrape_config_files"]?.items ?? []).map { entry in
      (entry, files(.prometheusConfig, at: entry, server) ?? [])
    }
  }

  /// Configurations that stand for themselves, rather than being read by another.
  var mainServers: [PrometheusServer] {
    let all = servers
    let read = Set(all.flatMap { scrapeFiles($0).flatMap { $0.files.map(\.path) } })
    return all.filter { !read.contains($0.config.path) }
  }
}

extension Workspace {
  /// Whether another service runs in the network of a service, so that they are one host.
  func sharesNetwork(of service: Service) -> Bool {
    let modes = [
      "service:" + service.name.text,
      "container:" + (service.node["container_name"]?.text ?? service.name.text),
    ]
    return services.contains { modes.contains($0.node["network_mode"]?.text ?? "") }
  }
}

extension Workspace.Service {
  /// Ports of the addresses that flags of the command tell the program to listen on.
  var listenPorts: [Int] {
    let words = words.map(\.text)
    return words.indices.compactMap { index in
      let flag = "--web.listen-address"
      guard words[index].hasPrefix(flag) else { return nil }
      let rest = words[index].dropFirst(flag.count)
      if rest.hasPrefix("=") { return NetworkName.port(String(rest.dropFirst())) }
      return rest.isEmpty && index + 1 < words.count ? NetworkName.port(words[index + 1]) : nil
    }
  }

  /// Networks that the service joins, by name: the default one where it says none.
  var networkNames: Set<String> {
    guard let networks = node["networks"] else { return ["default"] }
    let names =
      networks.kind == .mapping ? networks.merged.map(\.key.text) : networks.items.map(\.text)
    return names.isEmpty ? ["default"] : Set(names)
  }
}
