package import BelfryYAML

/// Keys of a Redis database: `metrics:total`, `db2=stats:*`; `*`, `?` and `[…]` are a glob.
/// redis_exporter parts keys at commas and databases from keys at `=` (its README).
package struct RedisKey: TextField {
  package let text: String
  /// The number of the database.
  package let database: String
  /// The key or glob, without its database.
  package let glob: String

  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let database = parts.count == 2 ? parts[0] : "db0"
    let glob = parts.count == 2 ? parts[1] : Substring(text)
    let number = database.dropFirst(2)
    guard database.hasPrefix("db"), !number.isEmpty, number.count < 4,
      number.utf8.allSatisfy(\.isDigit), !glob.isEmpty, glob.utf8.count <= 200,
      glob.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && ![0x2C, 0x3D, 0x22, 0x24].contains($0) })
    else { return nil }
    self.text = text
    self.database = String(database)
    self.glob = String(glob)
  }

  /// Whether several keys may be meant.
  package var isGlob: Bool { glob.utf8.contains { [0x2A, 0x3F, 0x5B].contains($0) } }

  /// As redis_exporter wants it, with the database said and the key escaped for URLs.
  package var argument: String { "\(database)=\(glob)" }

  package static let pattern = "^(db[0-9]{1,3}=)?[^\\s,=\"$]{1,200}$"
  package static let words = "a key such as 'metrics:total', a glob 'stats:*', or 'db2=stats:*'"
}
