package import BelfryYAML

/// A text of a certain form, checked when it is read.
package protocol TextField: Field, Hashable, Sendable {
  /// The text as it is written.
  var text: String { get }
  /// Nothing where the text has another form.
  init?(_ text: String)
  /// The form as a regular expression for editors.
  static var pattern: String { get }
  /// The form in words, with its article and an example.
  static var words: String { get }
}

extension TextField {
  /// A scalar of that form.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    if node.kind == .scalar, let value = Self(node.text) { return value }
    context.wrongType(node, wanted: words)
    return nil
  }

  /// The text.
  package func encode() -> Value? { .string(text) }

  /// A text with a pattern.
  package static var shape: Shape { .pattern(pattern, words: words) }
}

extension UInt8 {
  var isLower: Bool { (0x61...0x7A).contains(self) }
  var isUpper: Bool { (0x41...0x5A).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { isLower || isUpper }
}

/// Whether all bytes pass, and the first one the stricter test; never for an empty text.
func spelt(
  _ text: String, first: (UInt8) -> Bool, rest: (UInt8) -> Bool, atMost limit: Int
) -> Bool {
  guard let head = text.utf8.first, text.utf8.count <= limit, first(head) else { return false }
  return text.utf8.dropFirst().allSatisfy(rest)
}
