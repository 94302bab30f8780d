package import BelfryYAML

/// A whole number that is not negative.
package struct Count: Sendable, Hashable, Comparable, ExpressibleByIntegerLiteral {
  /// The number.
  package var value: Int

  /// A number; below zero counts as zero.
  package init(_ value: Int) {
    self.value = max(0, value)
  }

  /// A number in the source.
  package init(integerLiteral value: Int) {
    self.init(value)
  }

  /// Less before more.
  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

extension Count: Field {
  /// A whole number from zero.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Count? {
    if let value = node.wholeNumber, value >= 0 { return Count(value) }
    context.wrongType(node, wanted: shape.words)
    return nil
  }

  /// The number.
  package func encode() -> Value? { .integer(value) }

  /// A whole number from zero.
  package static var shape: Shape { .integer(minimum: 0, maximum: nil) }
}

/// A TCP or UDP port.
package struct Port: Sendable, Hashable, ExpressibleByIntegerLiteral {
  /// The number.
  package var number: UInt16

  /// A port.
  package init(_ number: UInt16) {
    self.number = number
  }

  /// A port in the source.
  package init(integerLiteral number: UInt16) {
    self.init(number)
  }
}

extension Port: Field {
  /// A whole number up to 65535.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Port? {
    let number = node.wholeNumber
    if let number = number.flatMap({ UInt16(exactly: $0) }) { return Port(number) }
    if number != nil {
      context.report(
        "value/bad-port", at: node.span, "'\(node.shortText)' is not a port",
        help: "ports go from 0 to 65535")
    } else {
      context.wrongType(node, wanted: shape.words)
    }
    return nil
  }

  /// The number.
  package func encode() -> Value? { .integer(Int(number)) }

  /// A whole number up to 65535.
  package static var shape: Shape { .integer(minimum: 0, maximum: 65535) }
}

/// A share from 0 to 1, bounds included.
package struct Fraction: Sendable, Hashable {
  /// The share.
  package var value: Double

  /// A share; what lies outside is cut to the bounds.
  package init(_ value: Double) {
    self.value = min(1, max(0, value))
  }
}

extension Fraction: Field {
  /// A number from 0 to 1.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Fraction? {
    guard let value = Double.decode(node, &context) else { return nil }
    if value >= 0, value <= 1 { return Fraction(value) }
    context.report(
      "value/out-of-range", at: node.span, "'\(node.shortText)' is outside of 0 to 1")
    return nil
  }

  /// The number.
  package func encode() -> Value? { value.encode() }

  /// A number from 0 to 1.
  package static var shape: Shape { .number(minimum: 0, maximum: 1) }
}
