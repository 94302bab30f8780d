public import BelfrySource

/// A type under a key that means something even where its value is left empty.
public protocol SectionField: Field {
  /// What the key alone means; nothing where something has to be said below it.
  static func unsaid(at span: Span) -> Self?
  /// Keys that have to be said.
  static var needed: [String] { get }
}

/// A section that does something by being there: a key without a value is as one with `{}`.
public protocol SectionModel: Model, SectionField {}

extension SectionModel {
  /// The section with its defaults, where it has one for every key.
  public static func unsaid(at span: Span) -> Self? { needed.isEmpty ? Self() : nil }

  /// The keys without a default.
  public static var needed: [String] {
    keyShapes.filter { $0.facts.contains(.required) }.map(\.name)
  }
}

extension Optional: SectionField where Wrapped: SectionField {
  /// A section that is there.
  public static func unsaid(at span: Span) -> Wrapped?? {
    Wrapped.unsaid(at: span).map { .some($0) }
  }

  /// The section's.
  public static var needed: [String] { Wrapped.needed }
}

extension Located: SectionField where Value: SectionField {
  /// A section at its key.
  public static func unsaid(at span: Span) -> Located<Value>? {
    Value.unsaid(at: span).map { Located($0, at: span) }
  }

  /// The section's.
  public static var needed: [String] { Value.needed }
}
