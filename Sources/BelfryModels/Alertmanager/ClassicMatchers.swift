import BelfrySource

/// Reads matchers by the grammar before Alertmanager 0.27 (`pkg/labels`).
enum ClassicMatchers {
  static func parse(_ text: String) throws(MatcherFault) -> [AlertMatcher] {
    var bytes = Array(text.utf8)[...]
    if bytes.first == 0x7B { bytes.removeFirst() }
    if bytes.last == 0x7D { bytes.removeLast() }
    var parts: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in bytes.indices {
      switch bytes[index] {
      case _ where isEscaped: isEscaped = false
      case 0x22: isQuoted.toggle()
      case 0x5C: isEscaped = true
      case 0x2C where !isQuoted:
        parts.append(bytes[start..<index])
        start = index + 1
      default: break
      }
    }
    // A comma at the end is allowed, and so is nothing at all.
    if !trimmed(bytes[start...]).isEmpty { parts.append(bytes[start...]) }
    var found: [AlertMatcher] = []
    for part in parts { found.append(try matcher(part)) }
    return found
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop(while: isBlank)
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return bytes
  }

  private static func matcher(_ part: ArraySlice<UInt8>) throws(MatcherFault) -> AlertMatcher {
    let span = Span(part.startIndex, part.endIndex)
    let text = trimmed(part)
    let name = text.prefix { byte in
      byte == 0x5F || byte == 0x3A || byte >= 0x30 && byte <= 0x39
        || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
    let isNamed = name.first.map { !($0 >= 0x30 && $0 <= 0x39) } ?? false
    let rest = text.dropFirst(name.count).drop(while: isBlank)
    guard isNamed, let op = ["=~", "!=", "!~", "="].first(where: { rest.starts(with: $0.utf8) })
    else { throw MatcherFault(message: "this is no matcher", span: span) }
    let value = trimmed(rest.dropFirst(op.utf8.count))
    return AlertMatcher(
      name: String(decoding: name, as: UTF8.self), op: op, value: try unescaped(value, span))
  }

  private static func unescaped(
    _ raw: ArraySlice<UInt8>, _ span: Span
  ) throws(MatcherFault) -> String {
    var raw = raw
    var isQuoted = false
    if raw.first == 0x22 {
      raw.removeFirst()
      isQuoted = true
    }
    guard String(validating: raw, as: UTF8.self) != nil else {
      throw MatcherFault(message: "this is not valid UTF-8", span: span)
    }
    var value: [UInt8] = []
    var isEscaped = false
    for (index, byte) in zip(raw.indices, raw) {
      if isEscaped {
        isEscaped = false
        switch byte {
        case 0x6E: value.append(0x0A)
        case 0x22, 0x5C: value.append(byte)
        default: value += [0x5C, byte]
        }
      } else if byte == 0x5C {
        isEscaped = index < raw.endIndex - 1
        if !isEscaped { value.append(byte) }
      } else if byte == 0x22 {
        guard isQuoted, index == raw.endIndex - 1 else {
          throw MatcherFault(message: "a quote inside a value needs a backslash", span: span)
        }
        isQuoted = false
      } else {
        value.append(byte)
      }
    }
    guard !isQuoted else { throw MatcherFault(message: "this text is never closed", span: span) }
    return String(decoding: value, as: UTF8.self)
  }
}
