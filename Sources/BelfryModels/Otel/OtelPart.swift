package import BelfrySource
package import BelfryYAML

/// A part of a configuration that the collector may fill in: `${env:NAME}` and `${file:PATH}` stand
/// for whole lists and mappings as well.
package enum OtelPart<Wrapped: Field> {
  /// What is written out.
  case value(Wrapped)
  /// A text with something to fill in.
  case filled(Located<String>)
}

extension OtelPart: Sendable where Wrapped: Sendable {}

extension OtelPart: Field {
  /// A scalar with `${` may be anything.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> OtelPart? {
    if node.kind == .scalar, node.text.contains("${") {
      return .filled(Located(node.text, at: node.span))
    }
    return Wrapped.decode(node, &context).map { .value($0) }
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .value(let value): value.encode()
    case .filled(let text): .string(text.value)
    }
  }

  /// The shape of what is written out.
  package static var shape: Shape { Wrapped.shape }
}
