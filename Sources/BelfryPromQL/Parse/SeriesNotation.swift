public import BelfrySource

/// What tests of rules write for series and samples: `up{job="a"}` and `0+1x5 _x2 stale`.
///
/// Source: unit testing of rules, Prometheus 3.14; where that is silent, what promtool 3.5 refuses.
public enum SeriesNotation {
  /// What is wrong with a name and labels; where nothing may be named, `{}` and no text are right.
  public static func faults(inSeries text: String, mayBeEmpty: Bool = false) -> [SyntaxError] {
    let bare = text.utf8.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
    if mayBeEmpty, bare.isEmpty || bare.elementsEqual("{}".utf8) { return [] }
    let parsed = parse(text)
    guard let tree = parsed.expression else { return parsed.errors }
    guard case .selector(let selector) = tree[tree.root], selector.modifiers.isEmpty else {
      return [SyntaxError("this is an expression, not a series", at: tree.span)]
    }
    // The reader of tests knows no blanks there, other than that of expressions.
    let head = text.utf8.prefix { $0 != UInt8(ascii: "{") }
    if selector.name != nil, head.endIndex < text.utf8.endIndex, head.last == 0x20 {
      return [
        SyntaxError(
          "a blank stands before the '{'", at: Span(head.count - 1, head.count))
      ]
    }
    var seen: Set<String> = []
    return selector.matchers.compactMap { matcher in
      guard matcher.op == .equal else {
        return SyntaxError(
          "a series has labels with '=', not with '\(matcher.op.rawValue)'", at: matcher.span)
      }
      let isFirst = seen.insert(matcher.name).inserted
      return isFirst
        ? nil : SyntaxError("the label '\(matcher.name)' stands here twice", at: matcher.span)
    }
  }

  /// What is wrong with the samples of a series: the first fault, since what follows it is a guess.
  public static func faults(inValues text: String) -> [SyntaxError] {
    var reader = SampleReader(Array(text.utf8))
    do throws(SyntaxError) {
      try reader.read()
    } catch {
      return [error]
    }
    return []
  }
}

/// Reads samples one after the other.
private struct SampleReader {
  private let bytes: [UInt8]
  private var cursor = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var byte: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }
  private var isSpace: Bool { byte == 0x20 || byte == 0x09 }
  private var isEnd: Bool {
    byte == nil || isSpace || byte == 0x0A || byte == 0x0D
  }

  mutating func read() throws(SyntaxError) {
    while true {
      while isSpace { cursor += 1 }
      guard let byte else { return }
      if byte == 0x0A || byte == 0x0D {
        guard bytes[cursor...].allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
          throw SyntaxError("samples stand on one line", at: Span(cursor, cursor + 1))
        }
        return
      }
      let start = cursor
      try readItem(byte, start)
      guard isEnd else { throw unexpected(from: start) }
    }
  }

  private mutating func readItem(_ byte: UInt8, _ start: Int) throws(SyntaxError) {
    if byte == 0x7B { return try readHistograms(start) }
    if byte == 0x5F {
      cursor += 1
      if self.byte == 0x78 { try readCount(start) }
      return
    }
    if bytes[cursor...].starts(with: "stale".utf8) {
      cursor += 5
      return
    }
    if byte == 0x2B || byte == 0x2D { cursor += 1 }
    guard readNumber() else { throw unexpected(from: start) }
    if self.byte == 0x2B || self.byte == 0x2D {
      cursor += 1
      guard readNumber() else { throw unexpected(from: start) }
      guard self.byte == 0x78 else { throw stepWithoutCount(start) }
    }
    if self.byte == 0x78 { try readCount(start) }
  }

  private mutating func readHistograms(_ start: Int) throws(SyntaxError) {
    try readHistogram()
    if byte == 0x2B || byte == 0x2D {
      cursor += 1
      guard byte == 0x7B else { throw unexpected(from: start) }
      try readHistogram()
      guard byte == 0x78 else { throw stepWithoutCount(start) }
    }
    if byte == 0x78 { try readCount(start) }
  }

  /// Takes `x3`; the cursor stands on the `x`.
  private mutating func readCount(_ start: Int) throws(SyntaxError) {
    cursor += 1
    let digits = bytes[cursor...].prefix { $0 >= 0x30 && $0 <= 0x39 }
    cursor += digits.count
    guard !digits.isEmpty, UInt64(String(decoding: digits, as: UTF8.self)) != nil else {
      throw unexpected(from: start)
    }
  }

  /// Takes a number without its sign, infinity or not-a-number.
  private mutating func readNumber() -> Bool {
    let letters = bytes[cursor...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    let word = String(decoding: letters, as: UTF8.self).lowercased()
    if word == "inf" || word == "nan" {
      cursor += letters.count
      return true
    }
    let first = cursor
    skipDigits()
    if byte == 0x2E {
      cursor += 1
      skipDigits()
    }
    guard bytes[first..<cursor].contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    guard let letter = byte, letter | 0x20 == 0x65 else { return true }
    cursor += 1
    if byte == 0x2B || byte == 0x2D { cursor += 1 }
    let exponent = cursor
    skipDigits()
    return cursor > exponent
  }

  private mutating func skipDigits() {
    while let byte, byte >= 0x30 && byte <= 0x39 || byte == 0x5F { cursor += 1 }
  }

  /// Takes `{{schema:1 buckets:[1 2]}}`; the cursor stands on the first brace.
  private mutating func readHistogram() throws(SyntaxError) {
    let start = cursor
    guard let end = HistogramText.end(of: bytes, from: start) else {
      throw SyntaxError("this histogram is never closed by '}}'", at: Span(start, bytes.count))
    }
    if let fault = HistogramText.fault(in: bytes, Span(start + 2, end - 2)) { throw fault }
    cursor = end
  }

  private func unexpected(from start: Int) -> SyntaxError {
    var end = max(cursor, start)
    while end < bytes.count, ![0x20, 0x09, 0x0A, 0x0D].contains(bytes[end]) { end += 1 }
    let shown = String(decoding: bytes[start..<min(end, start + 40)], as: UTF8.self)
    return SyntaxError("'\(shown)' is no sample", at: Span(start, end))
  }

  private func stepWithoutCount(_ start: Int) -> SyntaxError {
    let shown = String(decoding: bytes[start..<min(cursor, start + 40)], as: UTF8.self)
    return SyntaxError(
      "'\(shown)' does not say how many samples follow", at: Span(start, cursor))
  }
}
