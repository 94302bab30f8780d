import BelfryModels
import BelfrySource
import BelfryYAML

extension FileChecker {
  /// The files that stand beside each other.
  static func members(_ parts: [Part], _ projects: ComposeProjects) -> [Workspace.File] {
    parts.filter { $0.kind != .compose }.compactMap { part in
      part.kind.flatMap { kind in
        part.documents?.roots.first { !$0.isNull }.map {
          Workspace.File(path: part.path, kind: kind, root: $0)
        }
      }
    } + projects.projects.compactMap(\.file)
  }

  /// Whether a file is a list of rules without the group that Prometheus wants around them.
  private static func isRules(_ part: Part) -> Bool {
    let items = part.documents?.roots.first?.items ?? []
    return !items.isEmpty
      && items.allSatisfy { $0["expr"] != nil && ($0["alert"] ?? $0["record"]) != nil }
  }

  /// Gives files of no known kind the one under which another file names them, so that a list of
  /// targets with a slip in it is still known for one.
  static func nameKinds(_ parts: inout [Part], _ projects: ComposeProjects) {
    let open = parts.indices.filter { parts[$0].kind == nil && parts[$0].documents != nil }
    guard !open.isEmpty else { return }
    let workspace = Workspace(members(parts, projects), paths: [])
    let lists = workspace.servers.flatMap { workspace.targetReaches($0).map(\.reach) }
    let rules = workspace.servers.flatMap { server in
      (server.config.root["rule_files"]?.items ?? []).compactMap {
        workspace.reach(of: $0.text, server)
      }
    }
    let webs = Set(workspace.webConfigs.map(\.path))
    for index in open {
      let path = parts[index].path
      let kind: FileKind? =
        webs.contains(path)
        ? .webConfig
        : lists.contains { $0.contains(path) }
          ? .targetList
          : isRules(parts[index]) && rules.contains { $0.contains(path) } ? .rules : nil
      guard let kind else { continue }
      parts[index].kind = kind
      parts[index].isKnown = true
      parts[index].keepFirstDocument()
    }
  }
}
