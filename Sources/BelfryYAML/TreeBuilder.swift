import BelfrySource

/// Builds the tape from events: spans, anchors, limits and duplicate keys.
struct TreeBuilder {
  private struct Open {
    let index: Int
    var anchor: String?
    var weight = 1
    var isFlow: Bool
    /// Characters before it on its line.
    var column: Int
  }

  /// A collection in block style that only the end of the file closes.
  struct LeftOpen {
    let index: Int
    let frame: YAMLOutline.Frame
  }

  let file: SourceFile
  let limits: ParseLimits
  var entries: [Tree.Entry] = []
  var texts: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var open: [Open] = []
  private var anchors: [String: (index: Int, weight: Int)] = [:]
  private var roots: [Int] = []
  private var exploded = false
  private var documents = 0
  private var hasDirectives = false
  private var unclosed: [LeftOpen] = []
  /// Keys of the mapping that is looked at: kept, so that not every mapping asks for memory.
  private var keys: [Int] = []
  /// The collections that only the end of the file closes, the outermost first.
  var leftOpen: [LeftOpen] { unclosed.reversed() }
  /// Whether nothing in it depends on what stands elsewhere: one document without anchors, and
  /// nothing to report.
  var standsAlone: Bool {
    documents == 1 && !hasDirectives && anchors.isEmpty && diagnostics.isEmpty
  }
  /// Whether the file has more nodes than are read, so that reading ends.
  private(set) var isFull = false

  init(_ file: SourceFile, _ limits: ParseLimits) {
    self.file = file
    self.limits = limits
  }

  mutating func startDocument(hasDirectives: Bool = false) {
    documents += 1
    if hasDirectives { self.hasDirectives = true }
    anchors = [:]
    exploded = false
  }

  mutating func report(
    _ id: String, _ message: String, help: String, at span: Span?,
    related: [Diagnostic.Related] = []
  ) {
    diagnostics.keep(
      Diagnostic(id, .error, message, help: help, file: file.path, at: span, related: related))
  }

  /// Whether one more entry may be kept; the first that may not is reported.
  private mutating func hasRoom(at span: Span) -> Bool {
    if entries.count < limits.nodes { return true }
    if !isFull {
      report(
        "yaml/too-large", "the file has more than \(limits.nodes) keys and values",
        help: "split it, or leave data out of configuration", at: span)
    }
    isFull = true
    return false
  }

  mutating func scalar(
    _ text: String?, _ style: Node.Style, at span: Span, anchor: String? = nil,
    tag: String? = nil
  ) {
    var entry = Tree.Entry(kind: .scalar, style: style, span: span)
    entry.decoded = keep(text)
    entry.tag = keep(tag)
    entry.end = entries.count + 1
    if let tag, let fault = ScalarTag(tag).fault(in: text ?? file.text(span)) {
      report(
        "yaml/wrong-type", "this \(fault), as its tag says", help: "mend it, or take the tag out",
        at: span)
    }
    add(entry, anchor: anchor, weight: 1)
  }

  private mutating func keep(_ text: String?) -> Tree.Entry.Place {
    guard let text else { return .none }
    texts.append(text)
    return Tree.Entry.Place(texts.count - 1)
  }

  mutating func alias(_ name: String, at span: Span) {
    guard let anchor = anchors[name] else {
      let inside = open.contains { $0.anchor == name }
      report(
        "yaml/syntax",
        inside
          ? "the alias '*\(name)' stands inside its own anchor"
          : "no anchor '&\(name)' stands before this alias",
        help: inside
          ? "an alias cannot hold itself" : "define the anchor earlier in the same document",
        at: span)
      scalar("", .plain, at: span)
      return
    }
    var entry = entries[anchor.index]
    entry.span = span
    entry.target = Tree.Entry.Place(anchor.index)
    entry.end = entries.count + 1
    add(entry, anchor: nil, weight: anchor.weight)
  }

  private mutating func add(_ entry: Tree.Entry, anchor: String?, weight: Int) {
    guard hasRoom(at: entry.span) else { return }
    if open.isEmpty { roots.append(entries.count) }
    if let anchor { anchors[anchor] = (entries.count, weight) }
    entries.append(entry)
    count(weight, at: entry.span)
  }

  private mutating func count(_ weight: Int, at span: Span) {
    guard let last = open.indices.last else { return }
    let (sum, overflow) = open[last].weight.addingReportingOverflow(weight)
    open[last].weight = overflow ? Int.max / 4 : min(sum, Int.max / 4)
    let written = entries.count - open[last].index
    if weight > 1, open[last].weight - written > limits.expandedNodes, !exploded {
      exploded = true
      report(
        "yaml/alias-bomb", "aliases expand to more than \(limits.expandedNodes) nodes",
        help: "write the content out, or use fewer aliases inside anchors", at: span)
    }
  }

