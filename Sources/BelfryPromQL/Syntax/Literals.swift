public import BelfrySource

/// A number: a float in any notation, or a duration that counts as seconds.
public struct NumberLiteral: Sendable {
  /// The value; a duration in seconds.
  public var value: Double
  /// Whether it is written as a duration, such as `1h30m`.
  public var isDuration: Bool
  /// Its bytes, the sign included.
  public var span: Span

  /// A number.
  public init(_ value: Double, isDuration: Bool = false, span: Span = Span(0, 0)) {
    self.value = value
    self.isDuration = isDuration
    self.span = span
  }
}

/// A text in quotes.
public struct StringLiteral: Sendable {
  /// The text without quotes and escapes.
  public var value: String
  /// Its bytes, quotes included.
  public var span: Span

  /// A text.
  public init(_ value: String, span: Span = Span(0, 0)) {
    self.value = value
    self.span = span
  }
}

/// A variable of Grafana's, such as `$threshold` or `${window:raw}`, perhaps amid other letters.
public struct Variable: Sendable {
  /// How it is written.
  public var text: String
  /// Its bytes.
  public var span: Span

  /// A variable.
  public init(_ text: String, span: Span = Span(0, 0)) {
    self.text = text
    self.span = span
  }
}

/// A label's name at its place: in a grouping or a matching.
public struct LabelRef: Sendable {
  /// The label.
  public var name: String
  /// Its bytes, quotes included.
  public var span: Span

  /// A label.
  public init(_ name: String, span: Span = Span(0, 0)) {
    self.name = name
    self.span = span
  }
}
