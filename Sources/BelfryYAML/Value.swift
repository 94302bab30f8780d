import BelfrySource

/// What is written as YAML or JSON.
public indirect enum Value: Sendable, Hashable {
  /// Nothing.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A number in its own notation, such as `0.95`.
  case number(String)
  /// Text, quoted where it would read as something else.
  case string(String)
  /// Text as a literal block (`|`) where it can be written so.
  case block(String)
  /// A list, one element a line.
  case sequence([Value])
  /// A short list, `[a, b]` where it fits the line.
  case flow([Value])
  /// A mapping in the order given.
  case mapping([Entry])

  /// One key with its value and what is written above it.
  public struct Entry: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: Value
    /// Comment lines above the key, without `#`.
    public var comment: String?
    /// Whether an empty line stands before it.
    public var blankBefore: Bool

    /// A key.
    public init(_ key: String, _ value: Value, comment: String? = nil, blankBefore: Bool = false) {
      self.key = key
      self.value = value
      self.comment = comment
      self.blankBefore = blankBefore
    }
  }

  /// The tree as a value; comments on lines of their own directly above a key go with it.
  public init(_ node: Node, comments: [Comment] = []) {
    var byLine: [Int: Comment] = [:]
    let lines = comments.isEmpty ? nil : LineIndex(node.file.bytes)
    if let lines {
      for comment in comments where comment.ownLine {
        byLine[lines.position(of: comment.span.start).line] = comment
      }
    }
    self.init(node, byLine, lines)
  }

  private init(_ node: Node, _ comments: [Int: Comment], _ lines: LineIndex?) {
    switch node.kind {
    case .scalar: self = Self.scalar(node)
    case .sequence:
      let values = node.items.map { Value($0, comments, lines) }
      self = node.style == .flow ? .flow(values) : .sequence(values)
    case .mapping:
      self = .mapping(
        node.pairs.map { pair in
          Entry(
            pair.key.text, Value(pair.value, comments, lines),
            comment: Self.comment(above: pair.key, comments, lines))
        })
    }
  }

  private static func comment(
    above key: Node, _ comments: [Int: Comment], _ lines: LineIndex?
  ) -> String? {
    guard let lines else { return nil }
    var line = lines.position(of: key.span.start).line - 1
    var texts: [String] = []
    while let comment = comments[line] {
      texts.insert(comment.text, at: 0)
      line -= 1
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }

  private static func scalar(_ node: Node) -> Value {
    if node.style == .literal { return .block(node.text) }
    switch node.resolved {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .integer:
      if let number = Int(node.text), "\(number)" == node.text { return .integer(number) }
      return .number(node.text)
    case .float: return .number(node.text)
    case .string: return .string(node.text)
    }
  }
}
