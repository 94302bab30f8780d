import BelfrySource
import BelfryYAML

extension ComposeLoader {
  /// One element of `include`.
  private struct Include {
    var paths: [ComposeTree]
    var folder: ComposeTree?
    var envFiles: [ComposeTree]?

    init?(_ item: ComposeTree) {
      let value = item.isMap ? item["path"] : item
      paths = value.map { $0.isList ? $0.items : [$0] }?.filter { $0.text != nil } ?? []
      if paths.isEmpty { return nil }
      folder = item["project_directory"]
      envFiles = item["env_file"].map { $0.isList ? $0.items : [$0] }
    }
  }

  /// The tree with the resources of the files that it includes.
  mutating func including(
    _ tree: ComposeTree, _ path: String, _ setting: Setting
  ) -> ComposeTree {
    guard let list = tree["include"] else { return tree }
    var tree = tree
    for item in list.items {
      guard let include = Include(item) else { continue }
      guard let imported = model(of: include, path, setting) else { continue }
      add(imported, to: &tree)
    }
    return tree
  }

  private mutating func model(
    of include: Include, _ path: String, _ setting: Setting
  ) -> ComposeTree? {
    let paths = include.paths.map { FilePath.join(setting.folder, $0.text ?? "") }
    guard let first = paths.first else { return nil }
    let trail = setting.included + [path]
    guard !trail.contains(first), trail.count < 50 else {
      report(
        "compose/include-cycle", include.paths[0].origin, "'\(first)' includes itself",
        "take one 'include' away")
      return nil
    }
    var isComplete = true
    for (place, path) in zip(include.paths, paths) where documents(path) == nil {
      missing(path, place.origin)
      isComplete = false
    }
    guard isComplete else { return nil }
    let folder =
      include.folder?.text.map { FilePath.join(setting.folder, $0) } ?? FilePath.folder(first)
    var inner = Setting(folder: folder, scope: setting.scope, included: trail)
    readEnvironment(of: include, setting, &inner)
    guard let tree = model(paths, inner) else { return nil }
    return ComposePaths(folder: folder, base: setting.folder).move(tree)
  }

  private mutating func readEnvironment(
    of include: Include, _ setting: Setting, _ inner: inout Setting
  ) {
    guard let files = include.envFiles else {
      return readEnvironment(nil, inner.folder, &inner.scope.values)
    }
    var paths: [String] = []
    for file in files {
      guard let name = file.text, name != "/dev/null" else { continue }
      let path = FilePath.join(setting.folder, name)
      if read(path) == nil { missing(path, file.origin) } else { paths.append(path) }
    }
    readEnvironment(paths, inner.folder, &inner.scope.values)
  }

  /// Adds resources; those of the same name must be the same.
  private mutating func add(_ imported: ComposeTree, to tree: inout ComposeTree) {
    for kind in ["services", "volumes", "networks", "secrets", "configs", "models"] {
      guard let resources = imported[kind], resources.isMap else { continue }
      var own = tree[kind] ?? ComposeTree(.map([]), at: resources.origin)
      if own.isNull { own = ComposeTree(.map([]), at: resources.origin) }
      guard case .map(var entries) = own.content else { continue }
      var places: [String: Int] = [:]
      for (index, entry) in entries.enumerated() { places[entry.key] = index }
      for entry in resources.entries {
        guard let index = places[entry.key] else {
          entries.append(entry)
          continue
        }
        if !entries[index].value.holdsSame(as: entry.value) {
          conflict(entries[index], entry, kind)
        }
      }
      own.content = .map(entries)
      tree[kind] = own
    }
  }

  private mutating func conflict(_ own: ComposeEntry, _ other: ComposeEntry, _ kind: String) {
    report(
      "compose/include-conflict", own.origin,
      "'\(own.key)' stands in the \(kind) of an included file, too",
      "rename one, or override it in a file named after the included one in 'path'",
      related: [.init("included from here", file: other.origin.file, span: other.origin.span)])
  }
}
