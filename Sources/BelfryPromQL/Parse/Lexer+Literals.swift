import BelfrySource

extension Lexer {
  mutating func numberOrDuration() -> Token {
    let start = cursor
    let isNumber = skipNumber()
    if isNumber, !isAtVariable { return Token(.number, Span(start, cursor)) }
    if !isNumber, skipUnits(), !isAtVariable { return Token(.duration, Span(start, cursor)) }
    if isAtVariable {
      return skipMixedWord()
        ? Token(.variable, Span(start, cursor)) : Token(.bad, Span(start, cursor))
    }
    while isWord(byte()) || byte() == 0x2E { cursor += 1 }
    report("'\(text(from: start))' is neither a number nor a duration such as 5m", from: start)
    return Token(.bad, Span(start, cursor))
  }

  /// Moves past a number; stays before what is none, such as the unit of a duration.
  private mutating func skipNumber() -> Bool {
    if byte() == 0x30, byte(1).map({ $0 | 0x20 }) == 0x78 {
      cursor += 2
      let first = cursor
      while isHexDigit(byte()) || byte() == 0x5F { cursor += 1 }
      return cursor > first && !isWord(byte()) && byte() != 0x2E
    }
    var hasDot = false
    var hasExponent = false
    while let byte = byte() {
      if isDigit(byte) {
        cursor += 1
      } else if byte == 0x5F, isDigit(self.byte(1)), isDigit(self.byte(-1)) {
        cursor += 1
      } else if byte == 0x2E, !hasDot, !hasExponent {
        hasDot = true
        cursor += 1
      } else if byte | 0x20 == 0x65, !hasExponent {
        let isSigned = self.byte(1) == 0x2B || self.byte(1) == 0x2D
        guard isDigit(self.byte(isSigned ? 2 : 1)) else { return false }
        hasExponent = true
        cursor += isSigned ? 2 : 1
      } else {
        break
      }
    }
    return !isWord(byte()) && byte() != 0x2E
  }

  /// Moves past the units of a duration, the cursor standing behind its first digits.
  private mutating func skipUnits() -> Bool {
    while skipUnit() {
      guard isDigit(byte()) else { return !isWord(byte()) }
      while isDigit(byte()) { cursor += 1 }
      if isAtVariable { return true }
    }
    return false
  }

  private mutating func skipUnit() -> Bool {
    switch byte() {
    case 0x6D:
      cursor += byte(1) == 0x73 ? 2 : 1
      return true
    case 0x73, 0x68, 0x64, 0x77, 0x79:
      cursor += 1
      return true
    default: return false
    }
  }

  // MARK: Strings

  mutating func string(_ quote: UInt8) -> Token {
    let start = cursor
    cursor += 1
    while let byte = byte(), byte != quote {
      if byte == 0x5C, quote != 0x60 {
        cursor += self.byte(1) == nil ? 1 : 2
      } else if byte == 0x0A, quote != 0x60 {
        break
      } else {
        cursor += 1
      }
    }
    guard byte() == quote else {
      report("this text is never closed", from: start)
      return Token(.bad, Span(start, cursor))
    }
    cursor += 1
    return Token(.string, Span(start, cursor))
  }

  /// What a string in quotes stands for; faults in its escapes are reported.
  mutating func unquoted(_ span: Span) -> String {
    let inner = UnsafeBufferPointer(rebasing: bytes[span.start + 1..<span.end - 1])
    let quote = bytes[span.start]
    if quote == 0x60 || !inner.contains(0x5C) {
      checkUTF8(inner, at: span)
      return String(decoding: inner, as: UTF8.self)
    }
    var value: [UInt8] = []
    value.reserveCapacity(inner.count)
    var index = 0
    while index < inner.count {
      if inner[index] == 0x5C {
        index += escape(inner[index...], quote, span.start + 1 + index, &value)
      } else {
        value.append(inner[index])
        index += 1
      }
    }
    checkUTF8(inner, at: span)
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func checkUTF8(_ inner: UnsafeBufferPointer<UInt8>, at span: Span) {
    guard inner.contains(where: { $0 >= 0x80 }), String(validating: inner, as: UTF8.self) == nil
    else { return }
    errors.append(SyntaxError("this text is not valid UTF-8", at: span))
  }

  private static let escapes: [UInt8: UInt8] = [
    0x61: 7, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5C: 0x5C,
  ]

  /// Reads one of Go's escapes (single letters, `\ooo`, `\xhh`, `\uhhhh`, `\Uhhhhhhhh`) and says
  /// how long it is.
  private mutating func escape(
    _ rest: Slice<UnsafeBufferPointer<UInt8>>, _ quote: UInt8, _ place: Int, _ value: inout [UInt8]
  ) -> Int {
    let kind = rest.dropFirst().first ?? 0
    if let plain = kind == quote ? quote : Self.escapes[kind] {
      value.append(plain)
      return 2
    }
    let (skip, length, radix): (Int, Int, Int)
    switch kind {
    case 0x30...0x37: (skip, length, radix) = (1, 3, 8)
    case 0x78: (skip, length, radix) = (2, 2, 16)
    case 0x75: (skip, length, radix) = (2, 4, 16)
    case 0x55: (skip, length, radix) = (2, 8, 16)
    default:
      errors.append(
        SyntaxError(
          "this escape is not known; write '\\\\' for a backslash", at: Span(place, place + 2)))
      return 2
    }
    let digits = rest.dropFirst(skip).prefix(length)
    let span = Span(place, place + skip + digits.count)
    guard digits.count == length, digits.allSatisfy({ isHexDigit($0) }),
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
    else {
      errors.append(SyntaxError("this escape is cut short", at: span))
      return skip + digits.count
    }
    if length <= 3, let byte = UInt8(exactly: number) {
      value.append(byte)
    } else if length > 3, let scalar = Unicode.Scalar(number) {
      value.append(contentsOf: String(scalar).utf8)
    } else {
      errors.append(SyntaxError("this escape is no character", at: span))
    }
    return skip + length
  }
}
