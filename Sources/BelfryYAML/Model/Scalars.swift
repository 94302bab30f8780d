import BelfrySource

extension String: Field {
  /// Any scalar, as it is spelt.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> String? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: "a text")
      return nil
    }
    return node.text
  }

  /// A text.
  public func encode() -> Value? { .string(self) }

  /// Any text.
  public static var shape: Shape { .string }
}

extension Bool: Field {
  /// `true` or `false`; YAML 1.1's `yes`, `on` and their like count as well.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Bool? {
    if node.kind == .scalar, case .bool(let value) = node.resolved { return value }
    context.wrongType(node, wanted: "true or false")
    return nil
  }

  /// `true` or `false`.
  public func encode() -> Value? { .bool(self) }

  /// `true` or `false`.
  public static var shape: Shape { .boolean }
}

extension Int: Field {
  /// A whole number.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Int? {
    if let value = node.wholeNumber { return value }
    context.wrongType(node, wanted: "a whole number")
    return nil
  }

  /// A whole number.
  public func encode() -> Value? { .integer(self) }

  /// Any whole number.
  public static var shape: Shape { .integer(minimum: nil, maximum: nil) }
}

extension Double: Field {
  /// A finite number.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Double? {
    if let value = node.goNumber { return value }
    context.wrongType(node, wanted: "a number")
    return nil
  }

  /// The shortest decimal notation that reads back as the same number.
  public func encode() -> Value? { .number(decimalText) }

  /// The shortest decimal notation without an exponent where that stays short.
  public var decimalText: String {
    if self == rounded(), abs(self) < 1e15, let whole = Int(exactly: self) { return "\(whole)" }
    return "\(self)"
  }

  /// Any number.
  public static var shape: Shape { .number(minimum: nil, maximum: nil) }
}

extension Field where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// One of the cases, by its raw value.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    word(node, &context)
  }

  /// One of the cases, by its raw value, for types with notations of their own.
  public static func word(_ node: Node, _ context: inout DecodeContext) -> Self? {
    if node.kind == .scalar, let value = Self(rawValue: node.text) { return value }
    if node.kind == .scalar, node.text.isEmpty, Self.self is any DefaultWhenEmpty.Type {
      return nil
    }
    let names = allCases.map(\.rawValue)
    let suggestion = node.kind == .scalar ? nearest(to: node.text, in: names) : nil
    context.report(
      "yaml/wrong-type", at: node.span, "this is \(node.article), but \(shape.words) is wanted",
      help: suggestion.map { "did you mean '\($0)'?" })
    return nil
  }

  /// The raw value.
  public func encode() -> Value? { .string(rawValue) }

  /// The raw values.
  public static var shape: Shape { .choice(allCases.map(\.rawValue)) }
}

/// A word for which the empty text means the default.
public protocol DefaultWhenEmpty {}
