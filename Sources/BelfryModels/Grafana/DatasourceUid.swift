import BelfrySource

/// Uids that Grafana makes of datasources' names where a file gives none (8.3 and later).
package enum DatasourceUid {
  /// The uid for a name: P and the first eight bytes of its SHA-256.
  package static func made(of name: String) -> String {
    "P" + Digest(of: Array(name.utf8)).hex.prefix(16).uppercased()
  }

  /// Whether a text has the form of such a uid.
  package static func isOne(_ text: String) -> Bool {
    text.utf8.count == 17 && text.utf8.first == UInt8(ascii: "P")
      && text.utf8.dropFirst().allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x46).contains($0)
      }
  }
}
