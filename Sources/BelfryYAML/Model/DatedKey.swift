public import BelfrySource

/// A key that a file has, and of which it is known since when there is one, or when it went.
public struct DatedKey: Sendable, Hashable {
  /// The key.
  public var name: String
  /// Where it stands.
  public var span: Span
  /// The version that brought it.
  public var since: String?
  /// The version that deprecated it.
  public var deprecatedSince: String?
  /// What takes its place.
  public var instead: String?
  /// Whether what takes its place stands beside it already.
  public var hasBoth = false
}
