import BelfrySource

extension UInt8 {
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let newline = UInt8(ascii: "\n")

  /// Whether a name may hold it.
  var isLogstashName: Bool { isWord || self == UInt8(ascii: "-") }
  /// Whether a word without quotes may hold it.
  var isWord: Bool { isLetter || isDecimal || self == UInt8(ascii: "_") }
  var isLetter: Bool { 0x61...0x7A ~= self | 0x20 }
  var isDecimal: Bool { 0x30...0x39 ~= self }
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

// Moving over the bytes.
extension LogstashParser {
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  func byte(at offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

  func text(_ span: Span) -> String { String(decoding: bytes[span.range], as: UTF8.self) }

  /// The bytes from a place to the cursor, which may have gone back to a text before that place.
  func span(from start: Int) -> Span { Span(start, max(start, index)) }

  /// The text of a name, without its quotes.
  func unquoted(_ span: Span) -> String {
    guard let first = byte(at: span.start), first == .quote || first == .apostrophe,
      span.length >= 2
    else { return text(span) }
    return text(Span(span.start + 1, span.end - 1))
  }

  /// Skips white space and comments.
  mutating func skipSpace() {
    while let byte = peek {
      if byte.isBlank {
        index += 1
      } else if byte == UInt8(ascii: "#") {
        let start = index
        while index < bytes.count, bytes[index] != .newline { index += 1 }
        if start >= comments.last?.end ?? 0 { comments.append(Span(start, index)) }
      } else {
        return
      }
    }
  }

  /// Goes on where a copy of the parser stands that looked ahead.
  mutating func go(to ahead: LogstashParser) {
    index = ahead.index
    comments = ahead.comments
  }

  var atArrow: Bool {
    peek == UInt8(ascii: "=") && byte(at: index + 1) == UInt8(ascii: ">")
  }

  /// The run of bytes of a name at the cursor.
  func peekName() -> Span? { run { $0.isLogstashName } }

  /// The run of bytes of a word at the cursor.
  func peekWord() -> Span? { run { $0.isWord } }

  private func run(_ belongs: (UInt8) -> Bool) -> Span? {
    var end = index
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end > index ? Span(index, end) : nil
  }

  /// Whether a keyword stands at the cursor, with nothing of a name after it.
  func atKeyword(_ word: String) -> Bool {
    let end = index + word.utf8.count
    guard end <= bytes.count, bytes[index..<end].elementsEqual(word.utf8) else { return false }
    return byte(at: end)?.isLogstashName != true
  }

  /// Takes a name, quoted or not; the span has the quotes.
  mutating func readName() -> Span? {
    if let name = peekName() {
      index = name.end
      return name
    }
    guard let first = peek, first == .quote || first == .apostrophe else { return nil }
    return readQuoted()
  }

  /// Whether a section begins at the cursor.
  var startsSection: Bool {
    guard let word = peekName(), ["input", "filter", "output"].contains(text(word)) else {
      return false
    }
    var ahead = self
    ahead.index = word.end
    ahead.skipSpace()
    return ahead.peek == .openBrace
  }

  /// Goes to where the next section begins, or to the end.
  mutating func skipToSection() {
    while let byte = peek {
      if byte == .newline {
        index += 1
        var ahead = self
        while ahead.peek == 0x20 || ahead.peek == 0x09 { ahead.index += 1 }
        if ahead.startsSection { return }
      } else {
        index += 1
      }
    }
  }

  /// Whether nothing but space, a comment or a brace follows a name on its line.
  func isAlone(_ name: Span) -> Bool {
    var next = name.end
    while let byte = byte(at: next), byte == 0x20 || byte == 0x09 || byte == 0x0D { next += 1 }
    guard let byte = byte(at: next) else { return true }
    return byte == .newline || byte == UInt8(ascii: "#") || byte == .closeBrace
  }

  /// Goes on to the end of the line, or to a brace that closes what is open.
  mutating func recover() {
    var open = 0
    while let byte = peek {
      switch byte {
      case .newline where open == 0: return
      case .openBrace, .openBracket: open += 1
      case .closeBracket: open = max(0, open - 1)
      case .closeBrace where open == 0: return
      case .closeBrace: open -= 1
      case .quote, .apostrophe:
        if let end = endOfTextOnLine() { index = end - 1 }
      case UInt8(ascii: "#"):
        while index + 1 < bytes.count, bytes[index + 1] != .newline { index += 1 }
      default: break
      }
      index += 1
    }
  }

  /// The offset after the quote that closes the text at the cursor on the same line.
  func endOfTextOnLine() -> Int? {
    guard let mark = peek else { return nil }
    var next = index + 1
    while let byte = byte(at: next), byte != .newline {
      if byte == mark { return next + 1 }
      next += byte == .backslash ? 2 : 1
    }
    return nil
  }
}
