import BelfrySource

// Texts, numbers, lists and hashes.
extension LogstashParser {
  /// Reads a value; reports where there is none.
  mutating func readValue() -> LogstashValue? {
    guard let byte = peek else {
      report(place, "expected a value")
      return nil
    }
    switch byte {
    case .quote, .apostrophe: return readTextOrPlugin()
    case .openBracket: return readArray()
    case .openBrace: return readHash()
    case _ where byte.isLogstashName: return readBare()
    case .closeBrace, .closeBracket, .comma:
      report(place, "expected a value, not '\(text(place))'")
      return nil
    default:
      reportUnquoted(from: index)
      return nil
    }
  }

  private mutating func readTextOrPlugin() -> LogstashValue? {
    guard let span = readQuoted() else { return nil }
    if let plugin = readPluginAfter(span) { return plugin }
    return LogstashValue(content: .text(unquoted(span)), span: span)
  }

  /// A codec with settings, when a brace follows its name.
  private mutating func readPluginAfter(_ name: Span) -> LogstashValue? {
    var ahead = self
    ahead.index = name.end
    ahead.skipSpace()
    guard ahead.peek == .openBrace else { return nil }
    go(to: ahead)
    let plugin = readPlugin(named: name)
    return LogstashValue(content: .plugin(plugin), span: plugin.span)
  }

  /// Reads a text between quotes, over lines if need be. A backslash before the quote keeps it
  /// open, even when another backslash stands before.
  mutating func readQuoted() -> Span? {
    guard let mark = peek else { return nil }
    let start = index
    var next = start + 1
    var hasLines = false
    while let byte = byte(at: next) {
      if byte == mark {
        index = next + 1
        let span = Span(start, index)
        if hasLines { longText = span }
        return span
      }
      if byte == .newline { hasLines = true }
      next += byte == .backslash && self.byte(at: next + 1) == mark ? 2 : 1
    }
    let line = rest
    let isEscaped = text(line).contains("\\\(Character(UnicodeScalar(mark)))")
    report(
      line, "the quote \(Character(UnicodeScalar(mark))) is never closed",
      help: isEscaped ? "A quote after a backslash does not close a text." : nil)
    index = line.end
    return nil
  }

  /// Reads a word, a number or a plugin; other text without quotes is reported and taken whole.
  private mutating func readBare() -> LogstashValue? {
    guard let name = peekName() else { return nil }
    if let plugin = readPluginAfter(name) { return plugin }
    let start = index
    let content = readNumber() ?? readWord()
    if let content, endsValue(at: index) {
      return LogstashValue(content: content, span: span(from: start))
    }
    if let content, peek == UInt8(ascii: ";"), endsValue(at: index + 1) {
      let span = span(from: start)
      let mark = Span(index, index + 1)
      report(
        mark, "no ';' behind a value", help: "White space is enough.",
        fixes: [FixIt("remove ';'", edits: [.init(mark, "")])])
      index += 1
      return LogstashValue(content: content, span: span)
    }
    index = start
    let whole = reportUnquoted(from: start)
    return LogstashValue(content: .word(text(whole)), span: whole)
  }

  private mutating func readWord() -> LogstashValue.Content? {
    guard let word = peekWord(), word.length > 1, !bytes[word.start].isDecimal else { return nil }
    index = word.end
    return .word(text(word))
  }

  /// Takes digits, a sign before them and a fraction.
  mutating func readNumber() -> LogstashValue.Content? {
    let start = index
    var next = index
    if byte(at: next) == UInt8(ascii: "-") { next += 1 }
    guard byte(at: next)?.isDecimal == true else { return nil }
    while byte(at: next)?.isDecimal == true { next += 1 }
    if byte(at: next) == UInt8(ascii: ".") {
      next += 1
      while byte(at: next)?.isDecimal == true { next += 1 }
    }
    index = next
    return .number(text(Span(start, next)))
  }

  private func endsValue(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return true }
    return byte.isBlank || "}],#".utf8.contains(byte)
  }

  /// Reads values between brackets; the cursor stands on the opening one.
  mutating func readArray() -> LogstashValue? {
    let start = index
    index += 1
    guard enter(Span(start, start + 1)) else { return nil }
    defer { depth -= 1 }
    var values: [LogstashValue] = []
    var comma: Span?
    while true {
      skipSpace()
      guard let byte = peek else {
        report(Span(start, start + 1), "'[' is never closed")
        endIsReported = true
        return nil
      }
      if byte == .closeBracket {
        if let comma {
          report(
            comma, "a value must follow the comma",
            fixes: [FixIt("remove the comma", edits: [.init(comma, "")])])
        }
        index += 1
        return LogstashValue(content: .array(values), span: span(from: start))
      }
      if byte == .closeBrace || atArrow {
        if !blameLongText() { report(Span(start, start + 1), "'[' is never closed") }
        return LogstashValue(content: .array(values), span: span(from: start))
      }
      if !values.isEmpty, comma == nil, !missesComma() { return nil }
      guard let value = readElement() else { return nil }
      values.append(value)
      comma = readComma()
    }
  }

  /// Reports what stands where a comma should; false where the list cannot go on.
  private mutating func missesComma() -> Bool {
    if blameLongText() { return false }
    report(place, "expected ',' or ']' before '\(text(offender))'")
    if peek == .quote || peek == .apostrophe || peek?.isLogstashName == true { return true }
    recoverList()
    return false
  }

  private mutating func readElement() -> LogstashValue? {
    if let value = readValue() { return value }
    recoverList()
    return nil
  }

  /// Goes on after the list, or to the end of the line.
  private mutating func recoverList() {
    while let byte = peek, byte != .newline, byte != .closeBrace {
      index += 1
      if byte == .closeBracket { return }
    }
  }

  private mutating func readComma() -> Span? {
    skipSpace()
    guard peek == .comma else { return nil }
    index += 1
    return Span(index - 1, index)
  }
}
