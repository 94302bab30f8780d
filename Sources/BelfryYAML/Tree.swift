public import BelfrySource

/// The immutable tape behind ``Node``: entries in pre-order over the bytes of the source.
final class Tree: Sendable {
  /// One node of the tape.
  struct Entry: Sendable {
    var kind: Node.Kind
    var style: Node.Style
    var span: Span
    /// Index into the decoded texts, where decoding changed the bytes.
    var decoded: Int?
    var tag: String?
    /// Index after the last entry below this one.
    var end = 0
    /// The entry that an alias stands for.
    var target: Int?
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
    if let target = entries[index].target { return Node(self, target, place: entries[index].span) }
    return Node(self, index)
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
  /// Nodes of a document after aliases are followed.
  public var expandedNodes: Int

  /// Limits.
  public init(bytes: Int, depth: Int, expandedNodes: Int) {
    self.bytes = bytes
    self.depth = depth
    self.expandedNodes = expandedNodes
  }

  /// 64 MiB, 200 levels, a million nodes.
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
