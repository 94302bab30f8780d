import BelfryModels
import BelfrySource
import BelfryYAML

/// A file whose text stands in a Compose file, as `content` of one of its `configs`.
struct InlineConfig: Sendable {
  /// A path that no file has, in the folder of the project.
  let path: String
  /// The file as containers get it.
  let source: SourceFile
  /// What stands in the Compose file.
  private let node: Node
  private let map: ScalarMap
  private let text: InlineText

  /// Whether it holds a variable without a known value.
  var isOpen: Bool { text.isOpen }

  /// The configs that a service gets, and the tree in which their path stands for their text.
  static func take(
    from tree: ComposeTree, in folder: String, _ sources: ComposeSources
  ) -> (tree: ComposeTree, configs: [InlineConfig]) {
    guard var all = tree["configs"] else { return (tree, []) }
    var found: [InlineConfig] = []
    for entry in all.entries where !entry.key.contains("/") {
      var config = entry.value
      guard let content = config["content"], config["template_driver"] == nil,
        let name = target(of: entry.key, in: tree)?.split(separator: "/").last
      else { continue }
      // Variants of a project may have configs of the same name.
      let file = content.origin.file.split(separator: "/").last ?? ""
      let path = "(\(file)\(Self.mark)\(entry.key))/\(name)"
      guard let inline = InlineConfig(FilePath.join(folder, path), content, entry.key, sources)
      else { continue }
      config["content"] = nil
      config["file"] = ComposeTree(text: "./" + path, at: content.origin)
      all[entry.key] = config
      found.append(inline)
    }
    var tree = tree
    tree["configs"] = all
    return (tree, found)
  }

  /// What no path of a real file has in it.
  private static let mark = " configs."

  /// Whether a path stands for a text inside of a Compose file.
  static func isPath(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().last.map {
      $0.hasPrefix("(") && $0.hasSuffix(")") && $0.contains(mark)
    } ?? false
  }

  private init?(_ path: String, _ content: ComposeTree, _ name: String, _ sources: ComposeSources) {
    let roots = sources.documents(content.origin.file)?.roots ?? []
    let nodes = roots.compactMap { $0["configs"]?[name]?["content"] }
    guard let read = content.text,
      let node = nodes.first(where: { $0.kind == .scalar && $0.span == content.origin.span }),
      let text = InlineText(read: read, written: node.text)
    else { return nil }
    self.path = path
    self.node = node
    map = node.map
    self.text = text
    source = SourceFile(path: path, text: read)
  }

  /// The path inside of the first container that gets a config.
  private static func target(of name: String, in tree: ComposeTree) -> String? {
    for service in tree["services"]?.entries ?? [] {
      for grant in service.value["configs"]?.items ?? [] {
        if grant.text == name { return "/" + name }
        if grant["source"]?.text == name { return grant["target"]?.text ?? "/" + name }
      }
    }
    return nil
  }

  /// The file and bytes behind a place of the text; nothing where that is not known.
  func origin(of span: Span?) -> ComposeOrigin? {
    guard let span else { return ComposeOrigin(file: node.file.path, span: node.span) }
    return text.written(span).map {
      ComposeOrigin(file: node.file.path, span: map.source($0))
    }
  }
}
