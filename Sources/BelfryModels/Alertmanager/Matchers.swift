package import BelfrySource
package import BelfryYAML

/// Conditions for alerts, such as `severity="critical"`: a list, or one text.
package struct Matchers: Sendable {
  /// The conditions as they were written.
  package var texts: [Located<String>]

  /// Conditions.
  package init(_ texts: [String]) {
    self.texts = texts.map { Located($0) }
  }
}

extension Matchers: Field {
  /// A list of texts.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Matchers? {
    guard let texts = [Located<String>].decode(node, &context) else { return nil }
    var matchers = Matchers([])
    matchers.texts = texts
    return matchers
  }

  /// The list.
  package func encode() -> Value? { texts.encode() }

  /// A list of texts.
  package static var shape: Shape { .list(.string) }
}
