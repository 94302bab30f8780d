public import BelfrySource

extension Optional: Field where Wrapped: Field {
  /// A value that is there.
  @inlinable
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Wrapped?? {
    Wrapped.decode(node, &context).map { .some($0) }
  }

  /// Nothing, or the value.
  public func encode() -> Value? { self?.encode() }

  /// The value's shape.
  public static var shape: Shape { Wrapped.shape }
}

extension Located: Field where Value: Field {
  /// A value with its place.
  @inlinable
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Located<Value>? {
    Value.decode(node, &context).map { Located($0, at: node.span) }
  }

  /// The value.
  public func encode() -> BelfryYAML.Value? { value.encode() }

  /// The value's shape.
  public static var shape: Shape { Value.shape }
}

extension Array: Field where Element: Field {
  /// A list; elements that cannot be used are reported and left out.
  @inlinable
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> [Element]? {
    guard node.kind == .sequence else {
      context.wrongType(node, wanted: "a list")
      return nil
    }
    return node.items.compactMap { item in
      if item.isNull, !(Element.self is any NullField.Type) {
        context.wrongType(item, wanted: Element.shape.words)
        return nil
      }
      return Element.decode(item, &context)
    }
  }

  /// The list; nothing when it is empty.
  public func encode() -> Value? { isEmpty ? nil : .sequence(compactMap { $0.encode() }) }

  /// A list of the element's shape.
  public static var shape: Shape { .list(Element.shape) }
}

extension Array: EmptyField where Element: Field {
  /// The empty list, as Go reads null into a list.
  public static var empty: [Element] { [] }
}

/// A type for which null in a list is a value.
public protocol NullField {}

/// A mapping with free keys that keeps their order.
public struct OrderedMap<Element> {
  /// One key, its place, and what stands under it.
  public struct Entry {
    /// The key.
    public var key: Located<String>
    /// The value.
    public var value: Element

    /// A key with its value.
    @inlinable
    public init(key: Located<String>, value: Element) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the file's order.
  public var entries: [Entry] = []

  /// No entries.
  @inlinable
  public init() {}

  /// Entries from pairs.
  public init(_ pairs: [(String, Element)]) {
    entries = pairs.map { Entry(key: Located($0.0), value: $0.1) }
  }

  /// Whether nothing is in it.
  public var isEmpty: Bool { entries.isEmpty }

  /// The keys in order.
  public var keys: [String] { entries.map(\.key.value) }

  /// The value under a key; setting nothing removes it, a new key comes last.
  public subscript(key: String) -> Element? {
    get { entries.first { $0.key.value == key }?.value }
    set {
      let index = entries.firstIndex { $0.key.value == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: Located(key), value: value))
      case (nil, nil): break
      }
    }
  }
}

extension OrderedMap: Sendable where Element: Sendable {}
extension OrderedMap.Entry: Sendable where Element: Sendable {}
extension OrderedMap: Equatable where Element: Equatable {}
extension OrderedMap.Entry: Equatable where Element: Equatable {}

extension OrderedMap: Field where Element: Field {
  /// A mapping; entries that cannot be used are reported and left out, an empty value is decoded
  /// where the element says that it may be.
  @inlinable
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> OrderedMap<Element>? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var map = OrderedMap()
    for pair in node.merged {
      if pair.value.isNull, let empty = (Element.self as? any EmptyField.Type)?.empty as? Element {
        map.entries.append(Entry(key: Located(pair.key.text, at: pair.key.span), value: empty))
      } else if pair.value.isNull {
        context.nothing(under: pair.key, wanted: Element.shape.words)
      } else if let value = Element.decode(pair.value, &context) {
        map.entries.append(Entry(key: Located(pair.key.text, at: pair.key.span), value: value))
      }
    }
    return map
  }

  /// The mapping; nothing when it is empty.
  public func encode() -> Value? {
    isEmpty
      ? nil
      : .mapping(entries.map { Value.Entry($0.key.value, $0.value.encode() ?? .null) })
  }

  /// A mapping of the element's shape.
  public static var shape: Shape { .map(Element.shape) }
}

/// A type that means something when its value is left empty, as in `volumes: {data: }`.
public protocol EmptyField {
  /// What the empty value means.
  static var empty: Self { get }
}

/// Anything, kept as it is.
public struct AnyField: Field, Sendable, Hashable, NullField, EmptyField {
  /// The value as it will be written.
  public var value: Value

  /// A value.
  public init(_ value: Value) {
    self.value = value
  }

  /// Keeps the node.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> AnyField? {
    AnyField(Value(node))
  }

  /// Writes the value.
  public func encode() -> Value? { value }

  /// Anything.
  public static var shape: Shape { .any }

  /// Null.
  public static var empty: AnyField { AnyField(.null) }
}
