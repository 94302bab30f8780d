import BelfrySource
package import BelfryYAML

/// The number of a sample, which may be `NaN` or infinite.
package struct SampleValue: Sendable, Hashable {
  /// The number.
  package var value: Double

  /// A number.
  package init(_ value: Double) {
    self.value = value
  }
}

extension SampleValue: Field {
  /// A number without quotes, in any of YAML's notations.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> SampleValue? {
    guard node.kind == .scalar, [.integer, .float].contains(node.resolved) else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    return SampleValue(read(node.text))
  }

  /// The number; one in a notation that Swift does not read counts as zero.
  private static func read(_ text: String) -> Double {
    switch text.lowercased() {
    case ".nan": .nan
    case ".inf", "+.inf": .infinity
    case "-.inf": -.infinity
    default: Double(text.filter { $0 != "_" }) ?? 0
    }
  }

  /// The number; what JSON has no notation for in YAML's.
  package func encode() -> Value? {
    if value.isNaN { return .number(".nan") }
    if value.isInfinite { return .number(value < 0 ? "-.inf" : ".inf") }
    return value.encode()
  }

  /// Any number.
  package static var shape: Shape { .number(minimum: nil, maximum: nil) }
}

/// When the series of a test begin: seconds since 1970, or a date in RFC 3339.
package struct TestTimestamp: Sendable, Hashable {
  /// The notation.
  package var text: String

  /// A time.
  package init(_ text: String) {
    self.text = text
  }
}

extension TestTimestamp: Field {
  /// Any scalar.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> TestTimestamp? {
    String.decode(node, &context).map { TestTimestamp($0) }
  }

  /// A number, or the date.
  package func encode() -> Value? { Double(text) == nil ? .string(text) : .number(text) }

  /// A number or a date.
  package static var shape: Shape {
    .either([.number(minimum: nil, maximum: nil), .pattern("^[0-9]{4}-", words: "a date")])
  }
}
