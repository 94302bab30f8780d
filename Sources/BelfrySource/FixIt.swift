/// A mend that may be applied as it stands.
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

  /// A mend.
  public init(_ message: String, edits: [Edit]) {
    self.message = message
    self.edits = edits
  }
}
