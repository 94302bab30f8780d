import BelfrySource

// Groups, their names and flags.
extension RegexParser {
  /// A group, or nothing where it only sets flags.
  mutating func group() throws(RegexError) -> RegexNode? {
    let start = cursor
    let flags = (foldsCase, dotMatchesNewline, isMultiline, isUngreedy)
    cursor += 1
    var capture: (number: Int, name: String?)?
    if byte() == 0x3F {
      if let name = try captureName(start) {
        captures += 1
        capture = (captures, name)
        names.append(name)
      } else if try setFlags(start) {
        return nil
      }
    } else {
      captures += 1
      capture = (captures, nil)
      names.append(nil)
    }
    let inner = try alternatives()
    guard byte() == 0x29 else {
      throw RegexError(
        reason: .missingParen, text: String(decoding: bytes, as: UTF8.self),
        span: Span(start, bytes.count))
    }
    cursor += 1
    (foldsCase, dotMatchesNewline, isMultiline, isUngreedy) = flags
    let span = Span(start, cursor)
    guard let capture else { return RegexNode(inner.kind, span) }
    return RegexNode(.capture(capture.number, name: capture.name, inner), span)
  }

  /// The name in `(?P<name>` or `(?<name>`.
  private mutating func captureName(_ start: Int) throws(RegexError) -> String? {
    guard has("?P<") || has("?<") else { return nil }
    let begin = cursor + (has("?P<") ? 3 : 2)
    guard let end = bytes[begin...].firstIndex(of: 0x3E) else {
      throw failure(.invalidCapture, start, bytes.count)
    }
    let name = String(decoding: bytes[begin..<end], as: UTF8.self)
    let isValid = !name.isEmpty && bytes[begin..<end].allSatisfy(isWordByte)
    guard isValid else { throw failure(.invalidCapture, start, end + 1) }
    cursor = end + 1
    return name
  }

  /// Flags behind `(?`; true where they hold for the rest of the group around.
  private mutating func setFlags(_ start: Int) throws(RegexError) -> Bool {
    cursor += 1
    var isOn = true
    var hasFlag = false
    while let flag = byte() {
      cursor += 1
      switch flag {
      case 0x69: foldsCase = isOn
      case 0x6D: isMultiline = isOn
      case 0x73: dotMatchesNewline = isOn
      case 0x55: isUngreedy = isOn
      case 0x2D:
        guard isOn else { throw failure(.invalidPerl, start) }
        isOn = false
        hasFlag = false
        continue
      case 0x3A, 0x29:
        guard isOn || hasFlag else { throw failure(.invalidPerl, start) }
        return flag == 0x29
      default:
        while let byte = byte(), byte & 0xC0 == 0x80 { _ = byte; cursor += 1 }
        throw failure(.invalidPerl, start)
      }
      hasFlag = true
    }
    throw failure(.invalidPerl, start)
  }
}
