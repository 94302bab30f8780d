import BelfryRegex
package import BelfrySource

/// One condition on a label, as routes, inhibitions and silences write it.
package struct AlertMatcher: Hashable, Sendable {
  /// The label.
  package var name: String
  /// `=`, `!=`, `=~` or `!~`.
  package var op: String
  /// The value or regular expression.
  package var value: String

  /// A condition.
  package init(name: String, op: String, value: String) {
    self.name = name
    self.op = op
    self.value = value
  }

  /// Whether a value fulfils the condition; nothing where the expression cannot be read.
  package func matches(_ text: String) -> Bool? {
    switch op {
    case "=": return text == value
    case "!=": return text != value
    default:
      guard let pattern = try? Pattern(value, dotMatchesNewline: true) else { return nil }
      return pattern.matchesWhole(text) == (op == "=~")
    }
  }
}

/// Why a matcher cannot be read.
package struct MatcherFault: Error, Hashable, Sendable {
  /// What is wrong.
  package var message: String
  /// The bytes meant, counted from the text's first.
  package var span: Span
}

/// Reads matchers as Alertmanager does: its newer grammar first, then the classic one.
///
/// Source: Alertmanager 0.33, `matcher/parse` and `pkg/labels`, in the default fallback mode.
package enum MatcherText {
  /// The matchers of a text, in braces or not.
  package static func parse(_ text: String) throws(MatcherFault) -> [AlertMatcher] {
    let found: [AlertMatcher]
    do throws(MatcherFault) {
      found = try newer(text)
    } catch {
      guard let classic = try? ClassicMatchers.parse(text) else { throw error }
      found = classic
    }
    for matcher in found where matcher.op.hasSuffix("~") {
      if let fault = Pattern.fault(in: matcher.value) {
        throw MatcherFault(
          message: "the regular expression cannot be used: \(fault.message)",
          span: Span(0, text.utf8.count))
      }
    }
    return found
  }

  /// The grammar since 0.27, in which names may hold any character.
  package static func newer(_ text: String) throws(MatcherFault) -> [AlertMatcher] {
    var reader = MatcherReader(Array(text.utf8))
    return try reader.matchers()
  }

  /// The grammar before 0.27.
  package static func classic(_ text: String) throws(MatcherFault) -> [AlertMatcher] {
    try ClassicMatchers.parse(text)
  }
}

/// Reads the newer grammar.
private struct MatcherReader {
  private let bytes: [UInt8]
  private var cursor = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipBlanks() {
    while cursor < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[cursor]) { cursor += 1 }
  }

  private func fault(_ message: String, _ start: Int) -> MatcherFault {
    MatcherFault(message: message, span: Span(start, max(start, min(cursor, bytes.count))))
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard cursor < bytes.count, bytes[cursor] == byte else { return false }
    cursor += 1
    return true
  }

  mutating func matchers() throws(MatcherFault) -> [AlertMatcher] {
    let isBraced = takes(0x7B)
    var found: [AlertMatcher] = []
    while true {
      skipBlanks()
      if cursor == bytes.count || isBraced && bytes[cursor] == 0x7D { break }
      found.append(try matcher())
      if takes(0x2C) { continue }
      break
    }
    if isBraced, !takes(0x7D) { throw fault("a closing brace is missing", bytes.count) }
    skipBlanks()
    guard cursor == bytes.count else {
      let start = cursor
      cursor = bytes.count
      throw fault("this does not belong here", start)
    }
    return found
  }

  private mutating func matcher() throws(MatcherFault) -> AlertMatcher {
    let name = try word("a label")
    let op = try comparison()
    return AlertMatcher(name: name, op: op, value: try word("a value"))
  }

  private mutating func comparison() throws(MatcherFault) -> String {
    skipBlanks()
    let start = cursor
    for op in ["=~", "!~", "!=", "="] where bytes[cursor...].starts(with: op.utf8) {
      cursor += op.utf8.count
      return op
    }
    cursor += 1
    throw fault("'=', '!=', '=~' or '!~' is wanted here", start)
  }

  private static let reserved = Set("{}!=~,\\\"'` \t\n\r".utf8)

  private mutating func word(_ what: String) throws(MatcherFault) -> String {
    skipBlanks()
    let start = cursor
    if cursor < bytes.count, bytes[cursor] == 0x22 { return try quoted() }
    while cursor < bytes.count, !Self.reserved.contains(bytes[cursor]) { cursor += 1 }
    let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
    guard cursor > start, !text.unicodeScalars.contains(where: \.properties.isWhitespace) else {
      cursor += 1
      throw fault("\(what) is wanted here", start)
    }
    return text
  }

  private mutating func quoted() throws(MatcherFault) -> String {
    let start = cursor
    cursor += 1
    var value: [UInt8] = []
    while cursor < bytes.count, bytes[cursor] != 0x22 {
      guard bytes[cursor] == 0x5C else {
        if bytes[cursor] == 0x0A { throw fault("a text in quotes ends with its line", start) }
        value.append(bytes[cursor])
        cursor += 1
        continue
      }
      guard let escape = GoEscape.read(bytes[cursor...]) else {
        throw fault("this escape is not known; write '\\\\' for a backslash", cursor)
      }
      value += escape.bytes
      cursor += escape.length
    }
    guard cursor < bytes.count else { throw fault("this text is never closed", start) }
    cursor += 1
    guard let text = String(validating: value, as: UTF8.self) else {
      throw fault("this text is not valid UTF-8", start)
    }
    return text
  }
}

/// Escapes in Go's double-quoted texts.
private enum GoEscape {
  private static let letters: [UInt8: UInt8] = [
    0x61: 7, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9, 0x76: 11, 0x5C: 0x5C, 0x22: 0x22,
  ]

  static func read(_ rest: ArraySlice<UInt8>) -> (bytes: [UInt8], length: Int)? {
    guard let kind = rest.dropFirst().first else { return nil }
    if let plain = letters[kind] { return ([plain], 2) }
    let (skip, count, radix): (Int, Int, Int)
    switch kind {
    case 0x30...0x37: (skip, count, radix) = (1, 3, 8)
    case 0x78: (skip, count, radix) = (2, 2, 16)
    case 0x75: (skip, count, radix) = (2, 4, 16)
    case 0x55: (skip, count, radix) = (2, 8, 16)
    default: return nil
    }
    let digits = rest.dropFirst(skip).prefix(count)
    guard digits.count == count, digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: radix)
    else { return nil }
    if count <= 3 { return UInt8(exactly: value).map { ([$0], skip + count) } }
    return Unicode.Scalar(value).map { (Array(String($0).utf8), skip + count) }
  }
}
