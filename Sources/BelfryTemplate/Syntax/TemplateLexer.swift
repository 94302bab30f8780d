import BelfrySource

/// One word inside an action.
struct TemplateToken {
  enum Kind {
    case identifier, variable, field, dot
    case string, rawString, character, number
    case declare, assign, pipe, comma, leftParen, rightParen
    /// `}}`, with or without a marker.
    case close
    case bad
    case end
  }

  var kind: Kind
  var span: Span
  var text: String
  /// Whether a blank stands before it: `x .y` are two operands, `x.y` is one.
  var followsBlank: Bool

  func isWord(_ word: String) -> Bool { kind == .identifier && text == word }
}

/// Cuts a template into texts and the words of actions.
struct TemplateLexer {
  let bytes: [UInt8]
  let base: Int
  var cursor = 0
  var errors: [TemplateError] = []
  /// Whether the last action ended with a marker that trims what follows.
  private var trimsNext = false

  init(_ bytes: [UInt8], base: Int) {
    self.bytes = bytes
    self.base = base
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    cursor + ahead < bytes.count ? bytes[cursor + ahead] : nil
  }

  func span(_ start: Int, _ end: Int) -> Span { Span(base + start, base + end) }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func report(_ message: String, _ start: Int) {
    errors.append(TemplateError(message, at: span(start, cursor)))
  }

  private static func isBlank(_ byte: UInt8?) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  // MARK: Text

  /// The text up to the next action, which then is entered; nothing behind the last one.
  mutating func nextText() -> (text: String, span: Span, hasAction: Bool) {
    var start = cursor
    if trimsNext {
      while Self.isBlank(byte()) { cursor += 1 }
      start = cursor
    }
    trimsNext = false
    while cursor < bytes.count, !(bytes[cursor] == 0x7B && byte(1) == 0x7B) { cursor += 1 }
    var end = cursor
    guard cursor < bytes.count else { return (text(start, end), span(start, end), false) }
    cursor += 2
    if byte() == 0x2D, Self.isBlank(byte(1)) {
      cursor += 2
      while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    }
    return (text(start, end), span(start, end), true)
  }

  /// Moves past a comment that fills the action; false where there is none.
  mutating func skipComment() -> Bool {
    guard byte() == 0x2F, byte(1) == 0x2A else { return false }
    let start = cursor
    cursor += 2
    while cursor < bytes.count, !(bytes[cursor] == 0x2A && byte(1) == 0x2F) { cursor += 1 }
    guard cursor < bytes.count else {
      report("unclosed comment", start)
      return true
    }
    cursor += 2
    let hasMarker = Self.isBlank(byte()) && byte(1) == 0x2D && byte(2) == 0x7D
    if hasMarker { cursor += 2 }
    guard byte() == 0x7D, byte(1) == 0x7D else {
      report("comment ends before closing delimiter", start)
      leaveAction()
      return true
    }
    cursor += 2
    trimsNext = hasMarker
    return true
  }

  /// Moves behind the next `}}`, strings aside.
  mutating func leaveAction() {
    while true {
      let token = next()
      if token.kind == .close || token.kind == .end { return }
    }
  }

  // MARK: Words

  mutating func next() -> TemplateToken {
    let before = cursor
    while Self.isBlank(byte()) { cursor += 1 }
    let isBlank = cursor > before
    let start = cursor
    func token(_ kind: TemplateToken.Kind) -> TemplateToken {
      TemplateToken(
        kind: kind, span: span(start, cursor), text: text(start, cursor), followsBlank: isBlank)
    }
    guard let byte = byte() else { return token(.end) }
    if byte == 0x7D, self.byte(1) == 0x7D {
      cursor += 2
      return token(.close)
    }
    if byte == 0x2D, isBlank, self.byte(1) == 0x7D, self.byte(2) == 0x7D {
      cursor += 3
      trimsNext = true
      return token(.close)
    }
    switch byte {
    case 0x22: return quoted(byte, .string, isBlank)
    case 0x27: return quoted(byte, .character, isBlank)
    case 0x60: return quoted(byte, .rawString, isBlank)
    case 0x3A where self.byte(1) == 0x3D:
      cursor += 2
      return token(.declare)
    case 0x3D:
      cursor += 1
      return token(.assign)
    case 0x7C:
      cursor += 1
      return token(.pipe)
    case 0x2C:
      cursor += 1
      return token(.comma)
    case 0x28:
      cursor += 1
      return token(.leftParen)
    case 0x29:
      cursor += 1
      return token(.rightParen)
    case 0x24:
      cursor += 1
      skipName()
      return token(.variable)
    case 0x2E:
      if isDigit(self.byte(1)) { return number(isBlank) }
      cursor += 1
      skipName()
      return token(cursor > start + 1 ? .field : .dot)
    case 0x2B, 0x2D, 0x30...0x39: return number(isBlank)
    default:
      skipName()
      if cursor > start { return token(.identifier) }
      return stranger(isBlank)
    }
  }

  /// Letters of any script, digits and underscores.
  private mutating func skipName() {
    while let byte = byte() {
      if byte < 0x80 {
        guard isLetter(byte) || isDigit(byte) || byte == 0x5F else { return }
        cursor += 1
      } else {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        let end = min(cursor + length, bytes.count)
        guard let scalar = text(cursor, end).unicodeScalars.first,
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        else { return }
        cursor = end
      }
    }
  }

  private mutating func stranger(_ isBlank: Bool) -> TemplateToken {
    let start = cursor
    cursor += 1
    while let byte = byte(), byte & 0xC0 == 0x80 { cursor += 1 }
    let shown = text(start, cursor)
    let scalar = shown.unicodeScalars.first?.value ?? 0
    let digits = String(scalar, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    report("unexpected bad character U+\(code) '\(shown)' in command", start)
    return TemplateToken(
      kind: .bad, span: span(start, cursor), text: shown, followsBlank: isBlank)
  }

  private mutating func quoted(
    _ quote: UInt8, _ kind: TemplateToken.Kind, _ isBlank: Bool
  ) -> TemplateToken {
    let start = cursor
    cursor += 1
    while let byte = byte(), byte != quote {
      if byte == 0x0A, quote != 0x60 { break }
      cursor += byte == 0x5C && quote != 0x60 ? 2 : 1
    }
    cursor = min(cursor, bytes.count)
    guard byte() == quote else {
      let name =
        quote == 0x22 ? "quoted string" : quote == 0x60 ? "raw quoted string" : "character constant"
      report("unterminated \(name)", start)
      return TemplateToken(
        kind: .bad, span: span(start, cursor), text: text(start, cursor), followsBlank: isBlank)
    }
    cursor += 1
    return TemplateToken(
      kind: kind, span: span(start, cursor), text: text(start, cursor), followsBlank: isBlank)
  }

  private mutating func number(_ isBlank: Bool) -> TemplateToken {
    let start = cursor
    if byte() == 0x2B || byte() == 0x2D { cursor += 1 }
    while let byte = byte() {
      let isExponent = cursor > start && [0x65, 0x70].contains(bytes[cursor - 1] | 0x20)
      let isHexadecimal = start + 2 < bytes.count && bytes[start + 1] | 0x20 == 0x78
      let isSign =
        (byte == 0x2B || byte == 0x2D) && isExponent
        && !(isHexadecimal && bytes[cursor - 1] | 0x20 == 0x65)
      guard isLetter(byte) || isDigit(byte) || byte == 0x5F || byte == 0x2E || isSign else { break }
      cursor += 1
    }
    return TemplateToken(
      kind: .number, span: span(start, cursor), text: text(start, cursor), followsBlank: isBlank)
  }
}

func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
