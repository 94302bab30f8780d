package import BelfrySource
package import BelfryYAML

/// One text, or a list of texts; written in the form in which it was read.
package enum ListOrText: Sendable, Hashable {
  /// One text.
  case text(Located<String>)
  /// A list.
  case list([Located<String>])

  /// The texts: one, or those of the list.
  package var values: [Located<String>] {
    switch self {
    case .text(let text): [text]
    case .list(let list): list
    }
  }

  /// A list.
  package init(_ values: [String]) {
    self = .list(values.map { Located($0) })
  }
}

extension ListOrText: Field {
  /// A scalar or a list of scalars.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ListOrText? {
    switch node.kind {
    case .scalar: return .text(Located(node.text, at: node.span))
    case .sequence: return [Located<String>].decode(node, &context).map { .list($0) }
    case .mapping:
      context.wrongType(node, wanted: shape.words)
      return nil
    }
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .text(let text): .string(text.value)
    case .list(let list): .sequence(list.map { .string($0.value) })
    }
  }

  /// A text or a list of texts.
  package static var shape: Shape { .either([.string, .list(.string)]) }
}

/// A short form, or a mapping with everything said; written in the form in which it was read.
package enum Either<Short, Long> {
  /// The short form.
  case short(Short)
  /// The mapping.
  case long(Long)

  /// The short form, if it is one.
  package var short: Short? {
    if case .short(let value) = self { value } else { nil }
  }

  /// The mapping, if it is one.
  package var long: Long? {
    if case .long(let value) = self { value } else { nil }
  }
}

extension Either: Sendable where Short: Sendable, Long: Sendable {}

extension Either: Field where Short: Field, Long: Field {
  /// A mapping is the long form, everything else the short one.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Either? {
    if node.kind == .mapping { return Long.decode(node, &context).map { .long($0) } }
    guard node.kind == .scalar || Short.shape.takesLists else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    return Short.decode(node, &context).map { .short($0) }
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .short(let value): value.encode()
    case .long(let value): value.encode()
    }
  }

  /// Either form.
  package static var shape: Shape { .either([Short.shape, Long.shape]) }
}

extension Either: EmptyField where Short: Field, Long: Field & EmptyField {
  /// The empty mapping.
  package static var empty: Either { .long(Long.empty) }
}

extension Shape {
  var takesLists: Bool {
    switch self {
    case .list, .any: true
    case .either(let shapes): shapes.contains(where: \.takesLists)
    default: false
    }
  }
}
