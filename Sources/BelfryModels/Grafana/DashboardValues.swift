package import BelfrySource
package import BelfryYAML

/// A datasource as a dashboard refers to it: by its name, or by its plugin and id.
package enum DatasourceReference: Sendable, Hashable {
  /// A name, as before Grafana 8.3, or a variable.
  case name(Located<String>)
  /// A plugin with an id.
  case reference(type: Located<String>?, uid: Located<String>?)

  /// A datasource of a plugin.
  package init(type: String, uid: String) {
    self = .reference(type: Located(type), uid: Located(uid))
  }

  /// The name or id, which may hold a variable.
  package var identity: Located<String>? {
    switch self {
    case .name(let name): name
    case .reference(_, let uid): uid
    }
  }

  /// The plugin, where it is said.
  package var type: Located<String>? {
    if case .reference(let type, _) = self { type } else { nil }
  }
}

extension DatasourceReference: Field {
  /// A text, or a mapping with `type` and `uid`.
  package static func decode(
    _ node: Node, _ context: inout DecodeContext
  ) -> DatasourceReference? {
    switch node.kind {
    case .scalar: return .name(Located(node.text, at: node.span))
    case .mapping: return .reference(type: text(node["type"]), uid: text(node["uid"]))
    case .sequence:
      context.wrongType(node, wanted: shape.words)
      return nil
    }
  }

  private static func text(_ node: Node?) -> Located<String>? {
    guard let node, node.kind == .scalar, !node.isNull else { return nil }
    return Located(node.text, at: node.span)
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .name(let name): return .string(name.value)
    case .reference(let type, let uid):
      let pairs = [("type", type), ("uid", uid)]
      return .mapping(
        pairs.compactMap { name, text in text.map { .init(name, .string($0.value)) } })
    }
  }

  /// A text or a mapping.
  package static var shape: Shape { .either([.string, .map(.string)]) }
}

/// How often a dashboard is refreshed: an interval, or `false` for never.
package enum RefreshInterval: Sendable, Hashable {
  /// Never.
  case never
  /// Always after this time, such as `30s`; empty for never.
  case every(Located<String>)
}

extension RefreshInterval: Field {
  /// A text or a truth value.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> RefreshInterval? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    if case .bool(false) = node.resolved { return .never }
    return .every(Located(node.text, at: node.span))
  }

  /// The interval or `false`.
  package func encode() -> Value? {
    switch self {
    case .never: .bool(false)
    case .every(let interval): .string(interval.value)
    }
  }

  /// A text or `false`.
  package static var shape: Shape { .either([.string, .boolean]) }
}

/// The number of a dashboard in Grafana's database.
package struct DashboardID: Sendable, Hashable {
  /// The number as it was written.
  package var text: Located<String>
}

extension DashboardID: Field {
  /// Any scalar.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> DashboardID? {
    Located<String>.decode(node, &context).map { DashboardID(text: $0) }
  }

  /// The number.
  package func encode() -> Value? {
    Int(text.value).map { .integer($0) } ?? .string(text.value)
  }

  /// A whole number.
  package static var shape: Shape { .integer(minimum: nil, maximum: nil) }
}

/// A number, or null where null has a meaning of its own.
package struct NullableNumber: Sendable, Hashable {
  /// The number.
  package var value: Double?

  /// A number or null.
  package init(_ value: Double?) {
    self.value = value
  }
}

extension NullableNumber: Field, NullField {
  /// A number; a text that holds one counts as well.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> NullableNumber? {
    if node.kind == .scalar, let value = Double(node.text), value.isFinite {
      return NullableNumber(value)
    }
    if node.kind == .scalar, node.text.isEmpty { return NullableNumber(nil) }
    context.wrongType(node, wanted: shape.words)
    return nil
  }

  /// The number or null.
  package func encode() -> Value? { value?.encode() ?? .null }

  /// A number.
  package static var shape: Shape { .number(minimum: nil, maximum: nil) }
}
