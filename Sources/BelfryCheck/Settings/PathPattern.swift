import BelfrySource

/// A pattern of paths, as ignore files have them.
///
/// `*` and `?` stay inside one folder, `**` goes through any number of them. A pattern without a
/// slash fits a name in any folder; one that fits a folder fits everything in it.
package struct PathPattern: Sendable {
  private let parts: [[UInt8]]

  /// Reads a pattern.
  package init(_ text: String) {
    var parts = text.split(separator: "/").filter { $0 != "." }.map { Array($0.utf8) }
    let isAnywhere = !text.dropLast(text.hasSuffix("/") ? 1 : 0).contains("/")
    if isAnywhere { parts.insert(Array("**".utf8), at: 0) }
    self.parts = parts
  }

  /// Whether a relative path, or a folder that it lies in, fits.
  package func matches(_ path: String) -> Bool {
    let names = path.split(separator: "/").map { Array($0.utf8) }
    // Which parts of the pattern may come next: every name moves each of them on.
    var places = expanded([0])
    for name in names {
      var next: Set<Int> = []
      for place in places where place < parts.count {
        if Self.isAny(parts[place]) {
          next.insert(place)
        } else if Glob.matches(parts[place], name) {
          next.insert(place + 1)
        }
      }
      places = expanded(next)
      if places.contains(parts.count) { return true }
      if places.isEmpty { return false }
    }
    return false
  }

  /// `**` may stand for no folder at all.
  private func expanded(_ places: Set<Int>) -> Set<Int> {
    var result = places
    for var place in places {
      while place < parts.count, Self.isAny(parts[place]), place + 1 < parts.count {
        place += 1
        result.insert(place)
      }
    }
    if let last = parts.last, Self.isAny(last), result.contains(parts.count - 1) {
      result.insert(parts.count)
    }
    return result
  }

  private static func isAny(_ part: [UInt8]) -> Bool { part == [0x2A, 0x2A] }
}
