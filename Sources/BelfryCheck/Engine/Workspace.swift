import BelfryModels
import BelfrySource
import BelfryYAML
import Synchronization

/// The files of a bundle, and what they say of each other.
///
/// Every rule can reach it through its `Reporter`; a file that is checked alone is a bundle of one.
final class Workspace: Sendable {
  /// One file that was read.
  struct File: Sendable {
    let path: String
    let kind: FileKind
    let root: Node
    /// The files as they are written, where the root is what several of them make together.
    var written: [SourceFile] = []

    /// Whether a word stands anywhere in the files, comments included.
    func mentions(_ word: String) -> Bool {
      (written.isEmpty ? [root.file] : written).contains {
        $0.bytes.firstRange(of: Array(word.utf8)) != nil
      }
    }
  }

  let files: [File]
  /// Every path that is there, also of files that are not read; empty where that is not known.
  let paths: Set<String>
  /// The folders that were looked through.
  let folders: [String]
  /// Services of all Compose files.
  let services: [Service]
  /// Alerts of all rule files; only known to rules of the whole bundle.
  let alerts: [AlertFacts]
  /// Pipelines of Logstash.
  let pipelines: [PipelineFile]
  /// Scrapes that were saved beside the configuration.
  let scrapes: [ScrapeFile]
  /// Metrics that profiles beside the configuration declare.
  let declared: [DefinedMetric]

  /// What the files say of Grafana.
  let grafana: GrafanaFacts

  /// A mount: where it lies in the bundle, the path inside the container, and what says so.
  typealias Mount = (source: String, target: String, node: Node)

  /// A service, with the file that defines it.
  struct Service: Sendable {
    let file: File
    let name: Node
    let node: Node

    /// The image without registry, tag and digest.
    let image: String?

    /// Mounts from files and folders beside the Compose file.
    let mounts: [Mount]

    init(file: File, name: Node, node: Node) {
      self.file = file
      self.name = name
      self.node = node
      let folder = Workspace.folder(file.path)
      mounts = ComposeWalk.mounts(node).compactMap { mount in
        guard mount.source.hasPrefix("."), !mount.source.contains("$"),
          let source = Workspace.normal(folder + mount.source)
        else { return nil }
        return (source, mount.target, mount.node)
      }
      image = ServiceSubject(name: name, node: node, root: file.root).imageName
    }

    /// Configs that the service gets, with the paths inside its container.
    var configs: [(name: String, target: String)] {
      (node["configs"]?.items ?? []).map { config in
        let name = config.kind == .scalar ? config.text : config["source"]?.text ?? ""
        return (name, config["target"]?.text ?? "/" + name)
      }
    }

    /// Words of the command.
    var command: [Node] { node["command"]?.items ?? [] }

    /// Further names under which the service reaches others, with what they stand for.
    var links: [(name: String, alias: String)] {
      ["links", "external_links"].flatMap { node[$0]?.items ?? [] }.map { link in
        let parts = link.text.split(separator: ":").map(String.init)
        return (parts.first ?? "", parts.last ?? "")
      }
    }
  }

  /// What the project says about its checks.
  let settings: CheckSettings
  /// Milliseconds between two scrapes of the bundle's only Prometheus, the shortest of all jobs.
  let shortestScrape: Int64?
  /// What is known of series, once it was asked for.
  let seriesFound: Mutex<SeriesFound?>
  /// Who reads which configuration, once it was asked for.
  let readersFound: Mutex<ReadersFound?>

  /// Whether files stand beside each other, so that what is not there can be missed.
  var isBundle: Bool {
    files.count + pipelines.count > 1 || !paths.isEmpty || !files.isEmpty && !scrapes.isEmpty
  }

  init(
    _ files: [File], paths: Set<String>, folders: [String] = [""],
    pipelines: [PipelineFile] = [], scrapes: [ScrapeFile] = [], declared: [DefinedMetric] = [],
    settings: CheckSettings = CheckSettings()
  ) {
    seriesFound = Mutex(nil)
    readersFound = Mutex(nil)
    self.settings = settings
    services = Self.services(of: files)
    shortestScrape = Self.shortestScrape(in: files)
    self.files = files
    self.paths = paths
    self.folders = folders
    alerts = []
    self.pipelines = pipelines
    grafana = GrafanaFacts(files)
    self.scrapes = scrapes
    self.declared = declared
  }

