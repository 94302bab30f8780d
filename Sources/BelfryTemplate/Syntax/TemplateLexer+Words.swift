import BelfrySource

extension TemplateLexer {
  /// The next word of the action.
  mutating func next() -> TemplateToken {
    let before = cursor
    while Self.isBlank(byte()) { cursor += 1 }
    let isBlank = cursor > before
    let start = cursor
    let kind = kind(afterBlank: isBlank)
    return TemplateToken(
      kind: kind, span: span(start, cursor), text: text(start, cursor), followsBlank: isBlank)
  }

  /// Moves behind one word and says what it is.
  private mutating func kind(afterBlank isBlank: Bool) -> TemplateToken.Kind {
    guard let byte = byte() else { return .end }
    if let closing = closing(byte, isBlank) { return closing }
    let start = cursor
    cursor += 1
    switch byte {
    case 0x22: return quoted(byte, .string, "quoted string")
    case 0x27: return quoted(byte, .character, "character constant")
    case 0x60: return quoted(byte, .rawString, "raw quoted string")
    case 0x3A:
      guard self.byte() == 0x3D else { return bad("expected :=", start) }
      cursor += 1
      return .declare
    case 0x3D: return .assign
    case 0x7C: return .pipe
    case 0x28:
      parentheses.append(start)
      return .leftParen
    case 0x29:
      guard parentheses.popLast() != nil else { return bad("unexpected right paren", start) }
      return .rightParen
    case 0x24: return named(.variable, start)
    case 0x2E where !isDigit(self.byte()): return named(.field, start)
    case 0x2B, 0x2D, 0x2E, 0x30...0x39:
      cursor = start
      return number()
    default:
      cursor = start
      skipName()
      if cursor > start { return word(start) }
      return stranger()
    }
  }

  /// The end of the action, where it stands here.
  private mutating func closing(_ byte: UInt8, _ isBlank: Bool) -> TemplateToken.Kind? {
    let hasMarker = byte == 0x2D && isBlank && self.byte(1) == 0x7D && self.byte(2) == 0x7D
    guard hasMarker || byte == 0x7D && self.byte(1) == 0x7D else { return nil }
    if let open = parentheses.first {
      parentheses = []
      let end = cursor
      cursor = open + 1
      report("unclosed left paren", open)
      cursor = end
      return .bad
    }
    cursor += hasMarker ? 3 : 2
    trimsNext = hasMarker
    return .close
  }

  private mutating func bad(_ message: String, _ start: Int) -> TemplateToken.Kind {
    report(message, start)
    return .bad
  }

  // MARK: Names

  /// A variable or field, whose name comes now.
  private mutating func named(_ kind: TemplateToken.Kind, _ start: Int) -> TemplateToken.Kind {
    // Alone, the sign is a word of its own, whatever follows.
    if isEnd(at: cursor) { return kind == .field ? .dot : kind }
    skipName()
    return terminated(kind)
  }

  private mutating func word(_ start: Int) -> TemplateToken.Kind {
    let isKeyword = TemplateToken.keywords.contains(text(start, cursor))
    return terminated(isKeyword ? .keyword : .identifier)
  }

  private mutating func terminated(_ kind: TemplateToken.Kind) -> TemplateToken.Kind {
    if isEnd(at: cursor) { return kind }
    let start = cursor
    let shown = takeScalar()
    return bad("bad character \(Self.coded(shown))", start)
  }

  /// Whether a name can end at a place.
  private func isEnd(at place: Int) -> Bool {
    guard place < bytes.count else { return true }
    let byte = bytes[place]
    if Self.isBlank(byte) || Self.endsName(byte) { return true }
    return byte == 0x7D && place + 1 < bytes.count && bytes[place + 1] == 0x7D
  }

