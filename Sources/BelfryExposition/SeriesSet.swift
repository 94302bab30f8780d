/// Series by their hashes: a set up to a limit, past which new ones are only estimated.
struct SeriesSet: Sendable {
  /// Number of series that are kept: 64 MB of them.
  static let exactLimit = 6_000_000

  private var known = HashSet64()
  private var others: DistinctCounter?

  /// Number of distinct series.
  var count: Int { known.count + (others?.count ?? 0) }

  /// Whether the count is exact.
  var isExact: Bool { others?.isExact ?? true }

  /// Whether a series was counted; past the limit only those before it are known.
  func contains(_ hash: UInt64) -> Bool { known.contains(hash) }

  /// Counts a series; whether it is new, as far as that is known.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    if known.count < Self.exactLimit { return known.insert(hash) }
    if known.contains(hash) { return false }
    others = others ?? DistinctCounter()
    _ = others?.insert(hash)
    return true
  }
}
