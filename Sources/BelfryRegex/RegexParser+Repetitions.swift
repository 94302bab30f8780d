import BelfrySource

// How often something may come.
extension RegexParser {
  mutating func repetition() throws(RegexError) -> (min: Int, max: Int?, isLazy: Bool)? {
    let start = cursor
    var count: (min: Int, max: Int?)
    switch byte() {
    case 0x2A: count = (0, nil)
    case 0x2B: count = (1, nil)
    case 0x3F: count = (0, 1)
    case 0x7B:
      guard let said = counts() else { return nil }
      let isValid =
        said.min <= Self.mostRepeats
        && (said.max.map { $0 <= Self.mostRepeats && said.min <= $0 } ?? true)
      guard isValid else { throw failure(.repeatCount, start) }
      count = said
      cursor -= 1
    default: return nil
    }
    cursor += 1
    let isLazy = byte() == 0x3F
    if isLazy { cursor += 1 }
    return (count.min, count.max, isLazy != isUngreedy)
  }

  /// `{n}`, `{n,}` or `{n,m}`; anything else behind a brace is a literal brace.
  private mutating func counts() -> (min: Int, max: Int?)? {
    let start = cursor
    cursor += 1
    guard let least = number() else {
      cursor = start
      return nil
    }
    var most: Int? = least
    if byte() == 0x2C {
      cursor += 1
      if byte() == 0x7D {
        most = nil
      } else if let number = number() {
        most = number
      } else {
        cursor = start
        return nil
      }
    }
    guard byte() == 0x7D else {
      cursor = start
      return nil
    }
    cursor += 1
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = cursor
    var value = 0
    while let byte = byte(), byte >= 0x30, byte <= 0x39 {
      value = min(value * 10 + Int(byte - 0x30), 1_000_000)
      cursor += 1
    }
    guard cursor > start, cursor == start + 1 || bytes[start] != 0x30 else {
      cursor = start
      return nil
    }
    return value
  }
}
