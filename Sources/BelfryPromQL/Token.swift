public import BelfrySource

/// One word of an expression.
struct Token {
  enum Kind: Equatable {
    /// A metric, label, function or keyword; metric names may hold `:`.
    case identifier
    case number, duration, string
    /// A variable of Grafana's.
    case variable
    /// An operator or bracket, by its text.
    case symbol(String)
    case end
  }

  var kind: Kind
  var span: Span
  /// The text; of a string what it holds.
  var text: String

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }

  /// The text in lower case, where it is a word.
  var keyword: String? { kind == .identifier ? text.lowercased() : nil }

  /// The token as a message shows it.
  var shown: String { kind == .end ? "the end" : "'\(text.prefix(40))'" }
}

/// What is wrong with an expression, and where.
public struct SyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public var message: String
  /// The bytes meant.
  public var span: Span
}
