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

  /// Rule files that an entry of `rule_files` reaches; nothing where its place is not known.
  func ruleFiles(_ entry: String, _ server: PrometheusServer) -> [File]? {
    reach(of: entry, server).map { isReached in files(.rules).filter { isReached($0.path) } }
  }

  /// Which paths of the bundle an entry of a configuration reaches; nothing where that is not known.
  func reach(of entry: String, _ server: PrometheusServer) -> ((String) -> Bool)? {
    let full = Self.normal(entry.hasPrefix("/") ? entry : server.folder + entry)
    guard let service = server.service else {
      return entry.hasPrefix("/") ? nil : full.map { full in { Glob.matches(full, $0) } }
    }
    guard let full else { return { _ in false } }
    let pattern = source(of: full, in: service)
    // Files that are mounted one by one into a folder that is not.
    let files = Set(sources(in: service).filter { Glob.matches(full, $0.target) }.map(\.source))
    return { path in
      files.contains(path) || pattern.map { Glob.matches($0, path) } ?? false
    }
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

  /// Where an entry with a path, perhaps with `*`, leads in the bundle; nothing where that is not
  /// known.
  func pattern(_ entry: String, _ server: PrometheusServer) -> String? {
    guard let full = Self.normal(entry.hasPrefix("/") ? entry : server.folder + entry) else {
      return nil
    }
    if let service = server.service { return source(of: full, in: service) }
    return entry.hasPrefix("/") ? nil : full
  }

  /// Files with scrape jobs that a configuration reads beside its own.
  func scrapeFiles(_ server: PrometheusServer) -> [(entry: Node, files: [File])] {
    (server.config.root["scrape_config_files"]?.items ?? []).map { entry in
      guard let pattern = pattern(entry.text, server) else { return (entry, []) }
      return (entry, files(.prometheusConfig).filter { Glob.matches(pattern, $0.path) })
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
