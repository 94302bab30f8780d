package import BelfrySource

/// What a text takes from the event or the environment: `%{[field]}`, `%{+yyyy}`, `${NAME:text}`.
package struct LogstashReference: Sendable, Hashable {
  /// What it names.
  package var content: Content
  /// Its bytes, from `%` or `$` to the closing brace.
  package var span: Span

  /// The kinds of references.
  package enum Content: Sendable, Hashable {
    /// A field of the event: the names of its path.
    case field([String])
    /// A format of the event's time, such as `YYYY.MM.dd`.
    case time(String)
    /// A variable of the environment or the keystore, and its default.
    case variable(String, default: String?)
  }
}

extension LogstashReference {
  /// The references of a quoted text or a word, whose bytes are those of `span` in `bytes`.
  package static func all(in span: Span, of bytes: [UInt8]) -> [LogstashReference] {
    var found: [LogstashReference] = []
    let end = min(span.end, bytes.count)
    var index = max(0, span.start)
    while index + 2 < end {
      guard bytes[index + 1] == UInt8(ascii: "{") else {
        index += 1
        continue
      }
      let content: (Content, Int)? =
        switch bytes[index] {
        case UInt8(ascii: "%"): template(bytes, index + 2, end)
        case UInt8(ascii: "$"): variable(bytes, index + 2, end)
        default: nil
        }
      if let content {
        found.append(LogstashReference(content: content.0, span: Span(index, content.1)))
        index = content.1
      } else {
        index += 1
      }
    }
    return found
  }

  private static func template(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (Content, Int)? {
    guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let text = String(decoding: bytes[start..<close], as: UTF8.self)
    if text.hasPrefix("{") {
      let isDouble = close + 1 < end && bytes[close + 1] == UInt8(ascii: "}")
      return isDouble ? (.time(String(text.dropFirst())), close + 2) : nil
    }
    if text.hasPrefix("+") { return (.time(String(text.dropFirst())), close + 1) }
    guard !text.isEmpty else { return nil }
    return (.field(fieldPath(text)), close + 1)
  }

  private static func variable(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (Content, Int)? {
    guard let close = bytes[start..<end].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let text = String(decoding: bytes[start..<close], as: UTF8.self)
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isName = { (byte: UInt8) in
      byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || UInt8(ascii: "0")...57 ~= byte
        || 65...90 ~= byte & 0xDF
    }
    guard let name = parts.first, !name.isEmpty, name.utf8.allSatisfy(isName) else { return nil }
    return (.variable(String(name), default: parts.count > 1 ? String(parts[1]) : nil), close + 1)
  }

  /// The names of `[a][b]`, or the one name of `a`.
  package static func fieldPath(_ text: String) -> [String] {
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [text] }
    let names = text.dropFirst().dropLast().split(separator: "]", omittingEmptySubsequences: false)
    return names.map { $0.hasPrefix("[") ? String($0.dropFirst()) : String($0) }
  }
}
