import BelfryModels
import BelfryYAML

extension Workspace {
  /// Paths of configurations and rules that only programs beside Prometheus read, as their mounts
  /// tell: agents that scrape in its place, and servers whose rules are LogQL or MetricsQL.
  ///
  /// Who reads a file is open as soon as one of the containers that see it may hold anything.
  static func readByOthers(_ files: [File], _ services: [Service]) -> Set<String> {
    let open = files.filter { $0.kind == .prometheusConfig || $0.kind == .rules }.map(\.path)
    guard !open.isEmpty, services.contains(where: isOther) else { return [] }
    var found: Set<String> = []
    for path in open {
      let readers = services.filter { service in
        service.sources.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
      }
      if !readers.isEmpty, readers.allSatisfy(isOther) { found.insert(path) }
    }
    return found
  }

  private static func isOther(_ service: Service) -> Bool {
    let images: Set = [
      "promtail", "agent", "alloy", "vmagent", "victoria-metrics", "vmalert", "loki", "cortex",
      "mimir", "enterprise-logs", "enterprise-metrics",
    ]
    return service.image.map(images.contains) ?? false
  }
}

extension FileChecker {
  /// Takes files that only other programs read for ones of no known kind, and drops what the models
  /// have said of their keys.
  static func leaveOthers(
    _ parts: inout [Part], _ early: inout [Engine.Outcome?], _ projects: ComposeProjects
  ) {
    let files = members(parts, projects)
    let others = Workspace.readByOthers(files, Workspace.services(of: files))
    for index in parts.indices where others.contains(parts[index].path) {
      parts[index].kind = nil
      parts[index].isKnown = false
      early[index] = Engine.Outcome()
    }
  }
}

extension Workspace.Service {
  /// What of the bundle the service sees: sources of its mounts and files of its configs.
  fileprivate var sources: [String] {
    let granted = configs.compactMap { file.root["configs"]?[$0.name]?["file"]?.text }
    let folder = Workspace.folder(file.path)
    return mounts.map(\.source) + granted.compactMap { Workspace.normal(folder + $0) }
  }
}
