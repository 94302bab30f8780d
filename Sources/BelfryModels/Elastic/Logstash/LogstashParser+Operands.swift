import BelfrySource

// Operands of conditions.
extension LogstashParser {
  /// Reads an operand; reports where there is none.
  mutating func readOperand() -> LogstashOperand? {
    guard let byte = peek else {
      report(place, "expected a value")
      return nil
    }
    let start = index
    switch byte {
    case .quote, .apostrophe:
      return readQuoted().map { LogstashOperand(content: .text(unquoted($0)), span: $0) }
    case .openBracket:
      return readField() ?? readList()
    case .slash:
      return readRegex()
    default:
      if case .number(let text)? = readNumber() {
        return LogstashOperand(content: .number(text), span: span(from: start))
      }
      return readCall()
    }
  }

  /// Reads `[a][b]`: brackets that follow each other, without commas or brackets inside.
  mutating func readField() -> LogstashOperand? {
    let start = index
    var names: [String] = []
    while peek == .openBracket {
      var end = index + 1
      while let byte = byte(at: end), byte != .closeBracket, byte != .openBracket, byte != .comma {
        end += 1
      }
      guard byte(at: end) == .closeBracket, end > index + 1 else { break }
      names.append(text(Span(index + 1, end)))
      index = end + 1
    }
    guard !names.isEmpty else { return nil }
    return LogstashOperand(content: .field(names), span: span(from: start))
  }

  private mutating func readList() -> LogstashOperand? {
    guard let value = readArray(), case .array(let values) = value.content else { return nil }
    return LogstashOperand(content: .array(values), span: value.span)
  }

  private mutating func readRegex() -> LogstashOperand? {
    let start = index
    var next = index + 1
    while let byte = byte(at: next), byte != .slash {
      next += byte == .backslash && self.byte(at: next + 1) == .slash ? 2 : 1
    }
    guard next < bytes.count else {
      report(rest, "the regular expression is never closed")
      return nil
    }
    index = next + 1
    skipFlags(of: Span(start + 1, next))
    return LogstashOperand(
      content: .regex(text(Span(start + 1, next))), span: Span(start, next + 1))
  }

  /// Reports letters behind a regular expression that mean something in other languages.
  private mutating func skipFlags(of expression: Span) {
    guard let flags = peekWord(), text(flags).allSatisfy({ "imx".contains($0) }) else { return }
    let written = text(flags)
    report(
      flags, "no '\(written)' behind a regular expression",
      help: "Write it at the beginning: /(?\(written))\u{2026}/.",
      fixes: [
        FixIt(
          "move it to the beginning",
          edits: [.init(Span(expression.start, flags.end), "(?\(written))\(text(expression))/")])
      ])
    index = flags.end
  }

  /// Reads `name(operand, …)`; a word without parentheses is no operand.
  private mutating func readCall() -> LogstashOperand? {
    let start = index
    guard let word = peekWord(), word.length > 1, !bytes[start].isDecimal else {
      report(offender, "expected a field, a text, a number or a list, not '\(text(offender))'")
      return nil
    }
    index = word.end
    skipSpace()
    if text(word) == "not" {
      reportNot(word)
      return nil
    }
    guard peek == UInt8(ascii: "(") else {
      index = start
      report(
        word, "'\(text(word))' is neither a field nor a text",
        help: "Fields are written [\(text(word))], texts \"\(text(word))\".",
        fixes: [
          FixIt("make it a field", edits: [.init(word, "[\(text(word))]")], isSafe: false),
          FixIt("make it a text", edits: [.init(word, "\"\(text(word))\"")], isSafe: false),
        ])
      return nil
    }
    let open = Span(index, index + 1)
    index += 1
    guard enter(open) else { return nil }
    defer { depth -= 1 }
    guard let arguments = readArguments() else { return nil }
    return LogstashOperand(content: .call(text(word), arguments), span: span(from: start))
  }

  /// Reports `not` before a condition; the cursor stands on what follows.
  private mutating func reportNot(_ word: Span) {
    let mark = Span(word.start, index)
    let canStay = peek == .openBracket || peek == UInt8(ascii: "(")
    index = word.start
    report(
      word, "'not' stands before 'in' alone",
      help: "Write '!' before a field, or before a condition in parentheses.",
      fixes: canStay ? [FixIt("write '!'", edits: [.init(mark, "!")], isSafe: false)] : [])
  }

  private mutating func readArguments() -> [LogstashOperand]? {
    var arguments: [LogstashOperand] = []
    skipSpace()
    while peek != UInt8(ascii: ")") {
      guard let argument = readOperand() else { return nil }
      arguments.append(argument)
      skipSpace()
      if peek == .comma {
        index += 1
        skipSpace()
      } else if peek != UInt8(ascii: ")") {
        report(place, "expected ',' or ')', not '\(text(offender))'")
        return nil
      }
    }
    index += 1
    return arguments
  }
}
