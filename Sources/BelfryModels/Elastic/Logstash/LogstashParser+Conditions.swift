import BelfrySource

// Branches and what they ask.
extension LogstashParser {
  /// Reads `if … else if … else`; the cursor stands on `if`.
  mutating func readBranch() -> LogstashBranch {
    var branch = LogstashBranch()
    var keyword = Span(index, index + 2)
    index += 2
    while true {
      skipSpace()
      let condition = readBlockCondition()
      branch.arms.append(
        .init(keyword: keyword, condition: condition, body: readBlock(of: keyword)))
      guard let word = takeElse() else { return branch }
      keyword = word
      if !text(word).hasSuffix("if") { break }
    }
    if peek != .openBrace {
      report(place, "expected '{' or 'if' after 'else'")
      skipToBlock()
    }
    branch.arms.append(.init(keyword: keyword, condition: nil, body: readBlock(of: keyword)))
    return branch
  }

  private mutating func readBlock(of keyword: Span) -> [LogstashStatement] {
    guard peek == .openBrace else { return [] }
    return readBody(of: keyword)
  }

  /// Takes `else` or `else if`; the span runs over both words.
  private mutating func takeElse() -> Span? {
    var ahead = self
    ahead.skipSpace()
    let start = ahead.index
    guard let word = ahead.peekWord(), ["else", "elseif", "elsif"].contains(text(word)) else {
      return nil
    }
    ahead.index = word.end
    if text(word) == "else" {
      ahead.skipSpace()
      if ahead.atKeyword("if") { ahead.index += 2 }
    }
    go(to: ahead)
    if text(word) == "elsif" {
      report(
        word, "'elsif' is written 'else if'",
        fixes: [FixIt("replace by 'else if'", edits: [.init(word, "else if")])])
    }
    let hasIf = ahead.index >= 2 && text(Span(ahead.index - 2, ahead.index)) == "if"
    let span = Span(start, hasIf ? index : word.end)
    skipSpace()
    return span
  }

  /// Skips an `else` that belongs to no `if`, its block included.
  mutating func skipStrayElse() {
    guard let word = takeElse() else { return }
    if peek != .openBrace { skipToBlock() }
    _ = readBlock(of: word)
  }

  /// Goes to the next brace that opens on this line, or to its end.
  private mutating func skipToBlock() {
    while let byte = peek, byte != .newline, byte != .openBrace, byte != .closeBrace { index += 1 }
  }

  /// Reads a condition up to its block; goes to the block where it cannot be read.
  private mutating func readBlockCondition() -> LogstashCondition? {
    let condition = readCondition()
    if condition == nil {
      skipToBlock()
    } else {
      skipSpace()
      if peek != .openBrace {
        report(offender, Self.afterCondition(text(offender)))
        skipToBlock()
      }
    }
    if peek == .newline { skipSpace() }
    return condition
  }

  private static func afterCondition(_ found: String) -> String {
    switch found {
    case "&&": "expected 'and', not '&&'"
    case "||": "expected 'or', not '||'"
    case "=", "===": "expected '==', not '\(found)'"
    default: "expected '{', an operator, 'and' or 'or', not '\(found)'"
    }
  }

  /// Reads one condition up to the next word between conditions.
  mutating func readExpression() -> LogstashCondition? {
    guard let byte = peek else {
      report(place, "expected a condition")
      return nil
    }
    if byte == UInt8(ascii: "(") { return readParentheses() }
    if byte == UInt8(ascii: "!") { return readNegation() }
    guard let left = readOperand() else { return nil }
    skipSpace()
    let start = index
    guard let comparison = takeComparison() else { return .truth(left) }
    let symbol = Span(start, index)
    skipSpace()
    guard let right = readOperand() else { return nil }
    if comparison == .matches || comparison == .differs, !right.isPattern {
      report(right.span, "expected a regular expression or a text after '\(comparison.rawValue)'")
    }
    return .comparison(left, comparison, right, at: symbol)
  }

  private mutating func readParentheses() -> LogstashCondition? {
    let open = Span(index, index + 1)
    index += 1
    guard enter(open) else { return nil }
    defer { depth -= 1 }
    skipSpace()
    guard let inner = readCondition() else { return nil }
    skipSpace()
    guard peek == UInt8(ascii: ")") else {
      report(
        peek == .openBrace || peek == nil ? open : offender,
        peek == .openBrace || peek == nil
          ? "'(' is never closed" : "expected ')', not '\(text(offender))'")
      return nil
    }
    index += 1
    return inner
  }

  private mutating func readNegation() -> LogstashCondition? {
    let start = index
    index += 1
    skipSpace()
    let mark = Span(start, start + 1)
    if peek == UInt8(ascii: "(") { return readParentheses().map { .not($0, at: mark) } }
    guard let field = readField() else {
      report(
        offender, "expected '(' or a field after '!', not '\(text(offender))'",
        help: "Other conditions are negated in parentheses: !(\u{2026}).")
      return nil
    }
    return .not(.truth(field), at: mark)
  }

  private mutating func takeComparison() -> LogstashCondition.Comparison? {
    if bytes[index...].starts(with: "not".utf8), byte(at: index + 3) == 0x20 {
      let start = index
      index += 3
      skipSpace()
      if bytes[index...].starts(with: "in".utf8) {
        index += 2
        return .absent
      }
      index = start
      return nil
    }
    for comparison in LogstashCondition.Comparison.allCases
    where bytes[index...].starts(with: comparison.rawValue.utf8) {
      index += comparison.rawValue.utf8.count
      return comparison
    }
    return nil
  }
}

extension LogstashOperand {
  fileprivate var isPattern: Bool {
    switch content {
    case .text, .regex: true
    case .number, .field, .array, .call: false
    }
  }
}
