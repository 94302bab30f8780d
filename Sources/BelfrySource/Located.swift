/// A value and where it came from: nothing where it was made rather than read.
///
/// Two located values are equal when their values are; the place does not count.
public struct Located<Value> {
  /// The value.
  public var value: Value
  /// The bytes that it was read from.
  public var span: Span?

  /// A value, with its place where it has one.
  public init(_ value: Value, at span: Span? = nil) {
    self.value = value
    self.span = span
  }

  /// Another value from the same place.
  public func map<Other>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: span)
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located: Equatable where Value: Equatable {
  /// Compares the values alone.
  public static func == (left: Located, right: Located) -> Bool { left.value == right.value }
}

extension Located: Hashable where Value: Hashable {
  /// Hashes the value alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
