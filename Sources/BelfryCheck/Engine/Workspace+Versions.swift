import BelfryModels
import BelfrySource
import BelfryYAML

extension Workspace {
  /// Numbers of the version of the program that reads a file, as the tag of its image says it;
  /// nothing where that is not known.
  func version(of path: String) -> [Int]? {
    guard let file = files.first(where: { $0.path == path }) else { return nil }
    let service: Service?
    switch file.kind {
    case .prometheusConfig: service = servers.first { $0.config.path == path }?.service
    case .alertmanagerConfig: service = alertmanagers.first { $0.config.path == path }?.service
    case .rules, .ruleTests:
      let all = servers.compactMap(\.service)
      service = all.count == 1 ? all[0] : nil
    default: service = nil
    }
    return service.flatMap { Self.version(image: $0.node["image"]?.text ?? "") }
  }

  /// Numbers of the tag of an image: `v3.5.0-distroless` is 3, 5, 0.
  static func version(image: String) -> [Int]? {
    guard !image.contains("$"), let tag = image.imageTag else { return nil }
    let number = tag.hasPrefix("v") ? tag.dropFirst() : tag[...]
    return version(String(number.prefix { $0 != "-" && $0 != "+" }))
  }

  /// Numbers of a version with two parts at least.
  static func version(_ text: String) -> [Int]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count && numbers.count >= 2 ? numbers : nil
  }

  /// Whether a configuration of Prometheus stands for itself, rather than being read by another.
  func isMain(_ path: String) -> Bool {
    !isBundle || mainServers.contains { $0.config.path == path }
  }

  /// Whether a service joins a network that others define, in which anything may be.
  func joinsOthers(_ service: Service) -> Bool {
    service.networkNames.contains { name in
      guard let network = service.file.root["networks"]?[name] else { return false }
      return network["external"] != nil || network["name"] != nil
    }
  }
}
