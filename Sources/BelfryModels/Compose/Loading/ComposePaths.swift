import BelfrySource
import BelfryYAML

/// Moves the relative paths of a tree from one project folder to another one.
struct ComposePaths {
  let folder: String
  let base: String

  private enum Kind { case path, context, mount, grants, environmentFile, list, named }

  private static let rules: [(ComposePath, Kind)] =
    ([
      ("services.*.build", .context), ("services.*.build.context", .context),
      ("services.*.build.additional_contexts", .named), ("services.*.build.ssh", .named),
      ("services.*.env_file", .environmentFile), ("services.*.label_file", .list),
      ("services.*.extends.file", .path), ("services.*.develop.watch.*.path", .path),
      ("services.*.volumes", .mount), ("configs.*.file", .path), ("secrets.*.file", .path),
    ] as [(String, Kind)]).map { (ComposePath($0.0), $0.1) }

  /// The tree with its paths moved.
  func move(_ tree: ComposeTree, at path: ComposePath = ComposePath()) -> ComposeTree {
    if FilePath.clean(folder) == FilePath.clean(base) { return tree }
    return moved(tree, path)
  }

  private func moved(_ tree: ComposeTree, _ path: ComposePath) -> ComposeTree {
    if let kind = Self.rules.first(where: { path.matches($0.0) })?.1 {
      if kind != .context || tree.text != nil { return apply(kind, tree) }
    }
    if path.keys.count > 6 || path.keys.first?.hasPrefix("x-") == true { return tree }
    var tree = tree
    switch tree.content {
    case .map(let entries):
      tree.content = .map(
        entries.map {
          ComposeEntry($0.key, at: $0.origin, moved($0.value, path.appending($0.key)))
        })
    case .list(let items):
      tree.content = .list(items.map { moved($0, path.appending("0")) })
    case .scalar: break
    }
    return tree
  }

  private func apply(_ kind: Kind, _ tree: ComposeTree) -> ComposeTree {
    switch kind {
    case .path, .grants: return tree.map { rebased($0) }
    case .context: return tree.map { isRemote($0) ? nil : rebased($0) }
    case .list: return tree.map { rebased($0) }
    case .environmentFile:
      guard case .list(let items) = tree.content else { return tree.map { rebased($0) } }
      return ComposeTree(.list(items.map { environmentFile($0) }), at: tree.origin)
    case .mount:
      return ComposeTree(.list(tree.items.map { mount($0) }), at: tree.origin)
    case .named: return named(tree)
    }
  }

  private func rebased(_ path: String) -> String {
    FilePath.rebase(path, from: folder, to: base)
  }

  private func isRemote(_ text: String) -> Bool {
    text.contains("://") || text.hasPrefix("github.com/") || text.hasPrefix("git@")
      || text.hasPrefix("service:") || text.hasPrefix("target:") || text.hasSuffix(".git")
  }

  private func environmentFile(_ item: ComposeTree) -> ComposeTree {
    var item = item
    if item.text != nil { return item.map { rebased($0) } }
    if let path = item["path"] { item["path"] = path.map { rebased($0) } }
    return item
  }

  private func mount(_ item: ComposeTree) -> ComposeTree {
    var item = item
    if let text = item.text {
      let mount = VolumeMount(text)
      guard let source = mount.source, source.hasPrefix(".") else { return item }
      let rest = text.dropFirst(source.count)
      item.content = .scalar(ComposeScalar(text: rebased(source) + rest, type: .string))
    } else if item["type"]?.text == "bind", let source = item["source"] {
      item["source"] = source.map { rebased($0) }
    }
    return item
  }

  /// Values of names that are paths; in lists they stand after `=`.
  private func named(_ tree: ComposeTree) -> ComposeTree {
    guard case .list(let items) = tree.content else {
      return tree.map { isRemote($0) ? nil : rebased($0) }
    }
    let moved = items.map { item in
      item.map { text in
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let value = String(text[text.index(after: sign)...])
        return isRemote(value) ? nil : "\(text[...sign])\(rebased(value))"
      }
    }
    return ComposeTree(.list(moved), at: tree.origin)
  }
}
