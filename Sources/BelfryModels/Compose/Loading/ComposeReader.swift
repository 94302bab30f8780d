import BelfrySource
import BelfryYAML

/// One document of a Compose file: its tree, and which parts take the place of earlier files'.
struct ComposeDocument {
  var tree: ComposeTree
  /// Ways to parts that earlier files must lose: marked `!reset` or `!override`.
  var resets: [ComposePath] = []
}

/// Turns a parsed document into a tree: merge keys applied, `!reset` and `!override` noted,
/// keys that are no texts reported.
struct ComposeReader {
  let file: String
  var diagnostics: [Diagnostic] = []
  private var resets: [ComposePath] = []

  init(file: String) { self.file = file }

  /// Reads a document; nothing when it is no mapping.
  mutating func read(_ root: Node) -> ComposeDocument? {
    guard root.kind == .mapping else {
      report("yaml/wrong-type", root.span, "this is \(root.article), but a mapping is wanted")
      return nil
    }
    resets = []
    guard let tree = read(root, ComposePath()) else { return nil }
    return ComposeDocument(tree: tree, resets: resets)
  }

  private mutating func report(_ id: String, _ span: Span, _ message: String, _ help: String? = nil)
  {
    diagnostics.append(Diagnostic(id, .error, message, help: help, file: file, at: span))
  }

  /// Nothing for what is marked `!reset`; the parser bounds the depth.
  private mutating func read(_ node: Node, _ path: ComposePath) -> ComposeTree? {
    let origin = ComposeOrigin(file: file, span: node.span)
    switch node.tag {
    case "!reset"?:
      resets.append(path)
      return nil
    case "!override"?: resets.append(path)
    default: break
    }
    switch node.kind {
    case .scalar:
      if node.isTimestamp, !path.keys.contains(where: { $0.hasPrefix("x-") }) {
        let text = node.shortText
        report(
          "yaml/wrong-type", node.span, "this is the date '\(text)', but Compose takes none",
          "put it in quotes: \"\(text)\"")
      }
      return ComposeTree(.scalar(ComposeScalar(text: node.text, type: node.scalarType)), at: origin)
    case .sequence:
      let items = node.items.enumerated().compactMap { index, item in
        read(item, path.appending("\(index)"))
      }
      return ComposeTree(.list(items), at: origin)
    case .mapping:
      let entries = node.merged.compactMap { pair in read(pair, path) }
      return ComposeTree(.map(entries), at: origin)
    }
  }

  private mutating func read(_ pair: Pair, _ path: ComposePath) -> ComposeEntry? {
    guard pair.key.isName else {
      if pair.key.kind == .scalar {
        report(
          "yaml/wrong-type", pair.key.span,
          "this key is the \(pair.key.isTimestamp ? "date" : "number") '\(pair.key.shortText)', "
            + "but a text is wanted",
          "put it in quotes: \"\(pair.key.shortText)\"")
      } else {
        report("yaml/wrong-type", pair.key.span, "a key here must be a text")
      }
      return nil
    }
    if pair.key.style == .plain, pair.key.text == "<<" { return nil }
    guard let value = read(pair.value, path.appending(pair.key.text)) else { return nil }
    return ComposeEntry(
      pair.key.text, at: ComposeOrigin(file: file, span: pair.key.span), value)
  }
}
