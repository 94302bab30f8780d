public import BelfrySource

/// The immutable tape behind ``Node``: entries in pre-order over the bytes of the source.
final class Tree: Sendable {
  /// One node of the tape: nothing in it is counted, so that reading one costs a copy of its bytes.
  struct Entry: BitwiseCopyable, Sendable {
    /// An index that may be missing.
    struct Place: BitwiseCopyable, Sendable {
      private let number: Int32
      /// Nothing.
      static let none = Place(number: -1)

      private init(number: Int32) { self.number = number }

      /// An index; a tape never holds as many as this cannot say, since files are bounded.
      init(_ index: Int) { number = Int32(clamping: index) }

      /// The index, where there is one.
      var index: Int? { number < 0 ? nil : Int(number) }
    }

    var kind: Node.Kind
    var style: Node.Style
    var span: Span
    /// Index into the decoded texts, where decoding changed the bytes.
    var decoded = Place.none
    /// Index of the tag in the decoded texts.
    var tag = Place.none
    /// The entry that an alias stands for.
    var target = Place.none
    private var next: Int32 = 0
    /// Index after the last entry below this one.
    var end: Int {
      get { Int(next) }
      set { next = Int32(clamping: newValue) }
    }

    init(kind: Node.Kind, style: Node.Style, span: Span) {
      self.kind = kind
      self.style = style
      self.span = span
    }
  }

  let file: SourceFile
  let entries: [Entry]
  let texts: [String]

  init(file: SourceFile, entries: [Entry], texts: [String]) {
    self.file = file
    self.entries = entries
    self.texts = texts
  }

  func node(_ index: Int) -> Node {
    if let target = entries[index].target.index {
      return Node(self, target, place: entries[index].span)
    }
    return Node(self, index)
  }

  /// The pair of a key of a mapping, as it is written.
  func pair(of key: String, in index: Int) -> Pair? {
    var bytes = key
    return bytes.withUTF8 { bytes in
      var child = index + 1
      let end = entries[index].end
      while child < end {
        let value = entries[child].end
        guard value < end else { break }
        if isText(entries[entries[child].target.index ?? child], key, bytes) {
          return Pair(key: node(child), value: node(value))
        }
        child = entries[value].end
      }
      return nil
    }
  }

  /// The value behind a key of a mapping, as it is written; and whether merge keys may hold more.
  func value(of key: String, in index: Int) -> (node: Node?, mayMerge: Bool) {
    var bytes = key
    return bytes.withUTF8 { bytes in
      entries.withUnsafeBufferPointer { entries in
        var mayMerge = false
        var child = index + 1
        let end = entries[index].end
        while child < end {
          let value = entries[child].end
          guard value < end else { break }
          if isText(entries[entries[child].target.index ?? child], key, bytes) {
            guard key == "<<" else { return (node(value), mayMerge) }
            let pair = Pair(key: node(child), value: node(value))
            if !pair.isMerge { return (pair.value, true) }
            mayMerge = true
          } else if !mayMerge, entries[child].span.length == 2, node(child).text == "<<" {
            mayMerge = true
          }
          child = entries[value].end
        }
        return (nil, mayMerge)
      }
    }
  }

  /// Whether an entry is a scalar of exactly this text, which has these bytes.
  @inline(__always)
  private func isText(
    _ entry: Entry, _ text: String, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard entry.kind == .scalar else { return bytes.isEmpty }
    guard let decoded = entry.decoded.index else {
      // Most keys differ in length already.
      return entry.span.length == bytes.count && file.holds(bytes, at: entry.span)
    }
    return texts[decoded].utf8.count == bytes.count && texts[decoded] == text
  }

  /// Appends the scalars from an entry on down, keys left out; its depth is bounded by the parser.
  func collectScalars(
    _ index: Int, _ place: Span?, _ hidden: Span?, _ most: Int, into found: inout [Node]
  ) {
    let entry = entries[index]
    if found.count >= most || hidden != nil && (place ?? entry.span) == hidden { return }
    if let target = entry.target.index {
      return collectScalars(target, entry.span, hidden, most, into: &found)
    }
    guard entry.kind != .scalar else { return found.append(Node(self, index, place: place)) }
    var child = index + 1
    while child < entry.end {
      if entry.kind == .mapping { child = entries[child].end }
      guard child < entry.end else { break }
      collectScalars(child, nil, hidden, most, into: &found)
      child = entries[child].end
    }
  }

  func pairs(of index: Int) -> [Pair] {
    var result: [Pair] = []
    // Most mappings have fewer keys.
    result.reserveCapacity(8)
    var child = index + 1
    let end = entries[index].end
    while child < end {
      let value = entries[child].end
      guard value < end else { break }
      result.append(Pair(key: node(child), value: node(value)))
      child = entries[value].end
    }
    return result
  }

  func children(of index: Int) -> [Node] {
    var result: [Node] = []
    var child = index + 1
    while child < entries[index].end {
      result.append(node(child))
      child = entries[child].end
    }
    return result
  }
}

/// What is read at most.
public struct ParseLimits: Sendable {
  /// Bytes of a file.
  public var bytes: Int
  /// Collections inside each other.
  public var depth: Int
  /// Nodes that following aliases may add to those that are written.
  public var expandedNodes: Int
  /// Nodes of a file as it is written.
  public var nodes: Int

  /// Limits.
  public init(bytes: Int, depth: Int, expandedNodes: Int, nodes: Int = 2_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.expandedNodes = expandedNodes
    self.nodes = nodes
  }

  /// 64 MiB, 200 levels, two million nodes, and a million more through aliases.
  public static let `default` = ParseLimits(
    bytes: 64 << 20, depth: 200, expandedNodes: 1_000_000)
}

/// A comment.
public struct Comment: Sendable, Hashable {
  /// From `#` to the end of its line, the break left out.
  public var span: Span
  /// Without `#` and one blank after it.
  public var text: String
  /// Whether nothing else stands on its line.
  public var ownLine: Bool

  /// A comment of any file.
  public init(span: Span, text: String, ownLine: Bool) {
    self.span = span
    self.text = text
    self.ownLine = ownLine
  }
}

/// What a file holds, and what is wrong with it.
public struct ParsedDocuments: Sendable {
  /// The file.
  public var file: SourceFile
  /// One node a document, as far as it could be read.
  public var roots: [Node] = []
  /// Comments in the file's order; none in JSON.
  public var comments: [Comment] = []
  /// Findings of severity error.
  public var diagnostics: [Diagnostic] = []
}
