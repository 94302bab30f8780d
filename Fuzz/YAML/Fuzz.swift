import BelfrySource
import BelfryYAML

/// A byte that says how, then a text: whatever is read as YAML, JSON or INI keeps its bounds, every
/// place lies in the text, and what is written of it reads as the same again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let how = bytes.first else { return 0 }
  let file = SourceFile(path: "a.yml", bytes: Array(bytes.dropFirst()))
  let limits =
    how & 4 == 0 ? ParseLimits.default : ParseLimits(bytes: 300, depth: 8, expandedNodes: 60)
  switch how & 3 {
  case 0: check(parseJSON(file, limits: limits), limits, writtenAsJSON: true)
  case 1: check(parseINI(file, limits: limits), limits, writtenAsJSON: false)
  default:
    let whole = parseYAML(file, limits: limits)
    check(whole, limits, writtenAsJSON: how & 8 == 0)
    compare(whole, parseYAML(file, limits: limits, piece: 1 + Int(how >> 4)))
    compare(whole, parseYAMLByLibrary(file, limits: limits))
  }
  return 0
}

/// A file that is read in pieces, or by libyaml alone, must hold what it holds when it is read whole.
private func compare(_ whole: ParsedDocuments, _ other: ParsedDocuments) {
  precondition(whole.diagnostics == other.diagnostics)
  precondition(whole.comments == other.comments)
  precondition(whole.roots.map(places) == other.roots.map(places))
}

/// Every node with its place and text; aliases are not followed.
private func places(_ node: Node) -> String {
  let own = "\(node.kind) \(node.style) \(node.span) \(node.tag ?? "") \(node.text)"
  let inside = node.span.length > 1 ? node.items + node.pairs.flatMap { [$0.key, $0.value] } : []
  let written = inside.filter { node.span.contains($0.span) }
  return own + "(" + written.map(places).joined(separator: ",") + ")"
}

private func check(_ parsed: ParsedDocuments, _ limits: ParseLimits, writtenAsJSON: Bool) {
  let size = parsed.file.bytes.count
  for span in parsed.diagnostics.compactMap(\.span) + parsed.comments.map(\.span) {
    precondition(0 <= span.start && span.start <= span.end && span.end <= size)
  }
  for root in parsed.roots {
    var walk = Walk(limits: limits, size: size)
    walk.visit(root, depth: 1)
    guard parsed.diagnostics.isEmpty, walk.isPlain else { continue }
    let value = Value(root)
    let text = writtenAsJSON ? JSONWriter().write(value) : YAMLWriter().write(value)
    let file = SourceFile(path: "b.yml", bytes: text)
    guard !writtenAsJSON || walk.isJSON else { continue }
    let again = writtenAsJSON ? parseJSON(file) : parseYAML(file)
    let shown = String(decoding: text, as: UTF8.self)
    precondition(again.diagnostics.isEmpty && again.roots.count == 1, shown)
    precondition(again.roots.first.map(outline) == outline(root), shown)
  }
}

/// Everything below a node, aliases followed, each node held to the bounds.
private struct Walk {
  let limits: ParseLimits
  let size: Int
  /// Whether every key is a scalar without a tag, so that it can be written.
  var isPlain = true
  /// Whether JSON has a notation for all that stands there.
  var isJSON = true
  private var count = 0

  init(limits: ParseLimits, size: Int) {
    self.limits = limits
    self.size = size
  }

  mutating func visit(_ node: Node, depth: Int) {
    count += 1
    precondition(count <= limits.expandedNodes + size + 2)
    precondition(depth <= 2 * limits.depth + 2 + size)
    let span = node.span
    precondition(0 <= span.start && span.start <= span.end && span.end <= size)
    if node.tag != nil { isPlain = false }
    switch node.kind {
    case .scalar:
      if node.resolved == .float || node.resolved == .integer { isJSON = false }
      var last = 0
      let map = node.map
      for offset in 0...node.text.utf8.count {
        let place = map.source(offset)
        precondition(last <= place && place <= size)
        last = place
      }
    case .sequence: for item in node.items { visit(item, depth: depth + 1) }
    case .mapping:
      _ = node.merged
      for pair in node.pairs {
        if pair.key.kind != .scalar || pair.key.text == "<<" { isPlain = false }
        visit(pair.key, depth: depth + 1)
        visit(pair.value, depth: depth + 1)
      }
    }
  }
}

/// What a node holds, whatever it is written as.
private func outline(_ node: Node) -> String {
  switch node.kind {
  case .scalar:
    switch node.resolved {
    case .null, .bool: "\(node.resolved)"
    default: "\(node.resolved) \(node.text.debugDescription)"
    }
  case .sequence: "[" + node.items.map(outline).joined(separator: ",") + "]"
  case .mapping:
    "{"
      + node.pairs.map { $0.key.text.debugDescription + ":" + outline($0.value) }
      .joined(separator: ",") + "}"
  }
}
