package import BelfrySource
package import BelfryYAML

/// Names with values, as a mapping or as a list of `NAME=value`; written in the form in which it
/// was read. A name without a value takes it from the environment.
package enum KeyValues: Sendable, Hashable {
  /// A mapping.
  case map([KeyValue])
  /// A list.
  case list([Text])

  /// One name with its value.
  package struct KeyValue: Sendable, Hashable {
    /// The name.
    package var key: Located<String>
    /// The value; nothing where it comes from the environment.
    package var value: AnyScalar?

    /// A name with its value.
    package init(_ key: Located<String>, _ value: AnyScalar?) {
      self.key = key
      self.value = value
    }
  }

  /// A mapping.
  package init(_ pairs: [(String, String?)]) {
    self = .map(pairs.map { KeyValue(Located($0.0), $0.1.map { AnyScalar($0) }) })
  }

  /// The names with their values, whatever the form.
  package var entries: [KeyValue] {
    switch self {
    case .map(let entries): return entries
    case .list(let items):
      return items.map { item in
        let text = item.value
        guard let sign = text.firstIndex(of: "=") else {
          return KeyValue(Located(text, at: item.span), nil)
        }
        let value = AnyScalar(String(text[text.index(after: sign)...]), at: item.span)
        return KeyValue(Located(String(text[..<sign]), at: item.span), value)
      }
    }
  }

  /// The value under a name; the last one counts. Nothing when it is missing or has no value.
  package subscript(name: String) -> AnyScalar? {
    entries.last { $0.key.value == name }?.value
  }
}

extension KeyValues: Field {
  /// A mapping of scalars or a list of texts.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> KeyValues? {
    switch node.kind {
    case .sequence: return [Text].decode(node, &context).map { .list($0) }
    case .mapping: return .map(node.merged.compactMap { entry($0, &context) })
    case .scalar:
      context.wrongType(node, wanted: shape.words)
      return nil
    }
  }

  private static func entry(_ pair: Pair, _ context: inout DecodeContext) -> KeyValue? {
    guard pair.key.isName else {
      context.report(
        "yaml/wrong-type", at: pair.key.span,
        "this key is the number '\(pair.key.shortText)', but a text is wanted",
        help: "put it in quotes: \"\(pair.key.shortText)\"")
      return nil
    }
    if pair.key.text.isEmpty {
      context.report("value/bad-name", at: pair.key.span, "this name is empty")
    }
    let key = Located(pair.key.text, at: pair.key.span)
    if pair.value.isNull { return KeyValue(key, nil) }
    return AnyScalar.decode(pair.value, &context).map { KeyValue(key, $0) }
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .map(let entries):
      .mapping(entries.map { .init($0.key.value, $0.value?.encode() ?? .null) })
    case .list(let items): .sequence(items.map { .string($0.value) })
    }
  }

  /// A mapping or a list.
  package static var shape: Shape { .either([.map(AnyScalar.shape), .list(.string)]) }
}

extension Node {
  /// Whether this can be a key: a scalar that is neither a number nor a date.
  var isName: Bool {
    kind == .scalar && resolved != .integer && resolved != .float && !isTimestamp
  }
}

/// Names of things that a service uses, as a list or as a mapping with options; written in the form
/// in which it was read.
package enum NamedOptions<Options: Field & EmptyField> {
  /// Names alone.
  case list([Text])
  /// Names with options.
  case map(OrderedMap<Options>)

  /// Names alone.
  package init(_ names: [String]) {
    self = .list(names.map { Text($0) })
  }

  /// Names with options.
  package init(_ pairs: [(String, Options)]) {
    self = .map(OrderedMap(pairs))
  }

  /// The names with their places.
  package var names: [Located<String>] {
    switch self {
    case .list(let names): names.map(\.located)
    case .map(let map): map.entries.map(\.key)
    }
  }

  /// The options under a name, if it has some.
  package subscript(name: String) -> Options? {
    if case .map(let map) = self { map[name] } else { nil }
  }
}

extension NamedOptions: Sendable where Options: Sendable {}

extension NamedOptions: Field {
  /// A list of names or a mapping.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> NamedOptions? {
    switch node.kind {
    case .sequence: return [Text].decode(node, &context).map { .list($0) }
    case .mapping: return OrderedMap<Options>.decode(node, &context).map { .map($0) }
    case .scalar:
      context.wrongType(node, wanted: shape.words)
      return nil
    }
  }

  /// The form in which it was read; options that say nothing are left empty.
  package func encode() -> Value? {
    switch self {
    case .list(let names): .sequence(names.map { .string($0.value) })
    case .map(let map):
      .mapping(
        map.entries.map { entry in
          let options = entry.value.encode()
          return .init(entry.key.value, options == .mapping([]) ? .null : options ?? .null)
        })
    }
  }

  /// A list of names or a mapping.
  package static var shape: Shape { .either([.list(.string), .map(Options.shape)]) }
}