  /// Opens a collection; answers false where it lies too deep.
  mutating func start(
    _ kind: Node.Kind, flow: Bool, at span: Span, column: Int = 0, anchor: String? = nil,
    tag: String? = nil
  ) -> Bool {
    guard open.count < limits.depth else {
      report(
        "yaml/too-deep", "collections lie more than \(limits.depth) levels inside each other",
        help: "no configuration needs that; look for brackets that are never closed", at: span)
      return false
    }
    guard hasRoom(at: span) else { return false }
    if open.isEmpty { roots.append(entries.count) }
    open.append(Open(index: entries.count, anchor: anchor, isFlow: flow, column: column))
    let span = Span(span.start, max(span.start, span.end))
    var entry = Tree.Entry(kind: kind, style: flow ? .flow : .block, span: span)
    entry.tag = keep(tag)
    entries.append(entry)
    return true
  }

  mutating func end(at end: Int, isLeftOpen: Bool = false) {
    guard let last = open.popLast() else { return }
    let index = last.index
    if isLeftOpen, !last.isFlow {
      unclosed.append(
        LeftOpen(
          index: index,
          frame: YAMLOutline.Frame(kind: entries[index].kind, column: last.column)))
    }
    entries[index].end = entries.count
    if last.isFlow {
      entries[index].span = Span(min(entries[index].span.start, end), end)
    } else if entries.count > index + 1 {
      entries[index].span.end = max(
        entries[index].span.start, entries[lastChild(of: index)].span.end)
    }
    if entries[index].kind == .mapping { checkKeys(of: index) }
    if let anchor = last.anchor { anchors[anchor] = (index, last.weight) }
    count(last.weight, at: entries[index].span)
  }

  private func lastChild(of index: Int) -> Int {
    var child = index + 1
    while entries[child].end < entries.count { child = entries[child].end }
    return child
  }

  /// Reports keys that stand twice in a mapping whose end is known.
  mutating func checkKeys(of index: Int) {
    keys.removeAll(keepingCapacity: true)
    var child = index + 1
    let end = entries[index].end
    while child < end {
      if entries[child].kind == .scalar { keys.append(child) }
      let value = entries[child].end
      child = value < end ? entries[value].end : value
    }
    // Few keys are compared with each other faster than they are hashed.
    if keys.count <= 8, !hasTwice(keys) { return }
    var first = [String: Span](minimumCapacity: keys.count)
    for key in keys {
      let text = text(of: key)
      let span = entries[key].span
      if let earlier = first[text], text != "<<" {
        report(
          "yaml/duplicate-key", "the key '\(text.prefix(60))' stands here twice",
          help: "keep one of them", at: span,
          related: [.init("first here", file: file.path, span: earlier)])
      } else {
        first[text] = span
      }
    }
  }

  private func text(of entry: Int) -> String {
    entries[entry].decoded.index.map { texts[$0] }
      ?? file.text(entries[entries[entry].target.index ?? entry].span)
  }

  /// Whether two of some keys may be the same.
  private func hasTwice(_ keys: [Int]) -> Bool {
    file.bytes.withUnsafeBufferPointer { bytes in
      for (place, key) in keys.enumerated() {
        let (one, isPlain) = (entries[key].span, entries[key].decoded.index == nil)
        for other in keys[..<place] {
          guard isPlain, entries[key].target.index == nil, entries[other].decoded.index == nil,
            entries[other].target.index == nil
          else {
            if text(of: key) == text(of: other) { return true }
            continue
          }
          let two = entries[other].span
          guard one.range.upperBound <= bytes.count, two.range.upperBound <= bytes.count else {
            return true
          }
          if file.holds(UnsafeBufferPointer(rebasing: bytes[one.range]), at: two) { return true }
        }
      }
      return false
    }
  }

  /// Closes what a syntax error left open, so that the part before it can be used.
  mutating func abandon() {
    while let last = open.last { end(at: entries.last?.span.end ?? entries[last.index].span.end) }
  }

  /// The tape and its documents; none where aliases explode or the file is too large.
  func finish() -> [Node] {
    guard !isFull, !diagnostics.contains(where: { $0.id == "yaml/alias-bomb" }) else { return [] }
    let tree = Tree(file: file, entries: entries, texts: texts)
    return roots.map { tree.node($0) }
  }
}
