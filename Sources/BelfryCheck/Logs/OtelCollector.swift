import BelfryModels
import BelfrySource
import BelfryYAML

/// A configuration of an OpenTelemetry collector, and the service that reads it.
struct OtelCollector: Sendable {
  let file: Workspace.File
  let service: Workspace.Service?
  /// Whether other files are read besides, so that components may stand there.
  let isPart: Bool
  /// Names of what is configured, by kind.
  private let names: [OtelComponentKind: Set<String>]

  init(_ file: Workspace.File, _ workspace: Workspace) {
    self.file = file
    names = Dictionary(
      uniqueKeysWithValues: OtelComponentKind.allCases.map { kind in
        (kind, Set((file.root[kind.key]?.merged ?? []).map(\.key.text)))
      })
    let services = workspace.services.filter { Self.images.contains($0.image ?? "") }
    var found: Workspace.Service?
    var isPart = false
    for service in services {
      let paths = Self.paths(service)
      let isRead = (paths.isEmpty ? Self.defaults : paths).contains {
        workspace.source(of: $0, in: service) == file.path
      }
      guard isRead else { continue }
      found = service
      if paths.count > 1 { isPart = true }
    }
    service = found
    self.isPart = isPart || file.root["service"]?["pipelines"] == nil
  }

  private static let images: Set<String> = [
    "opentelemetry-collector", "opentelemetry-collector-contrib", "opentelemetry-collector-k8s",
    "opentelemetry-collector-otlp",
  ]

  private static let defaults = [
    "/etc/otelcol/config.yaml", "/etc/otelcol-contrib/config.yaml", "/etc/otelcol-k8s/config.yaml",
    "/etc/otelcol-otlp/config.yaml",
  ]

  /// What `--config` names.
  private static func paths(_ service: Workspace.Service) -> [String] {
    var found: [String] = []
    var isNext = false
    for word in service.words.map(\.text) {
      if isNext { found.append(word) }
      isNext = word == "--config" || word == "-config"
      for flag in ["--config=", "-config="] where word.hasPrefix(flag) {
        found.append(String(word.dropFirst(flag.count)))
      }
    }
    return found.map { $0.hasPrefix("file:") ? String($0.dropFirst(5)) : $0 }
  }

  /// The minor version of `0.x` by the image's tag.
  var minorVersion: Int? {
    guard let image = service?.node["image"]?.text, let colon = image.lastIndex(of: ":") else {
      return nil
    }
    let parts = image[image.index(after: colon)...].split(separator: ".")
    guard parts.count > 1, parts[0] == "0" || parts[0] == "v0" else { return nil }
    return Int(parts[1])
  }

  /// Whether the components of a kind are filled in at the start, as `${file:…}` does.
  func isFilled(_ kind: OtelComponentKind) -> Bool { Self.isFilled(file.root[kind.key]) }

  /// Whether a place where components of a kind are named is filled in at the start.
  func mayUse(_ kind: OtelComponentKind) -> Bool {
    let service = file.root["service"]
    if Self.isFilled(service) || Self.isFilled(service?["pipelines"]) { return true }
    if kind == .extension { return Self.hasFilled(service?["extensions"]) }
    let kinds: [OtelComponentKind] = kind == .connector ? [.receiver, .exporter] : [kind]
    return pipelines.contains { pipeline in
      Self.isFilled(pipeline.node) || kinds.contains { Self.hasFilled(pipeline.node[$0.key]) }
    }
  }

  private static func isFilled(_ node: Node?) -> Bool {
    node.map { $0.kind == .scalar && $0.text.contains("$") } ?? false
  }

  private static func hasFilled(_ node: Node?) -> Bool {
    isFilled(node) || node?.items.contains(where: isFilled) ?? false
  }

  /// The names of components of a kind, with what is configured.
  func components(_ kind: OtelComponentKind) -> [Pair] { file.root[kind.key]?.merged ?? [] }

  /// Whether a component of a kind is configured.
  func has(_ name: String, _ kind: OtelComponentKind) -> Bool {
    names[kind]?.contains(name) == true
  }

  /// The type of a component: its name up to the slash.
  static func type(_ name: String) -> String { String(name.prefix { $0 != "/" }) }

  /// One pipeline.
  struct Pipeline: Sendable {
    let name: Node
    let node: Node

    /// Names of the components at a place.
    func names(_ kind: OtelComponentKind) -> [Node] {
      (node[kind.key]?.items ?? []).filter { $0.kind == .scalar && !$0.text.contains("$") }
    }
  }

  /// The pipelines.
  var pipelines: [Pipeline] {
    (file.root["service"]?["pipelines"]?.merged ?? []).map {
      Pipeline(name: $0.key, node: $0.value)
    }
  }

  /// Names that pipelines, and for extensions the service, use at the place of a kind.
  func used(_ kind: OtelComponentKind) -> [Node] {
    if kind == .extension {
      return (file.root["service"]?["extensions"]?.items ?? []).filter { !$0.text.contains("$") }
    }
    return pipelines.flatMap { $0.names(kind) }
  }
}

extension LogStack {
  /// The configurations of collectors.
  var collectors: [OtelCollector] {
    workspace.files(.otelCollector).map { OtelCollector($0, workspace) }
  }
}
