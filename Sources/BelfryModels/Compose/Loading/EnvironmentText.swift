package import BelfrySource

/// A file with variables, `.env` and its like, as Compose reads it.
package struct EnvironmentText: Sendable {
  /// One line `NAME=value`.
  package struct Entry: Sendable {
    /// The name.
    package var name: String
    /// The value with variables filled in; nothing where it comes from the environment.
    package var value: String?
    /// The bytes of the name.
    package var nameSpan: Span
    /// The bytes of the value, quotes included.
    package var valueSpan: Span
  }

  /// The entries in the file's order.
  package var entries: [Entry] = []
  /// What is wrong.
  package var diagnostics: [Diagnostic] = []

  /// The values by name; the last of a name counts, names that begin with a digit do not.
  package func values(in environment: [String: String]) -> [String: String] {
    var result: [String: String] = [:]
    for entry in entries where entry.name.first?.isNumber != true {
      if let value = entry.value ?? environment[entry.name] { result[entry.name] = value }
    }
    return result
  }

  /// Reads a file; values of the environment win over those of the file. In the raw format
  /// values are taken as they are written.
  package init(_ file: SourceFile, environment: [String: String] = [:], raw: Bool = false) {
    var parser = EnvironmentParser(file, environment, raw)
    parser.parse()
    entries = parser.entries
    diagnostics = parser.diagnostics
  }
}

/// Reads entries from bytes; the first error ends it, as it does for Compose.
private struct EnvironmentParser {
  let file: SourceFile
  let environment: [String: String]
  let raw: Bool
  var scope: VariableScope
  var entries: [EnvironmentText.Entry] = []
  var diagnostics: [Diagnostic] = []
  private var cursor = 0
  /// Bytes that values with variables may still take, all together.
  private var room = 16 << 20

