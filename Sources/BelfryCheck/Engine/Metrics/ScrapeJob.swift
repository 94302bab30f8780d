import BelfryCatalogue
import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// A job of `scrape_configs`: what it asks, how often, and which labels its series get; shared rather
/// than copied, since every selector asks.
final class ScrapeJob: Sendable {
  /// Who answers on a target.
  enum Source: Sendable {
    /// A program whose metrics are known, with its version and service where they are.
    case known(KnownExporter, version: String?, service: Workspace.Service?)
    /// A service of the bundle that has its own metrics, which are not known.
    case application
    /// Somebody outside of the bundle, or a program that hands on what others measure.
    case anybody
  }

  /// The whole job.
  let node: Node
  /// The configuration that it stands in.
  let config: Workspace.File
  let name: String
  /// Milliseconds between two scrapes.
  let interval: Int64
  let sources: [Source]
  /// Labels that every series of the job gets, with their values where those are known.
  let labels: [String: Set<String>?]
  /// Whether series may have other labels than those and their metric's own.
  let hasOtherLabels: Bool
  /// Whether targets are found at run time.
  let hasDiscovery: Bool

  init?(_ node: Node, in config: Workspace.File, _ workspace: Workspace) {
    guard let name = node["job_name"]?.text else { return nil }
    self.node = node
    self.config = config
    self.name = name
    let interval = node["scrape_interval"] ?? config.root["global"]?["scrape_interval"]
    // Prometheus' own default.
    self.interval = interval.flatMap { durationMilliseconds($0.text) } ?? 60_000
    hasDiscovery = node.merged.contains { $0.key.text.hasSuffix("_sd_configs") }
    let groups = node["static_configs"]?.items ?? []
    let targets = groups.flatMap { $0["targets"]?.items ?? [] }.map(\.text)
    let isProbe = node["metrics_path"]?.text == "/probe"
    sources =
      isProbe && Self.namesBlackbox(node, targets, workspace)
      ? [.known(.probe, version: nil, service: nil)]
      : targets.map { Self.source($0, node, workspace) }
    let known = hasDiscovery ? nil : StaticTarget.all(of: node, config.root)
    var labels = known.map(Self.labels) ?? Self.labels(of: groups)
    for (name, value) in [("job", [name]), ("instance", [])] where labels[name] == nil {
      labels[name] = Set(value)
    }
    var isOpen = hasDiscovery || node["honor_labels"]?.text == "true"
    // What cannot be foreseen may write anything.
    for step in known == nil ? Self.steps(node) : node["metric_relabel_configs"]?.items ?? [] {
      if ["labelmap", "labeldrop", "labelkeep"].contains(step["action"]?.text ?? "") {
        isOpen = true
      }
      guard let target = step["target_label"]?.text else { continue }
      if target.contains("$") { isOpen = true }
      labels[target] = .some(nil)
    }
    self.labels = labels
    hasOtherLabels = isOpen
  }

  private static func steps(_ node: Node) -> [Node] {
    (node["relabel_configs"]?.items ?? []) + (node["metric_relabel_configs"]?.items ?? [])
  }

  /// Labels that targets have behind relabelling, with all of their values.
  private static func labels(of targets: [StaticTarget]) -> [String: Set<String>?] {
    var found: [String: Set<String>] = [:]
    for (name, value) in targets.compactMap(\.shown).joined() {
      found[name, default: []].insert(value)
    }
    return found.mapValues { $0 }
  }

  /// Labels that groups of targets set.
  private static func labels(of groups: [Node]) -> [String: Set<String>?] {
    var found: [String: Set<String>] = [:]
    for group in groups {
      for pair in group["labels"]?.merged ?? [] {
        found[pair.key.text, default: []].insert(pair.value.text)
      }
      if group["labels"]?["instance"] == nil {
        found["instance", default: []].formUnion((group["targets"]?.items ?? []).map(\.text))
      }
    }
    return found.mapValues { $0 }
  }

  /// Values of a label that series of the job can have; nothing where any are possible.
  func values(_ label: String) -> Set<String>? {
    guard !hasOtherLabels, let values = labels[label] else { return nil }
    return values
  }

  /// Whether nobody is asked who may have any metric.
  var isKnown: Bool {
    !hasDiscovery
      && sources.allSatisfy {
        if case .anybody = $0 { return false }
        return true
      }
  }

  // MARK: Targets

  private static func namesBlackbox(
    _ node: Node, _ targets: [String], _ workspace: Workspace
  ) -> Bool {
    steps(node).contains { $0["target_label"]?.text == "__param_target" }
      || node["params"]?["module"] != nil
  }

  /// Words in names of programs that hand on what others measure.
  private static let carriers = [
    "exporter", "otel", "opentelemetry", "collector", "alloy", "agent", "telegraf", "statsd",
    "gateway", "vector", "fluent", "netdata", "prom", "thanos", "mimir", "cortex", "victoria",
    "vm", "beat", "graphite", "collectd", "kube",
  ]

  private static func source(
    _ target: String, _ job: Node, _ workspace: Workspace
  ) -> Source {
    let parts = target.split(separator: ":")
    let host = parts.first.map(String.init) ?? target
    let port = parts.count > 1 ? String(parts[1]) : "80"
    if let service = workspace.service(host: host) {
      if let image = service.image, let exporter = KnownExporter.image(image) {
        return .known(exporter, version: service.imageVersion, service: service)
      }
      let words = ((service.image ?? "") + " " + service.name.text).lowercased()
      let isOwn = service.node["build"] != nil
      return isOwn || !carriers.contains(where: words.contains) ? .application : .anybody
    }
    // Behind the host's own address the port tells, where relabelling does not change it.
    guard let exporter = KnownExporter.port(port), job["relabel_configs"] == nil else {
      return .anybody
    }
    let service = workspace.services.first {
      $0.image.flatMap(KnownExporter.image)?.name == exporter.name
    }
    return .known(exporter, version: service?.imageVersion, service: service)
  }
}

extension Workspace {
  /// The service that a host's name stands for.
  func service(host: String) -> Service? {
    services.first { service in
      if service.name.text == host { return true }
      if service.node["container_name"]?.text == host { return true }
      if service.node["hostname"]?.text == host { return true }
      return (service.node["networks"]?.merged ?? []).contains { network in
        (network.value["aliases"]?.items ?? []).contains { $0.text == host }
      }
    }
  }
}

extension Workspace.Service {
  /// The image's version, where its tag is one: numbers without a leading `v`.
  var imageVersion: String? {
    guard let image = node["image"]?.text, !image.contains("$"), let tag = image.imageTag
    else { return nil }
    let version = tag.hasPrefix("v") ? String(tag.dropFirst()) : tag
    return version.first?.isNumber == true ? version : nil
  }

  /// Every word of command, entrypoint and environment.
  var spokenWords: [String] {
    let texts = ["command", "entrypoint"].flatMap { key -> [String] in
      guard let value = node[key] else { return [] }
      return value.kind == .scalar
        ? value.text.split(whereSeparator: \.isWhitespace).map(String.init)
        : value.items.map(\.text)
    }
    let environment = node["environment"]
    return texts + (environment?.items ?? []).map(\.text)
      + (environment?.merged ?? []).map { "\($0.key.text)=\($0.value.text)" }
      + (node["env_file"] == nil ? [] : ["env_file"])
  }
}
