package import BelfrySource

/// A text with variables as Compose reads it: `$NAME`, `${NAME}`, `${NAME:-default}`, `$$`.
package struct VariableTemplate: Sendable {
  /// A piece of the text.
  package indirect enum Piece: Sendable {
    /// Text as it is; `$$` is `$` here.
    case text(String)
    /// A variable.
    case variable(Reference)
  }

  /// A variable in the text.
  package struct Reference: Sendable {
    /// Its name.
    package var name: String
    /// What happens when it is set, unset or empty.
    package var rule: Rule?
    /// The bytes of the name in the text.
    package var nameSpan: Span
    /// The bytes from `$` to the end.
    package var span: Span
  }

  /// What stands after a name in braces.
  package struct Rule: Sendable {
    /// The sign.
    package var sign: Sign
    /// What follows the sign.
    package var argument: VariableTemplate
  }

  /// The sign between a variable and what follows it.
  package enum Sign: String, Sendable, CaseIterable {
    case defaultIfEmpty = ":-"
    case defaultIfUnset = "-"
    case errorIfEmpty = ":?"
    case errorIfUnset = "?"
    case otherIfFilled = ":+"
    case otherIfSet = "+"
  }

  /// Why a text cannot be read.
  package struct Problem: Error, Sendable {
    /// What is wrong.
    package var message: String
    /// What to do.
    package var help: String
    /// The bytes in the text.
    package var span: Span
  }

  /// The pieces in order.
  package var pieces: [Piece] = []

  /// Reads a text.
  package init(_ text: String) throws(Problem) {
    var parser = TemplateParser(Array(text.utf8))
    pieces = try parser.parse()
  }

  init(pieces: [Piece]) { self.pieces = pieces }

  /// All variables, those inside of defaults after the one that they belong to.
  package var references: [Reference] {
    pieces.flatMap { piece in
      guard case .variable(let reference) = piece else { return [Reference]() }
      return [reference] + (reference.rule?.argument.references ?? [])
    }
  }
}

/// Reads the bytes of a text with variables.
private struct TemplateParser {
  let bytes: [UInt8]
  var cursor = 0
  var limit: Int
  var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    limit = bytes.count
  }

  mutating func parse() throws(VariableTemplate.Problem) -> [VariableTemplate.Piece] {
    var pieces: [VariableTemplate.Piece] = []
    var start = cursor
    func text(_ end: Int) -> VariableTemplate.Piece {
      .text(String(decoding: bytes[start..<end], as: UTF8.self))
    }
    while cursor < limit {
      guard bytes[cursor] == 0x24, cursor + 1 < limit else {
        cursor += 1
        continue
      }
      let next = bytes[cursor + 1]
      if next == 0x24 {
        pieces.append(text(cursor + 1))
        cursor += 2
        start = cursor
      } else if next == 0x7B || isNameStart(next) {
        pieces.append(text(cursor))
        pieces.append(.variable(next == 0x7B ? try braced() : named()))
        start = cursor
      } else {
        cursor += 1
      }
    }
    pieces.append(text(limit))
    return pieces.filter { if case .text("") = $0 { false } else { true } }
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
  }

  private func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || byte >= 0x30 && byte <= 0x39
  }

  private mutating func name() -> (String, Span) {
    let start = cursor
    while cursor < limit, isNamePart(bytes[cursor]) { cursor += 1 }
    return (String(decoding: bytes[start..<cursor], as: UTF8.self), Span(start, cursor))
  }

  private mutating func named() -> VariableTemplate.Reference {
    let start = cursor
    cursor += 1
    let (name, span) = name()
    return .init(name: name, nameSpan: span, span: Span(start, cursor))
  }

  /// `${NAME}` or `${NAME<sign>argument}`; the cursor stands on `$`.
  private mutating func braced() throws(VariableTemplate.Problem) -> VariableTemplate.Reference {
    let start = cursor
    guard depth < 100 else {
      throw problem(start, limit, "variables lie more than 100 levels inside each other")
    }
    guard let close = closingBrace(from: start) else {
      throw problem(start, limit, "'${' is never closed", "write '}' after the variable")
    }
    cursor += 2
    guard cursor < close, isNameStart(bytes[cursor]) else {
      throw problem(start, close + 1, "no variable's name stands after '${'")
    }
    if let lineBreak = bytes[cursor..<close].firstIndex(of: 0x0A) {
      throw problem(lineBreak, lineBreak + 1, "a line ends between '${' and '}'")
    }
    let (name, nameSpan) = name()
    defer { cursor = close + 1 }
    let span = Span(start, close + 1)
    if cursor == close { return .init(name: name, nameSpan: nameSpan, span: span) }
    let rest = bytes[cursor..<close]
    guard
      let sign = VariableTemplate.Sign.allCases.first(where: { rest.starts(with: $0.rawValue.utf8) }
      )
    else {
      throw problem(
        start, close + 1, "'\(name)' is followed by something that is no sign",
        "write ':-', '-', ':?', '?', ':+' or '+' after the name")
    }
    var inner = self
    inner.cursor += sign.rawValue.utf8.count
    inner.limit = close
    inner.depth += 1
    let argument = VariableTemplate(pieces: try inner.parse())
    return .init(
      name: name, rule: .init(sign: sign, argument: argument), nameSpan: nameSpan, span: span)
  }

  /// The brace that closes the one after the `$` at an offset.
  private func closingBrace(from start: Int) -> Int? {
    var open = 0
    var index = start
    while index < limit {
      if bytes[index] == 0x7D {
        open -= 1
        if open == 0 { return index }
      } else if bytes[index] == 0x7B {
        open += 1
      }
      index += 1
    }
    return nil
  }

  private func problem(
    _ start: Int, _ end: Int, _ message: String,
    _ help: String = "write '$$' where a dollar sign is meant"
  ) -> VariableTemplate.Problem {
    .init(message: message, help: help, span: Span(start, min(end, limit)))
  }
}