  private var bytes: [UInt8] { file.bytes }
  private var byte: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  init(_ file: SourceFile, _ environment: [String: String], _ raw: Bool) {
    self.file = file
    self.environment = environment
    self.raw = raw
    scope = VariableScope(environment)
    if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cursor = 3 }
  }

  mutating func parse() {
    while !diagnostics.hasErrors {
      skip { Self.isBlank($0) || $0 == 0x0A }
      guard let byte else { return }
      if byte == 0x23 {
        skip { $0 != 0x0A }
      } else {
        entry()
      }
    }
  }

  private mutating func skip(while test: (UInt8) -> Bool) {
    while cursor < bytes.count, test(bytes[cursor]) { cursor += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte >= 0x0B && byte <= 0x0D
  }

  private mutating func fail(_ message: String, _ help: String, _ start: Int, _ end: Int) {
    diagnostics.append(
      Diagnostic(
        "compose/bad-env-file", .error, message, help: help, file: file.path,
        at: Span(start, max(start, min(end, bytes.count)))))
  }

  private mutating func entry() {
    if bytes[cursor...].starts(with: Array("export".utf8)), cursor + 6 < bytes.count,
      Self.isBlank(bytes[cursor + 6])
    {
      cursor += 6
      skip(while: Self.isBlank)
    }
    let start = cursor
    skip(while: Self.isNamePart)
    let nameSpan = Span(start, cursor)
    skip(while: Self.isBlank)
    let sign = byte
    if let sign, sign != 0x3D, sign != 0x3A, sign != 0x0A {
      return badName(start)
    }
    let name = file.text(nameSpan)
    if name.isEmpty, sign == nil {
      return fail("no name stands behind 'export'", "write NAME=value", start, start)
    }
    if name.isEmpty { warnOfNoName(start) }
    if sign == nil || sign == 0x0A {
      let inherited = environment[name]
      entries.append(.init(name: name, value: nil, nameSpan: nameSpan, valueSpan: nameSpan))
      if let inherited { scope.values[name] = inherited }
      return
    }
    cursor += 1
    skip(while: Self.isBlank)
    let valueStart = cursor
    guard let value = raw ? line() : value() else { return }
    let known = raw ? value : environment[name] ?? value
    scope.values[name] = known
    entries.append(
      .init(name: name, value: known, nameSpan: nameSpan, valueSpan: Span(valueStart, cursor)))
  }

  private mutating func warnOfNoName(_ start: Int) {
    diagnostics.append(
      Diagnostic(
        "compose/bad-env-file", .warning, "no name stands before '='", help: "write NAME=value",
        file: file.path, at: Span(start, min(start + 1, bytes.count))))
  }

  private mutating func badName(_ start: Int) {
    if cursor > start, Self.isBlank(bytes[cursor - 1]) {
      return fail(
        "a name with a blank in it", "write NAME=value, without blanks before '='", start,
        cursor + 1)
    }
    fail(
      "this character cannot stand in a variable's name",
      "names have letters, digits, '_', '.' and '-'", cursor, cursor + 1)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte >= 0x30 && byte <= 0x39
      || byte == 0x5F || byte == 0x2E || byte == 0x2D || byte == 0x5B || byte == 0x5D
      || byte >= 0x80
  }

  /// The rest of the line as it is.
  private mutating func line() -> String {
    let start = cursor
    skip { $0 != 0x0A }
    var end = cursor
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return file.text(Span(start, end))
  }

  private mutating func value() -> String? {
    if let quote = byte, quote == 0x22 || quote == 0x27 { return quoted(quote) }
    let start = cursor
    skip { $0 != 0x0A }
    var end = cursor
    for index in start..<cursor where bytes[index] == 0x23 {
      if index > start, bytes[index - 1] == 0x20 {
        end = index
        break
      }
    }
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    return fill(Span(start, end), file.text(Span(start, end)))
  }

  /// A text in quotes, over several lines if need be; the cursor stands on the quote.
  private mutating func quoted(_ quote: UInt8) -> String? {
    let start = cursor
    cursor += 1
    while let byte, byte != quote { cursor += byte == 0x5C ? 2 : 1 }
    guard cursor < bytes.count else {
      cursor = bytes.count
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      fail("this quote is never closed", "close it, or leave quotes out", start, end)
      return nil
    }
    let text = file.text(Span(start + 1, cursor))
    cursor += 1
    if quote == 0x27 { return unescaped(text, [0x27: [0x27]]) }
    return fill(Span(start, cursor), unescaped(text, Self.escapes))
  }

  /// What follows a backslash in double quotes, and what it stands for before variables are
  /// filled in.
  private static let escapes: [UInt8: [UInt8]] = [
    0x6E: [0x0A], 0x72: [0x0D], 0x74: [0x09], 0x61: [7], 0x62: [8], 0x66: [12], 0x76: [11],
    0x5C: [0x5C], 0x22: [0x22], 0x27: [0x27], 0x24: [0x24, 0x24],
  ]

  private func unescaped(_ text: String, _ escapes: [UInt8: [UInt8]]) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        result += escapes[byte] ?? [0x5C, byte]
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    if isEscaped { result.append(0x5C) }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func fill(_ span: Span, _ text: String) -> String? {
    guard text.utf8.contains(0x24) else { return text }
    do throws(VariableTemplate.Problem) {
      let outcome = try VariableTemplate(text).evaluate(in: scope)
      if let missing = outcome.missing.first {
        fail(
          "the required variable '\(missing.reference.name)' has no value",
          "set it above, or in the environment", span.start, span.end)
      } else if outcome.isTooLong {
        fail("this text grows beyond 4 MiB", "shorten the values", span.start, span.end)
      }
      room -= outcome.text.utf8.count
      if room < 0 {
        fail(
          "the values grow beyond 16 MiB together", "shorten them", span.start, span.end)
        return nil
      }
      return outcome.text
    } catch {
      fail(error.message, error.help, span.start, span.end)
      return nil
    }
  }
}
