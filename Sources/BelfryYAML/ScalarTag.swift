/// What the tag of a scalar says of its type.
///
/// Source: `resolve` and `parseTimestamp` of go-yaml.
enum ScalarTag {
  case int, float, bool, null, binary, timestamp
  /// `!`, which says nothing.
  case open
  /// A text, or a tag that is nobody's.
  case other

  init(_ tag: String) {
    self =
      switch tag {
      case "!": .open
      case "tag:yaml.org,2002:int": .int
      case "tag:yaml.org,2002:float": .float
      case "tag:yaml.org,2002:bool": .bool
      case "tag:yaml.org,2002:null": .null
      case "tag:yaml.org,2002:binary": .binary
      case "tag:yaml.org,2002:timestamp": .timestamp
      default: .other
      }
  }

  /// What is wrong with a text that has the tag.
  func fault(in text: String) -> String? {
    let type = resolveScalar(text)
    return switch self {
    case .int: type == .integer ? nil : "is no whole number"
    case .float: type == .integer || type == .float ? nil : "is no number"
    case .bool:
      if case .bool = type { nil } else { "is neither true nor false" }
    case .null: type == .null ? nil : "is not null"
    case .binary: isBase64(text) ? nil : "is not in base64"
    case .timestamp: holdsTimestamp(text) ? nil : "is no date"
    case .open, .other: nil
    }
  }
}

/// Whether a text is in base64 with its padding, line breaks aside.
private func isBase64(_ text: String) -> Bool {
  let bytes = text.utf8.filter { $0 != 0x0A && $0 != 0x0D }
  let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  return bytes.count % 4 == 0 && padding <= 2
    && bytes.dropLast(padding).allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F: true
      default: false
      }
    }
}

/// Whether a text is a date, or a date with a time of day to the second: `2026-11-22`,
/// `2026-11-22 10:15:00`, `2026-11-22T10:15:00.5Z`.
func holdsTimestamp(_ text: String) -> Bool {
  var rest = text.utf8[...]
  func number(_ digits: ClosedRange<Int>, _ range: ClosedRange<Int>) -> Int? {
    let found = rest.prefix { (0x30...0x39).contains($0) }
    guard digits.contains(found.count), let value = Int(Substring(found)), range.contains(value)
    else { return nil }
    rest = rest.dropFirst(found.count)
    return value
  }
  func take(_ sign: UInt8) -> Bool {
    guard rest.first == sign else { return false }
    rest = rest.dropFirst()
    return true
  }
  guard let year = number(4...4, 0...9999), take(0x2D), let month = number(1...2, 1...12),
    take(0x2D), let day = number(1...2, 1...31), day <= days(in: month, of: year)
  else { return false }
  if rest.isEmpty { return true }
  let hasZone = rest.first != 0x20
  guard take(0x54) || take(0x74) || take(0x20) else { return false }
  guard number(1...2, 0...23) != nil, take(0x3A), number(1...2, 0...59) != nil, take(0x3A),
    number(1...2, 0...59) != nil
  else { return false }
  if rest.first == 0x2E || rest.first == 0x2C {
    let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return false }
    rest = rest.dropFirst(digits.count + 1)
  }
  guard hasZone else { return rest.isEmpty }
  if take(0x5A) { return rest.isEmpty }
  guard take(0x2B) || take(0x2D) else { return false }
  return number(2...2, 0...24) != nil && take(0x3A) && number(2...2, 0...60) != nil && rest.isEmpty
}

private func days(in month: Int, of year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
