import BelfrySource

/// Cuts an expression into tokens.
struct Lexer {
  private let bytes: [UInt8]
  private let grafana: Bool
  private var cursor = 0
  /// Open square brackets: inside them ':' separates range and step.
  private var brackets = 0

  init(_ bytes: [UInt8], grafana: Bool) {
    self.bytes = bytes
    self.grafana = grafana
  }

  static func tokens(_ bytes: [UInt8], grafana: Bool) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(bytes, grafana: grafana)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    cursor + ahead < bytes.count ? bytes[cursor + ahead] : nil
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<cursor], as: UTF8.self)
  }

  private func token(_ kind: Token.Kind, from start: Int) -> Token {
    Token(kind: kind, span: Span(start, cursor), text: text(from: start))
  }

  private mutating func skipBlanks() {
    while let byte = byte() {
      if byte == 0x23 {
        while let next = self.byte(), next != 0x0A, next != 0x0D { _ = next; cursor += 1 }
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        cursor += 1
      } else {
        return
      }
    }
  }

  private mutating func next() throws(SyntaxError) -> Token {
    skipBlanks()
    let start = cursor
    guard let byte = byte() else { return Token(kind: .end, span: Span(at: start), text: "") }
    if isDigit(byte) || byte == 0x2E && isDigit(self.byte(1)) { return try number() }
    if isLetter(byte) || byte == 0x5F || byte == 0x3A && brackets == 0 {
      while isWord(self.byte()) || self.byte() == 0x3A && brackets == 0 { cursor += 1 }
      return token(.identifier, from: start)
    }
    if byte == 0x22 || byte == 0x27 || byte == 0x60 { return try string(byte) }
    if grafana, byte == 0x24 || byte == 0x5B && self.byte(1) == 0x5B { return try variable() }
    return try symbol()
  }

  private static let symbols = [
    "==", "!=", "<=", ">=", "=~", "!~", "+", "-", "*", "/", "%", "^", "<", ">", "=", "(", ")",
    "{", "}", "[", "]", ",", ":", "@",
  ].map { Array($0.utf8) }

  private mutating func symbol() throws(SyntaxError) -> Token {
    let start = cursor
    for symbol in Self.symbols where bytes[cursor...].starts(with: symbol) {
      cursor += symbol.count
      if symbol == [0x5B] {
        brackets += 1
      } else if symbol == [0x5D] {
        brackets = max(0, brackets - 1)
      }
      return token(.symbol(text(from: start)), from: start)
    }
    cursor += 1
    while let byte = byte(), byte & 0xC0 == 0x80 { cursor += 1 }
    throw SyntaxError(
      message: "the character '\(text(from: start))' does not belong here",
      span: Span(start, cursor))
  }

  private mutating func number() throws(SyntaxError) -> Token {
    let start = cursor
    if byte() == 0x30, byte(1) == 0x78 || byte(1) == 0x58 {
      cursor += 2
      while isHexDigit(byte()) { cursor += 1 }
      try endOfNumber(start, isComplete: cursor > start + 2)
      return token(.number, from: start)
    }
    while isDigit(byte()) || byte() == 0x5F { cursor += 1 }
    if unitLength() > 0 { return try duration(from: start) }
    if byte() == 0x2E { cursor += 1 }
    while isDigit(byte()) || byte() == 0x5F { cursor += 1 }
    if byte() == 0x65 || byte() == 0x45 {
      let signed = byte(1) == 0x2B || byte(1) == 0x2D
      if isDigit(byte(signed ? 2 : 1)) {
        cursor += signed ? 2 : 1
        while isDigit(byte()) { cursor += 1 }
      }
    }
    try endOfNumber(start, isComplete: true)
    return token(.number, from: start)
  }

  private mutating func endOfNumber(_ start: Int, isComplete: Bool) throws(SyntaxError) {
    guard isWord(byte()) || !isComplete else { return }
    while isWord(byte()) { cursor += 1 }
    throw SyntaxError(
      message: "'\(text(from: start))' is neither a number nor a duration such as 5m",
      span: Span(start, cursor))
  }

  /// Length of the time unit at the cursor, 0 where there is none.
  private func unitLength() -> Int {
    guard let first = byte() else { return 0 }
    let length: Int
    switch first {
    case 0x6D: length = byte(1) == 0x73 ? 2 : 1
    case 0x73, 0x68, 0x64, 0x77, 0x79: length = 1
    default: return 0
    }
    let after = byte(length)
    return isLetter(after) || after == 0x5F ? 0 : length
  }

  private mutating func duration(from start: Int) throws(SyntaxError) -> Token {
    while true {
      cursor += unitLength()
      guard isDigit(byte()) else { break }
      while isDigit(byte()) { cursor += 1 }
      if unitLength() == 0 { break }
    }
    try endOfNumber(start, isComplete: true)
    return token(.duration, from: start)
  }

  private mutating func variable() throws(SyntaxError) -> Token {
    let start = cursor
    if byte() == 0x5B || byte(1) == 0x7B {
      let closing: UInt8 = byte() == 0x5B ? 0x5D : 0x7D
      cursor += 2
      while let byte = byte(), byte != closing { cursor += 1 }
      let length = closing == 0x5D ? 2 : 1
      guard byte() == closing, length == 1 || byte(1) == closing else {
        throw SyntaxError(message: "this variable is never closed", span: Span(start, cursor))
      }
      cursor += length
    } else {
      cursor += 1
      while isWord(byte()) { cursor += 1 }
      guard cursor > start + 1 else {
        throw SyntaxError(message: "'$' without a variable's name", span: Span(start, cursor))
      }
    }
    return token(.variable, from: start)
  }

  private mutating func string(_ quote: UInt8) throws(SyntaxError) -> Token {
    let start = cursor
    cursor += 1
    var value: [UInt8] = []
    while let byte = byte(), byte != quote {
      if byte == 0x5C, quote != 0x60 {
        try escape(quote, &value)
      } else if byte == 0x0A, quote != 0x60 {
        break
      } else {
        value.append(byte)
        cursor += 1
      }
    }
    guard byte() == quote else {
      throw SyntaxError(message: "this text is never closed", span: Span(start, cursor))
    }
    cursor += 1
    return Token(
      kind: .string, span: Span(start, cursor), text: String(decoding: value, as: UTF8.self))
  }

  private static let escapes: [UInt8: UInt8] = [
    0x61: 7, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5C: 0x5C,
  ]

  /// Go's escapes: single letters, `\ooo`, `\xhh`, `\uhhhh` and `\Uhhhhhhhh`.
  private mutating func escape(_ quote: UInt8, _ value: inout [UInt8]) throws(SyntaxError) {
    let start = cursor
    let kind = byte(1) ?? 0
    if let plain = kind == quote ? quote : Self.escapes[kind] {
      value.append(plain)
      cursor += 2
      return
    }
    let (skip, length, radix): (Int, Int, Int)
    switch kind {
    case 0x30...0x37: (skip, length, radix) = (1, 3, 8)
    case 0x78: (skip, length, radix) = (2, 2, 16)
    case 0x75: (skip, length, radix) = (2, 4, 16)
    case 0x55: (skip, length, radix) = (2, 8, 16)
    default:
      throw SyntaxError(
        message: "this escape is not known; write '\\\\' for a backslash",
        span: Span(start, min(start + 2, bytes.count)))
    }
    let digits = bytes[min(start + skip, bytes.count)..<min(start + skip + length, bytes.count)]
    let number = UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
    cursor = min(start + skip + length, bytes.count)
    guard digits.count == length, let number, digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else {
      throw SyntaxError(message: "this escape is cut short", span: Span(start, cursor))
    }
    if length <= 3, let byte = UInt8(exactly: number) {
      value.append(byte)
    } else if length > 3, let scalar = Unicode.Scalar(number) {
      value.append(contentsOf: Array(String(scalar).utf8))
    } else {
      throw SyntaxError(message: "this escape is no character", span: Span(start, cursor))
    }
  }
}

func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

func isLetter(_ byte: UInt8?) -> Bool {
  byte.map { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) } ?? false
}

func isWord(_ byte: UInt8?) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }

private func isHexDigit(_ byte: UInt8?) -> Bool {
  byte.map { isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) } ?? false
}
