/// What a key accepts.
public indirect enum Shape: Sendable {
  /// Any text.
  case string
  /// Text of a certain form: a regular expression (ECMA), and the form in words with its article.
  case pattern(String, words: String)
  /// A whole number within bounds.
  case integer(minimum: Int?, maximum: Int?)
  /// Any number within bounds.
  case number(minimum: Double?, maximum: Double?)
  /// `true` or `false`.
  case boolean
  /// One of these words.
  case choice([String])
  /// A list of one shape.
  case list(Shape)
  /// A mapping with free keys.
  case map(Shape)
  /// A mapping with known keys, by the model's name; the closure lists them.
  case model(name: String, summary: String, keys: @Sendable () -> [KeyShape])
  /// One of several shapes.
  case either([Shape])
  /// Anything.
  case any

  /// The shape in words with its article, as a message says it.
  public var words: String {
    switch self {
    case .string: "a text"
    case .pattern(_, let words): words
    case .integer(let minimum, let maximum): "a whole number" + bounds(minimum, maximum)
    case .number(let minimum, let maximum): "a number" + bounds(minimum, maximum)
    case .boolean: "true or false"
    case .choice(let words): "one of \(words.map { "'\($0)'" }.joined(separator: ", "))"
    case .list: "a list"
    case .map, .model: "a mapping"
    case .either(let shapes): shapes.map(\.words).joined(separator: " or ")
    case .any: "a value"
    }
  }

  private func bounds(_ minimum: (some CustomStringConvertible)?, _ maximum: (some Any)?) -> String
  {
    switch (minimum, maximum) {
    case (let low?, let high?): " from \(low) to \(high)"
    case (let low?, nil): " from \(low)"
    case (nil, let high?): " up to \(high)"
    case (nil, nil): ""
    }
  }
}

/// One key of a model, as schema and documentation show it.
public struct KeyShape: Sendable {
  /// The key.
  public var name: String
  /// What its value accepts.
  public var shape: Shape
  /// What it means.
  public var help: String
  /// Whether it is needed, its default, its versions.
  public var facts: [KeyFact]
}

/// What is known about a key beside its type.
public enum KeyFact: Sendable, Equatable {
  /// The key must be there.
  case required
  /// What counts when the key is absent, in the file's own notation.
  case byDefault(String)
  /// The version that introduced it.
  case since(String)
  /// The version that deprecated it, and what to use instead.
  case deprecated(since: String, instead: String)
  /// A value for documentation and the schema's examples.
  case example(String)
}
