import BelfrySource

/// Cuts a template into texts and the words of actions.
struct TemplateLexer {
  let bytes: [UInt8]
  let base: Int
  var cursor = 0
  var errors: [TemplateError] = []
  /// Places of parentheses that are open in this action.
  var parentheses: [Int] = []
  /// Whether the last action ended with a marker that trims what follows.
  var trimsNext = false

  init(_ bytes: [UInt8], base: Int) {
    self.bytes = bytes
    self.base = base
  }

  func byte(_ ahead: Int = 0) -> UInt8? {
    cursor + ahead < bytes.count ? bytes[cursor + ahead] : nil
  }

  func span(_ start: Int, _ end: Int) -> Span { Span(base + start, base + end) }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  mutating func report(_ message: String, _ start: Int) {
    errors.append(TemplateError(message, at: span(start, max(start, cursor))))
  }

  static func isBlank(_ byte: UInt8?) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// The text up to the next action, which then is entered; nothing behind the last one.
  mutating func nextText() -> (text: String, span: Span, hasAction: Bool) {
    var start = cursor
    if trimsNext {
      while Self.isBlank(byte()) { cursor += 1 }
      start = cursor
    }
    trimsNext = false
    parentheses = []
    while cursor < bytes.count, !(bytes[cursor] == 0x7B && byte(1) == 0x7B) { cursor += 1 }
    var end = cursor
    guard cursor < bytes.count else { return (text(start, end), span(start, end), false) }
    cursor += 2
    if byte() == 0x2D, Self.isBlank(byte(1)) {
      cursor += 2
      while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    }
    return (text(start, end), span(start, end), true)
  }

  /// Moves past a comment that fills the action; false where there is none.
  mutating func skipComment() -> Bool {
    guard byte() == 0x2F, byte(1) == 0x2A else { return false }
    let start = cursor
    cursor += 2
    while cursor < bytes.count, !(bytes[cursor] == 0x2A && byte(1) == 0x2F) { cursor += 1 }
    guard cursor < bytes.count else {
      report("unclosed comment", start)
      return true
    }
    cursor += 2
    let hasMarker =
      Self.isBlank(byte()) && byte(1) == 0x2D && byte(2) == 0x7D && byte(3) == 0x7D
    if hasMarker { cursor += 2 }
    guard byte() == 0x7D, byte(1) == 0x7D else {
      report("comment ends before closing delimiter", start)
      leaveAction()
      return true
    }
    cursor += 2
    trimsNext = hasMarker
    return true
  }

  /// Moves behind the next `}}`, strings aside.
  mutating func leaveAction() {
    let count = errors.count
    while true {
      let token = next()
      if token.kind == .close || token.kind == .end { break }
    }
    errors.removeLast(errors.count - count)
  }
}

func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }

func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
