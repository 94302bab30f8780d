public import BelfrySource

/// Reads JSON (RFC 8259) into the same tree as YAML: never throws, one root.
public func parseJSON(
  _ file: SourceFile, limits: ParseLimits = .default
) -> ParsedDocuments {
  var parsed = ParsedDocuments(file: file)
  if let problem = scanEncoding(file, limits, json: true) {
    parsed.diagnostics = [problem]
    return parsed
  }
  var reader = JSONReader(file, limits)
  reader.read()
  parsed.roots = reader.builder.finish()
  parsed.diagnostics = reader.builder.diagnostics
  return parsed
}

/// A JSON reader without recursion: one state for each open collection.
private struct JSONReader {
  private enum State { case value, firstElement, firstKey, key, afterElement, afterEntry, done }

  var builder: TreeBuilder
  private let bytes: [UInt8]
  private var cursor = 0
  private var open: [Bool] = []
  private var failed = false

  init(_ file: SourceFile, _ limits: ParseLimits) {
    builder = TreeBuilder(file, limits)
    bytes = file.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cursor = 3 }
  }

  private var byte: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  private mutating func fail(_ message: String, _ help: String) {
    let start = min(cursor, max(0, bytes.count - 1))
    builder.report(
      "json/syntax", message, help: help, at: Span(start, min(start + 1, bytes.count)))
    failed = true
  }

  private mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { cursor += 1 }
  }

  mutating func read() {
    var state = State.value
    builder.startDocument()
    while !failed, !builder.isFull {
      skipBlanks()
      if state == .done {
        if cursor < bytes.count {
          fail(
            "something follows the end of the document", "remove it, or look for a bracket too many"
          )
        }
        break
      }
      state = step(state)
    }
    if failed || builder.isFull { builder.abandon() }
  }

  private mutating func step(_ state: State) -> State {
    switch state {
    case .value: return value()
    case .firstElement:
      return byte == 0x5D ? close() : value()
    case .firstKey: return byte == 0x7D ? close() : key()
    case .key: return key()
    case .afterElement: return separator(0x5D, next: .value, "',' or ']'")
    case .afterEntry: return separator(0x7D, next: .key, "',' or '}'")
    case .done: return .done
    }
  }

  private var after: State {
    guard let isMapping = open.last else { return .done }
    return isMapping ? .afterEntry : .afterElement
  }

  private mutating func close() -> State {
    cursor += 1
    open.removeLast()
    builder.end(at: cursor)
    return after
  }

  private mutating func separator(_ closing: UInt8, next: State, _ words: String) -> State {
    if byte == closing { return close() }
    guard byte == 0x2C else {
      fail("\(words) is wanted here", "separate the elements with ',' and close every bracket")
      return .done
    }
    let comma = cursor
    cursor += 1
    skipBlanks()
    if byte == closing {
      cursor = comma
      fail("a ',' stands before the closing bracket", "remove it")
    }
    return next
  }

  private mutating func key() -> State {
    guard byte == 0x22 else {
      fail("a key in double quotes is wanted here", "write \"key\": value")
      return .done
    }
    string()
    skipBlanks()
    guard !failed, byte == 0x3A else {
      if !failed { fail("':' is wanted after the key", "write \"key\": value") }
      return .done
    }
    cursor += 1
    return .value
  }

  private mutating func value() -> State {
    guard let byte else {
      fail("the document ends where a value is wanted", "close every bracket and quote")
      return .done
    }
    switch byte {
    case 0x7B, 0x5B:
      let isMapping = byte == 0x7B
      guard
        builder.start(
          isMapping ? .mapping : .sequence, flow: true, at: Span(cursor, cursor + 1))
      else {
        failed = true
        return .done
      }
      open.append(isMapping)
      cursor += 1
      return isMapping ? .firstKey : .firstElement
    case 0x22: string()
    default: word()
    }
    return after
  }

  private mutating func word() {
    let start = cursor
    while let byte, !([0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D, 0x3A].contains(byte)) {
      cursor += 1
    }
    let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || isNumber(bytes[start..<cursor]) else {
      cursor = start
      fail("a value is wanted here", "write a text in double quotes, a number, true, false or null")
      return
    }
    builder.scalar(nil, .plain, at: Span(start, cursor))
  }

  private func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == 0x2D { rest = rest.dropFirst() }
    let leadingZero = rest.first == 0x30
    let whole = digits()
    guard whole == 1 || whole > 1 && !leadingZero else { return false }
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      if digits() == 0 { return false }
    }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest = rest.dropFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
      if digits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() {
    let start = cursor
    cursor += 1
    // Most texts have no escapes, and are taken as they stand.
    while let byte, byte >= 0x20, byte != 0x22, byte != 0x5C { cursor += 1 }
    var text = bytes[start + 1..<cursor]
    while let byte, byte != 0x22 {
      if byte == 0x5C {
        guard let scalar = escape() else { return }
        text.append(contentsOf: String(scalar).utf8)
      } else if byte < 0x20 {
        return fail("a line break or tab stands inside a text", "write \\n or \\t")
      } else {
        text.append(byte)
        cursor += 1
      }
    }
    guard byte == 0x22 else {
      cursor = start
      return fail("this text is never closed", "add the closing double quote")
    }
    cursor += 1
    builder.scalar(String(decoding: text, as: UTF8.self), .doubleQuoted, at: Span(start, cursor))
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    0x22: "\"", 0x5C: "\\", 0x2F: "/", 0x62: "\u{8}", 0x66: "\u{C}", 0x6E: "\n", 0x72: "\r",
    0x74: "\t",
  ]

  private mutating func escape() -> Unicode.Scalar? {
    let kind = cursor + 1 < bytes.count ? bytes[cursor + 1] : 0
    if let plain = Self.escapes[kind] {
      cursor += 2
      return plain
    }
    guard kind == 0x75, let unit = hex(at: cursor + 2) else {
      fail("this escape is not known", "JSON knows \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX")
      return nil
    }
    if let scalar = Unicode.Scalar(unit) {
      cursor += 6
      return scalar
    }
    if (0xD800...0xDBFF).contains(unit), cursor + 7 < bytes.count, bytes[cursor + 6] == 0x5C,
      bytes[cursor + 7] == 0x75, let low = hex(at: cursor + 8), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      cursor += 12
      return scalar
    }
    fail("half of a surrogate pair stands alone", "write both halves, or the character itself")
    return nil
  }

  private func hex(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
