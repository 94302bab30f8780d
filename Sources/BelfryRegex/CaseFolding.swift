/// Simple case folding: letters that differ in case alone have one folded form.
enum CaseFolding {
  /// The folded form of a code point.
  static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 {
      return scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar
    }
    return table[scalar] ?? scalar
  }

  /// Code points outside ASCII whose folded form is another.
  private static let table: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for value in UInt32(0x80)...0x1E943 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = lower(upper(scalar))
      if folded != scalar { table[value] = folded.value }
    }
    return table
  }()

  private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    only(scalar.properties.uppercaseMapping) ?? scalar
  }

  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    only(scalar.properties.lowercaseMapping) ?? scalar
  }

  /// The one code point of a mapping; those that grow are no simple ones.
  private static func only(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
  }

  /// The folded forms of all members of a set.
  static func fold(_ set: ScalarSet) -> ScalarSet {
    var result = set
    for range in set.ranges {
      if range.lowerBound <= 0x5A, range.upperBound >= 0x41 {
        let low = max(range.lowerBound, 0x41) + 0x20
        let high = min(range.upperBound, 0x5A) + 0x20
        result.insert(low...high)
      }
      guard range.upperBound >= 0x80 else { continue }
      for (value, folded) in table where range.contains(value) { result.insert(folded...folded) }
    }
    result.normalise()
    return result
  }
}