  /// Whether a byte is one of the signs that may follow a name.
  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"),
      UInt8(ascii: "("), UInt8(ascii: ")"):
      true
    default: false
    }
  }

  /// Letters of any script, digits and underscores.
  private mutating func skipName() {
    while let byte = byte() {
      if byte < 0x80 {
        guard isLetter(byte) || isDigit(byte) || byte == 0x5F else { return }
        cursor += 1
      } else {
        let start = cursor
        let scalar = takeScalar()
        guard Self.isNamed(scalar) else {
          cursor = start
          return
        }
      }
    }
  }

  private static func isNamed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      scalar != "\u{FFFD}"
    default: false
    }
  }

  // MARK: Strangers

  /// Moves behind one character, or one byte that is none.
  private mutating func takeScalar() -> Unicode.Scalar {
    guard let byte = byte() else { return "\u{FFFD}" }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    let shown = text(cursor, min(cursor + length, bytes.count)).unicodeScalars
    guard shown.count == 1, let scalar = shown.first, scalar != "\u{FFFD}" else {
      cursor += scalar(isReplacement: shown, length) ? length : 1
      return "\u{FFFD}"
    }
    cursor += length
    return scalar
  }

  /// Whether the replacement character itself was written.
  private func scalar(isReplacement shown: String.UnicodeScalarView, _ length: Int) -> Bool {
    length == 3 && shown.count == 1 && cursor + 3 <= bytes.count && bytes[cursor] == 0xEF
  }

  /// As Go's `%#U`: `U+0023 '#'`.
  private static func coded(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return GoFormat.isPrintable(scalar) ? "\(code) '\(scalar)'" : code
  }

  private mutating func stranger() -> TemplateToken.Kind {
    let start = cursor
    let scalar = takeScalar()
    if scalar.isASCII, GoFormat.isPrintable(scalar) { return .sign }
    return bad("unrecognized character in action: \(Self.coded(scalar))", start)
  }

  // MARK: Literals

  private mutating func quoted(
    _ quote: UInt8, _ kind: TemplateToken.Kind, _ name: String
  ) -> TemplateToken.Kind {
    let start = cursor - 1
    while let byte = byte(), byte != quote {
      if byte == 0x0A, quote != 0x60 { break }
      let isEscape = byte == 0x5C && quote != 0x60 && self.byte(1) != nil && self.byte(1) != 0x0A
      cursor += isEscape ? 2 : 1
    }
    guard byte() == quote else { return bad("unterminated \(name)", start) }
    cursor += 1
    return kind
  }

  private mutating func number() -> TemplateToken.Kind {
    let start = cursor
    guard scanNumber() else {
      return bad("bad number syntax: \(GoFormat.quoted(text(start, cursor)))", start)
    }
    guard byte() == 0x2B || byte() == 0x2D else { return .number }
    guard scanNumber(), bytes[cursor - 1] == 0x69 else {
      return bad("bad number syntax: \(GoFormat.quoted(text(start, cursor)))", start)
    }
    return .complex
  }

  /// Moves behind what looks like a number; false where a letter follows.
  private mutating func scanNumber() -> Bool {
    if byte() == 0x2B || byte() == 0x2D { cursor += 1 }
    var digits = "0123456789_"
    if byte() == 0x30 {
      let bases: [UInt8: String] = [
        0x78: "0123456789abcdefABCDEF_", 0x6F: "01234567_", 0x62: "01_",
      ]
      cursor += 1
      if let letter = byte(), let own = bases[letter | 0x20] {
        digits = own
        cursor += 1
      }
    }
    skip(digits)
    if byte() == 0x2E {
      cursor += 1
      skip(digits)
    }
    if digits.utf8.count == 11, byte() == 0x65 || byte() == 0x45 { skipExponent() }
    if digits.utf8.count == 23, byte() == 0x70 || byte() == 0x50 { skipExponent() }
    if byte() == 0x69 { cursor += 1 }
    let end = cursor
    skipName()
    guard cursor > end else { return true }
    cursor = end
    _ = takeScalar()
    return false
  }

  private mutating func skipExponent() {
    cursor += 1
    if byte() == 0x2B || byte() == 0x2D { cursor += 1 }
    skip("0123456789_")
  }

  private mutating func skip(_ accepted: String) {
    while let byte = byte(), accepted.utf8.contains(byte) { cursor += 1 }
  }
}
