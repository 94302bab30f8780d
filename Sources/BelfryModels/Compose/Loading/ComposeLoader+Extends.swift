import BelfrySource
import BelfryYAML

extension ComposeLoader {
  /// The services of one file on which `extends` can draw.
  private struct Source {
    var path: String
    /// Folder to which its paths, and the files that it names, are relative.
    var folder: String
    var services: ComposeTree
    /// Parts of the bases that the file does away with.
    var resets: [ComposePath]
    var scope: VariableScope
    /// Folder of the project that is loaded.
    var base: String
  }

  /// Services that were followed, to find circles.
  private typealias Trail = [(path: String, name: String)]

  /// The document with the services that others extend put under them.
  mutating func extended(
    _ document: ComposeDocument, _ path: String, _ setting: Setting
  ) -> ComposeTree {
    var tree = document.tree
    guard let services = tree["services"], services.isMap,
      services.entries.contains(where: { $0.value["extends"] != nil })
    else { return tree }
    var source = Source(
      path: path, folder: setting.folder, services: services, resets: document.resets,
      scope: setting.scope, base: setting.folder)
    for entry in services.entries {
      _ = resolve(entry.key, &source, [])
    }
    tree["services"] = source.services
    return tree
  }

  /// The service with what it extends put under it; the source keeps the result.
  private mutating func resolve(
    _ name: String, _ source: inout Source, _ trail: Trail
  ) -> ComposeTree? {
    guard let service = source.services[name] else { return nil }
    guard service.isMap, let extends = service["extends"], !extends.isNull else { return service }
    guard let wanted = extends.text ?? extends["service"]?.text else { return service }
    let place = extends.isMap ? extends["service"]?.origin ?? extends.origin : extends.origin
    var own = service
    own["extends"] = nil
    source.services[name] = own
    let trail = trail + [(source.path, name)]
    guard let base = base(wanted, extends, place, &source, trail) else { return own }
    var tree = base
    for way in source.resets where way.keys.starts(with: ["services", name]) {
      tree = tree.removing(way.keys.dropFirst(2))
    }
    var merge = ComposeMerge()
    let merged = merge.merge(tree, own, at: ComposePath(["services", name]))
    result.diagnostics += merge.diagnostics
    source.services[name] = merged
    return merged
  }

  /// The service that is extended, itself resolved, its paths as seen from the source.
  private mutating func base(
    _ wanted: String, _ extends: ComposeTree, _ place: ComposeOrigin, _ source: inout Source,
    _ trail: Trail
  ) -> ComposeTree? {
    guard let file = extends["file"], let name = file.text else {
      guard source.services[wanted] != nil else {
        reportUndefined(wanted, place, source.services)
        return nil
      }
      guard !closes(trail, source.path, wanted, place) else { return nil }
      return resolve(wanted, &source, trail)
    }
    let path = FilePath.join(source.folder, name)
    guard !closes(trail, path, wanted, place) else { return nil }
    guard var other = open(path, file.origin, source) else { return nil }
    guard other.services[wanted] != nil else {
      reportUndefined(wanted, place, other.services)
      return nil
    }
    guard let tree = resolve(wanted, &other, trail) else { return nil }
    let mover = ComposePaths(folder: other.folder, base: source.folder)
    return mover.move(tree, at: ComposePath(["services", wanted]))
  }

  /// Reports a service that extends itself over others.
  private mutating func closes(
    _ trail: Trail, _ path: String, _ name: String, _ place: ComposeOrigin
  ) -> Bool {
    guard trail.contains(where: { $0.path == path && $0.name == name }) || trail.count > 100 else {
      return false
    }
    let names = trail.drop { $0.path != path || $0.name != name }.map(\.name) + [name]
    report(
      "compose/extends-cycle", place,
      "services extend each other in a circle: \(names.prefix(8).joined(separator: " → "))",
      "take one 'extends' away")
    return true
  }

  private mutating func reportUndefined(
    _ name: String, _ place: ComposeOrigin, _ services: ComposeTree
  ) {
    let suggestion = nearest(to: name, in: services.entries.map(\.key))
    report(
      "compose/undefined-extends", place, "there is no service '\(name)' to extend",
      suggestion.map { "did you mean '\($0)'?" } ?? "define it, or name its file with 'file'")
  }

  /// The services of another file.
  private mutating func open(
    _ path: String, _ place: ComposeOrigin, _ source: Source
  ) -> Source? {
    guard let documents = documents(path) else {
      missing(path, place)
      return nil
    }
    var tree: ComposeTree?
    var resets: [ComposePath] = []
    for document in filled(documents, source.scope) {
      resets += document.resets
      tree = merged(tree, document.tree)
    }
    guard let services = tree?["services"], services.isMap else {
      report(
        "compose/undefined-extends", place, "the file '\(path)' has no services",
        "name the file in which the service stands")
      return nil
    }
    return Source(
      path: path, folder: FilePath.folder(path), services: services, resets: resets,
      scope: source.scope, base: source.base)
  }
}
