import Glibc

// These take the place of the standard library's searches, which compare whole characters at many
// times the cost: what configuration says is compared byte for byte everywhere.
extension String {
  /// Whether the bytes of a text stand in this one.
  public func contains(_ part: String) -> Bool {
    var whole = self
    var part = part
    return whole.withUTF8 { whole in part.withUTF8 { offset(of: $0, in: whole, from: 0) != nil } }
  }

  /// The text with every occurrence of some bytes, or the first few, replaced by others.
  public func replacing(
    _ part: String, with other: String, maxReplacements: Int = .max
  ) -> String {
    guard !part.isEmpty, contains(part) else { return self }
    var (whole, part, other) = (self, part, other)
    var bytes: [UInt8] = []
    whole.withUTF8 { whole in
      part.withUTF8 { part in
        other.withUTF8 { other in
          var start = 0
          var left = maxReplacements
          while left > 0, let found = offset(of: part, in: whole, from: start) {
            bytes += whole[start..<found]
            bytes += other
            start = found + part.count
            left -= 1
          }
          bytes += whole[start...]
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private func offset(
  of part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>, from start: Int
) -> Int? {
  guard let first = part.first, let wanted = part.baseAddress else { return start }
  guard let base = whole.baseAddress else { return nil }
  var place = start
  while whole.count - place >= part.count {
    let candidates = whole.count - place - part.count + 1
    guard let found = memchr(base + place, Int32(first), candidates) else { return nil }
    place = found.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: base)
    if memcmp(base + place, wanted, part.count) == 0 { return place }
    place += 1
  }
  return nil
}

extension String {
  /// The parts between the bytes of a separator.
  public func split(
    separator: Character, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [Substring] {
    self[...].split(
      separator: separator, maxSplits: maxSplits,
      omittingEmptySubsequences: omittingEmptySubsequences)
  }
}

extension Substring {
  /// The parts between the bytes of a separator.
  public func split(
    separator: Character, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [Substring] {
    var separator = String(separator)
    var whole = self
    let parts = separator.withUTF8 { separator in
      whole.withUTF8 { whole in
        var parts: [Range<Int>] = []
        var start = 0
        while parts.count < maxSplits, let end = offset(of: separator, in: whole, from: start) {
          if end > start || !omittingEmptySubsequences { parts.append(start..<end) }
          start = end + separator.count
        }
        if start < whole.count || !omittingEmptySubsequences { parts.append(start..<whole.count) }
        return parts
      }
    }
    return parts.map { part in
      let start = whole.utf8.index(whole.startIndex, offsetBy: part.lowerBound)
      return whole[start..<whole.utf8.index(start, offsetBy: part.count)]
    }
  }
}
