package import BelfrySource
package import BelfryYAML

/// What a scalar with room for variables stands for.
package protocol ScalarKind: Sendable {
  /// The type of what is meant.
  associatedtype Meaning: Sendable
  /// Reads the scalar's text; nothing when it cannot be meant.
  static func read(_ text: String) -> Meaning?
  /// Whether a plain scalar that YAML reads as this type may stand.
  static func takes(plain type: ScalarType) -> Bool
  /// What is accepted.
  static var shape: Shape { get }
  /// The id of the finding about a text that cannot be meant.
  static var finding: String { get }
}

extension ScalarKind {
  /// The finding about any value of the wrong type.
  package static var finding: String { "yaml/wrong-type" }
}

/// A scalar as it was written, in files where `$VARIABLE` may stand for any of it.
package struct Scalar<Kind: ScalarKind>: Sendable {
  /// The text.
  package var value: String
  /// Whether it is a number or a truth value rather than a text.
  package var isPlain: Bool
  /// Where it was read.
  package var span: Span?

  /// A text.
  package init(_ value: String, at span: Span? = nil) {
    self.value = value
    isPlain = false
    self.span = span
  }

  /// A number or a truth value in its own notation.
  package init(plain value: String) {
    self.value = value
    isPlain = true
  }

  /// What is meant; nothing where a variable stands.
  package var meaning: Kind.Meaning? { Kind.read(value) }

  /// Whether a variable stands in it, so that nothing is known before it is filled in.
  package var hasVariable: Bool { value.utf8.contains(0x24) }

  /// The text and its place.
  package var located: Located<String> { Located(value, at: span) }
}

extension Scalar: Hashable {
  /// Two scalars are equal when their texts are.
  package static func == (left: Self, right: Self) -> Bool {
    left.value == right.value && left.isPlain == right.isPlain
  }

  /// Hashes the text.
  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension Scalar: Field {
  /// A scalar of the kind, or one with a variable.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: Kind.shape.words)
      return nil
    }
    var scalar = Scalar(node.text, at: node.span)
    if scalar.hasVariable { return scalar }
    let type = node.scalarType
    if type != .string {
      scalar.isPlain = true
      guard Kind.takes(plain: type) else {
        context.report(
          "yaml/wrong-type", at: node.span,
          "this is \(type.article) '\(node.shortText)', but \(Kind.shape.words) is wanted",
          help: "put it in quotes: \"\(node.shortText)\"",
          fixes: [FixIt("put it in quotes", edits: [.init(node.span, "\"\(node.text)\"")])])
        return nil
      }
    }
    if scalar.meaning != nil { return scalar }
    context.report(
      Kind.finding, at: node.span,
      "this is \(node.article), but \(Kind.shape.words) is wanted",
      help: Kind.suggestion(for: node.text))
    return nil
  }

  /// The scalar as it was written.
  package func encode() -> Value? {
    guard isPlain else { return .string(value) }
    if let flag = Bool(value.lowercased()) { return .bool(flag) }
    if let number = Int(value), "\(number)" == value { return .integer(number) }
    return .number(value)
  }

  /// What is accepted.
  package static var shape: Shape { Kind.shape }
}

extension ScalarKind {
  static func suggestion(for text: String) -> String? {
    guard case .choice(let words) = shape else { return nil }
    return nearest(to: text, in: words).map { "did you mean '\($0)'?" }
  }
}

extension ScalarType {
  var article: String {
    switch self {
    case .bool: "the truth value"
    case .integer, .float: "the number"
    case .null, .string: "the text"
    }
  }
}

extension Node {
  /// The type that Go's yaml.v3 gives to a plain scalar: only `true` and `false` are truth values.
  var scalarType: ScalarType {
    guard case .bool = resolved else { return resolved }
    return ["true", "false"].contains(text.lowercased()) ? resolved : .string
  }
}

extension Scalar: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral,
  ExpressibleByStringLiteral
{
  /// A text in the source.
  package init(stringLiteral value: String) { self.init(value) }
}

extension Scalar: ExpressibleByIntegerLiteral where Kind.Meaning: Numeric {
  /// A number in the source.
  package init(integerLiteral value: Int) { self.init(plain: "\(value)") }
}

extension Scalar: ExpressibleByFloatLiteral where Kind.Meaning == Double {
  /// A number in the source.
  package init(floatLiteral value: Double) { self.init(plain: value.decimalText) }
}

extension Scalar: ExpressibleByBooleanLiteral where Kind.Meaning == Bool {
  /// A truth value in the source.
  package init(booleanLiteral value: Bool) { self.init(plain: "\(value)") }
}
