package import BelfryYAML

/// A length of time as Elasticsearch writes it: a whole number with one unit of `d`, `h`, `m`, `s`,
/// `ms`, `micros` and `nanos`.
package struct ElasticDuration: Sendable, Hashable {
  /// The notation.
  package var text: String
  /// The length in milliseconds.
  package var milliseconds: Double

  /// Reads the notation; nothing when it is none.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int64(digits), let unit = Self.units[String(text.dropFirst(digits.count))]
    else { return nil }
    self.text = text
    milliseconds = Double(count) * unit
  }

  private static let units: [String: Double] = [
    "d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1, "micros": 0.001,
    "nanos": 0.000001,
  ]
}

extension ElasticDuration: Field {
  /// A text in the notation.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ElasticDuration? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    if let duration = ElasticDuration(node.text) { return duration }
    context.report(
      "value/bad-duration", at: node.span, "'\(node.shortText)' is not a duration",
      help: "write one number with one unit of d, h, m, s, ms: '14d'")
    return nil
  }

  /// The notation.
  package func encode() -> Value? { .string(text) }

  /// A number with a unit.
  package static var shape: Shape {
    .pattern("^[0-9]+(d|h|m|s|ms|micros|nanos)$", words: "a duration such as '14d'")
  }
}