  /// The same bundle, now that its alerts are known; what was found out of it stays.
  init(_ other: Workspace, alerts: [AlertFacts]) {
    seriesFound = Mutex(other.seriesFound.withLock { $0 })
    readersFound = Mutex(other.readersFound.withLock { $0 })
    settings = other.settings
    files = other.files
    paths = other.paths
    folders = other.folders
    self.alerts = alerts
    pipelines = other.pipelines
    grafana = other.grafana
    scrapes = other.scrapes
    declared = other.declared
    services = other.services
    shortestScrape = other.shortestScrape
  }

  /// Services of all Compose files.
  static func services(of files: [File]) -> [Service] {
    files.filter { $0.kind == .compose }.flatMap { file in
      (file.root["services"]?.merged ?? []).filter { $0.value.kind == .mapping }
        .map { Service(file: file, name: $0.key, node: $0.value) }
    }
  }

  /// Files of a kind.
  func files(_ kind: FileKind) -> [File] { files.filter { $0.kind == kind } }

  // MARK: Paths

  /// The folder of a path, with its slash; empty for one without.
  static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// A path without `.`, with `..` only at its beginning; nothing where it leads out of the root.
  static func normal(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if path.hasPrefix("/") {
          return nil
        } else {
          parts.append(part)
        }
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a file or folder is there; also where that is not known, since it lies elsewhere.
  func exists(_ path: String) -> Bool {
    !isInside(path) || paths.contains(path) || paths.contains { $0.hasPrefix(path + "/") }
  }

  /// Whether a path lies in one of the folders of which every path is known.
  private func isInside(_ path: String) -> Bool {
    folders.contains { folder in
      folder.isEmpty
        ? !path.hasPrefix("/") && !path.hasPrefix("../") : path.hasPrefix(Self.slashed(folder))
    }
  }

  /// Mounts of a service from files and folders beside its Compose file.
  func mounts(_ service: Service) -> [Mount] { service.mounts }

  /// Those of its mounts through which a service sees a path of the bundle.
  func mounts(_ service: Service, over path: String) -> [Mount] {
    service.mounts.filter { path == $0.source || path.hasPrefix($0.source + "/") }
  }

  /// Where a path inside a service's container lies in the bundle.
  func source(of path: String, in service: Service) -> String? {
    let fitting = sources(in: service).filter {
      path == $0.target || path.hasPrefix(Self.slashed($0.target))
    }
    guard let best = fitting.max(by: { $0.target.count < $1.target.count }) else { return nil }
    guard path != best.target else { return best.source }
    return Self.normal(best.source + "/" + path.dropFirst(Self.slashed(best.target).count))
  }

  /// Files and folders of the bundle that a container sees, with the paths inside of it.
  func sources(in service: Service) -> [(source: String, target: String)] {
    let configs = service.configs.compactMap { name, target -> (String, String)? in
      guard let file = service.file.root["configs"]?[name]?["file"]?.text,
        let source = Self.normal(Self.folder(service.file.path) + file)
      else { return nil }
      return (source, target)
    }
    return mounts(service).map { ($0.source, $0.target) } + configs
  }

  private static func slashed(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }

  /// Names under which containers reach each other.
  var hostNames: Set<String> {
    var names: Set<String> = []
    for service in services {
      names.insert(service.name.text)
      for key in ["container_name", "hostname"] {
        if let name = service.node[key]?.text { names.insert(name) }
      }
      for network in service.node["networks"]?.merged ?? [] {
        for alias in network.value["aliases"]?.items ?? [] { names.insert(alias.text) }
      }
      for host in service.node["extra_hosts"]?.items ?? [] {
        names.insert(String(host.text.prefix { $0 != ":" && $0 != "=" }))
      }
      names.formUnion((service.node["extra_hosts"]?.pairs ?? []).map(\.key.text))
      names.formUnion(service.links.map(\.alias))
    }
    return names
  }
}

/// Patterns of file names as Go's `filepath.Match` reads them.
enum Glob {
  /// Whether a path fits a pattern; `*` stays inside one folder.
  static func matches(_ pattern: String, _ path: String) -> Bool {
    matches(Array(pattern.utf8), Array(path.utf8))
  }

  /// The same, byte for byte.
  static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    var (place, index) = (0, 0)
    var back: (place: Int, index: Int)?
    while index < path.count {
      if place < pattern.count, pattern[place] == 0x2A {
        place += 1
        back = (place, index)
      } else if place < pattern.count,
        pattern[place] == path[index] || pattern[place] == 0x3F && path[index] != 0x2F
      {
        place += 1
        index += 1
      } else if let last = back, path[last.index] != 0x2F {
        back = (last.place, last.index + 1)
        (place, index) = (last.place, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == 0x2A }
  }
}
