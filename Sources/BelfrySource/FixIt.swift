/// A mend of a finding.
public struct FixIt: Hashable, Sendable {
  /// One replacement.
  public struct Edit: Hashable, Sendable {
    /// The bytes that go.
    public var span: Span
    /// The text that comes.
    public var text: String

    /// A replacement.
    public init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// What it does, as an order: "replace by 'groups'".
  public var message: String
  /// Edits that do not overlap, in the file's order.
  public var edits: [Edit]
  /// Whether it may be made without being looked at; a guess may only be proposed.
  public var isSafe: Bool

  /// A mend.
  public init(_ message: String, edits: [Edit], isSafe: Bool = true) {
    self.message = message
    self.edits = edits
    self.isSafe = isSafe
  }
}
