public import BelfrySource

/// A type that stands under a key: it reads itself from a node and says how it is written.
public protocol Field {
  /// Reads a node that is not null; reports what is wrong and answers nothing when unusable.
  static func decode(_ node: Node, _ context: inout DecodeContext) -> Self?
  /// What is written; nothing where the key is left out.
  func encode() -> Value?
  /// What the key accepts, for schemas, documentation and messages.
  static var shape: Shape { get }
}

/// Where a decoding stands: its file, and what was found wrong so far.
public struct DecodeContext {
  /// The file that is read.
  public let file: String
  /// Findings in the order in which they were met.
  public var diagnostics: [Diagnostic] = []
  /// Keys whose versions are known, in the order in which they were met.
  public var dated: [DatedKey] = []
  /// Whether keys that begin with `x-` are the author's own.
  public var takesExtensions: Bool

  /// The start of a decoding.
  public init(file: String, takesExtensions: Bool = false) {
    self.file = file
    self.takesExtensions = takesExtensions
  }

  /// Adds a finding of severity error.
  public mutating func report(
    _ id: String, at span: Span, _ message: String, help: String? = nil, fixes: [FixIt] = []
  ) {
    diagnostics.keep(
      Diagnostic(id, .error, message, help: help, file: file, at: span, fixes: fixes))
  }

  /// Reports that a node is not of the type that stands here.
  public mutating func wrongType(_ node: Node, wanted: String) {
    report("yaml/wrong-type", at: node.span, "this is \(node.article), but \(wanted) is wanted")
  }

  /// Reports that nothing stands under a key.
  public mutating func nothing(under key: Node, wanted: String) {
    report(
      "yaml/wrong-type", at: key.span, "'\(key.shortText)' is empty, but \(wanted) is wanted")
  }
}

extension Node {
  /// The node in words, as in "this is a list".
  package var article: String {
    switch kind {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar: isNull ? "empty" : "'\(shortText)'"
    }
  }

  /// The scalar's first line, cut to what a message can hold.
  package var shortText: String {
    let line = text.prefix { !$0.isNewline }
    return line.count > 40 ? "\(line.prefix(40))…" : String(line)
  }
}
