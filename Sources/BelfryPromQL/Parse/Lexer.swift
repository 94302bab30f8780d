import BelfrySource

/// Cuts an expression into tokens, one at a time, straight from its bytes.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  private let grafana: Bool
  var cursor = 0
  /// Inside braces names have no `:`, and inside brackets `:` parts range and step.
  private var isInBraces = false
  private var brackets = 0
  var errors: [SyntaxError] = []
  /// Comments, each from its `#` to the end of the line.
  private(set) var comments: [Span] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, grafana: Bool) {
    self.bytes = bytes
    self.grafana = grafana
  }

  func byte(_ ahead: Int = 0) -> UInt8? {
    cursor + ahead < bytes.count ? bytes[cursor + ahead] : nil
  }

  /// The text of a span of the source.
  func text(_ span: Span) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[span.start..<span.end]), as: UTF8.self)
  }

  func text(from start: Int) -> String { text(Span(start, cursor)) }

  mutating func report(_ message: String, from start: Int) {
    errors.append(SyntaxError(message, at: Span(start, cursor)))
  }

  private mutating func skipBlanks() {
    while let byte = byte() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: cursor += 1
      case 0x23:
        let start = cursor
        while let next = self.byte(), next != 0x0A, next != 0x0D { cursor += 1 }
        comments.append(Span(start, cursor))
      default: return
      }
    }
  }

  mutating func next() -> Token {
    skipBlanks()
    let start = cursor
    guard let byte = byte() else { return Token(.end, Span(at: start)) }
    switch byte {
    case 0x30...0x39: return numberOrDuration()
    case 0x2E where isDigit(self.byte(1)): return numberOrDuration()
    case 0x41...0x5A, 0x5F, 0x61...0x7A: return word()
    case 0x3A where !isInBraces && brackets == 0: return word()
    case 0x22, 0x27, 0x60: return string(byte)
    case 0x24 where grafana: return word()
    case 0x5B where grafana && startsVariable(byte): return word()
    default: return symbol(byte)
    }
  }

  private mutating func take(_ kind: Token.Kind, _ length: Int = 1) -> Token {
    cursor += length
    return Token(kind, Span(cursor - length, cursor))
  }

  private mutating func symbol(_ byte: UInt8) -> Token {
    let next = self.byte(1)
    switch byte {
    case 0x28: return take(.leftParen)
    case 0x29: return take(.rightParen)
    case 0x7B:
      isInBraces = true
      return take(.leftBrace)
    case 0x7D:
      isInBraces = false
      return take(.rightBrace)
    case 0x5B:
      brackets += 1
      return take(.leftBracket)
    case 0x5D:
      brackets = max(0, brackets - 1)
      return take(.rightBracket)
    case 0x2C: return take(.comma)
    case 0x3A: return take(.colon)
    case 0x40: return take(.at)
    case 0x2B: return take(.add)
    case 0x2D: return take(.subtract)
    case 0x2A: return take(.multiply)
    case 0x2F: return take(.divide)
    case 0x25: return take(.modulo)
    case 0x5E: return take(.power)
    case 0x3D:
      return next == 0x3D ? take(.equal, 2) : next == 0x7E ? take(.matches, 2) : take(.assign)
    case 0x21 where next == 0x3D: return take(.notEqual, 2)
    case 0x21 where next == 0x7E: return take(.matchesNot, 2)
    case 0x3C where next == 0x2F: return take(.trimAbove, 2)
    case 0x3C: return next == 0x3D ? take(.lessOrEqual, 2) : take(.less)
    case 0x3E where next == 0x2F: return take(.trimBelow, 2)
    case 0x3E: return next == 0x3D ? take(.greaterOrEqual, 2) : take(.greater)
    default: return stranger()
    }
  }

  private mutating func stranger() -> Token {
    let start = cursor
    if byte() == 0x24, isLetter(byte(1)) || byte(1) == 0x5F || byte(1) == 0x7B {
      return foreignVariable()
    }
    cursor += 1
    while let byte = byte(), byte & 0xC0 == 0x80 { cursor += 1 }
    report("the character '\(text(from: start))' does not belong here", from: start)
    return Token(.bad, Span(start, cursor))
  }

  // MARK: Words and variables

  private mutating func word() -> Token {
    let start = cursor
    var hasColon = false
    var hasVariable = false
    while let byte = byte() {
      if isWord(byte) {
        cursor += 1
      } else if byte == 0x3A, !isInBraces, brackets == 0 {
        hasColon = true
        cursor += 1
      } else if grafana, startsVariable(byte) {
        guard skipVariable() else { return Token(.bad, Span(start, cursor)) }
        hasVariable = true
      } else {
        break
      }
    }
    let span = Span(start, cursor)
    if hasVariable { return Token(.variable, span) }
    if hasColon { return Token(.metricIdentifier, span) }
    return Token(.identifier, span, keyword: Keyword(bytes[start..<cursor]))
  }

  private func startsVariable(_ byte: UInt8) -> Bool {
    byte == 0x24 || byte == 0x5B && self.byte(1) == 0x5B && self.byte(2) != 0x5B
  }

  /// Moves past `$x`, `${x:format}` or `[[x]]`; false where it is not one, which is then reported.
  private mutating func skipVariable() -> Bool {
    let start = cursor
    let isSquare = byte() == 0x5B
    if isSquare || byte(1) == 0x7B {
      cursor += 2
      let closing: UInt8 = isSquare ? 0x5D : 0x7D
      while let byte = byte(), byte != closing { cursor += 1 }
      let length = isSquare ? 2 : 1
      guard byte() == closing, length == 1 || byte(1) == closing else {
        report("this variable is never closed", from: start)
        return false
      }
      cursor += length
      return true
    }
    cursor += 1
    while isWord(byte()) { cursor += 1 }
    guard cursor > start + 1 else {
      report("'$' without a variable's name", from: start)
      return false
    }
    return true
  }

  /// Whether a variable stands at the cursor, where Grafana's are read.
  var isAtVariable: Bool { grafana && byte().map { startsVariable($0) } == true }

  /// Moves past digits, units and variables in a row, such as `5$unit` or `${window}m`.
  mutating func skipMixedWord() -> Bool {
    while let byte = byte() {
      if isWord(byte) {
        cursor += 1
      } else if grafana, startsVariable(byte) {
        guard skipVariable() else { return false }
      } else {
        break
      }
    }
    return true
  }
}

func isDigit(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return byte >= 0x30 && byte <= 0x39
}

func isLetter(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return (0x61...0x7A).contains(byte | 0x20)
}

func isWord(_ byte: UInt8?) -> Bool { isLetter(byte) || isDigit(byte) || byte == 0x5F }

func isHexDigit(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
}
