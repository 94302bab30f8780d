import BelfrySource

/// Reads RE2's syntax as Go's `regexp/syntax` does with its `Perl` flags.
struct RegexParser {
  /// Go refuses trees of more levels.
  private static let deepest = 1000
  static let mostRepeats = 1000
  private static let largest = 1_000_000

  let bytes: [UInt8]
  var cursor = 0
  var foldsCase = false
  var dotMatchesNewline: Bool
  var isMultiline = false
  var isUngreedy = false
  var captures = 0
  var names: [String?] = []
  private var depth = 0

  init(_ bytes: [UInt8], dotMatchesNewline: Bool) {
    self.bytes = bytes
    self.dotMatchesNewline = dotMatchesNewline
  }

  // MARK: Bytes

  func byte(_ ahead: Int = 0) -> UInt8? {
    cursor + ahead < bytes.count ? bytes[cursor + ahead] : nil
  }

  func has(_ text: String) -> Bool { bytes[cursor...].starts(with: text.utf8) }

  func failure(_ reason: RegexError.Reason, _ start: Int, _ end: Int? = nil) -> RegexError {
    let end = min(end ?? cursor, bytes.count)
    let text = String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
    return RegexError(reason: reason, text: text, span: Span(min(start, end), end))
  }

  /// Takes one code point.
  mutating func scalar() throws(RegexError) -> UInt32 {
    let start = cursor
    guard let first = byte() else { throw failure(.trailingBackslash, start) }
    if first < 0x80 {
      cursor += 1
      return UInt32(first)
    }
    let (value, length) = decode(bytes, at: cursor)
    guard length > 1 else { throw failure(.invalidUTF8, start, start + 1) }
    cursor += length
    return value
  }

  // MARK: Structure

  mutating func whole() throws(RegexError) -> RegexNode {
    let node = try alternatives()
    let span = Span(0, bytes.count)
    guard cursor == bytes.count else {
      throw RegexError(
        reason: .unexpectedParen, text: String(decoding: bytes, as: UTF8.self),
        span: Span(cursor, cursor + 1))
    }
    func whole(_ reason: RegexError.Reason) -> RegexError {
      RegexError(reason: reason, text: "", span: span)
    }
    if node.height > Self.deepest { throw whole(.tooDeep) }
    if node.size > Self.largest { throw whole(.tooLarge) }
    return node
  }

  mutating func alternatives() throws(RegexError) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw RegexError(reason: .tooDeep, text: "", span: Span(0, bytes.count))
    }
    let start = cursor
    var parts = [try sequence()]
    while byte() == 0x7C {
      cursor += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : RegexNode(.alternatives(parts), Span(start, cursor))
  }

  private mutating func sequence() throws(RegexError) -> RegexNode {
    let start = cursor
    var parts: [RegexNode] = []
    /// Where the last repetition began, which another cannot follow.
    var repeated: Int?
    while let byte = byte(), byte != 0x7C, byte != 0x29 {
      let place = cursor
      if let count = try repetition() {
        guard let last = parts.last else { throw failure(.missingArgument, place) }
        if let repeated { throw failure(.nestedRepeat, repeated) }
        let node = RegexNode(
          .repetition(last, min: count.min, max: count.max, isLazy: count.isLazy),
          Span(last.span.start, cursor))
        guard node.repeats <= Self.mostRepeats else { throw failure(.repeatCount, place) }
        parts[parts.count - 1] = node
        repeated = place
      } else {
        let before = parts.count
        try atom(into: &parts)
        // A group that only sets flags leaves what can be repeated as it was.
        if parts.count > before { repeated = nil }
      }
    }
    if parts.count == 1 { return parts[0] }
    let span = Span(start, cursor)
    return RegexNode(parts.isEmpty ? .empty : .sequence(parts), span)
  }
  // MARK: Atoms

  private mutating func atom(into parts: inout [RegexNode]) throws(RegexError) {
    let start = cursor
    func add(_ kind: RegexNode.Kind) { parts.append(RegexNode(kind, Span(start, cursor))) }
    switch bytes[cursor] {
    case 0x28: if let group = try group() { parts.append(group) }
    case 0x5B: add(try characterClass())
    case 0x2E:
      cursor += 1
      add(.any(matchesNewline: dotMatchesNewline))
    case 0x5E:
      cursor += 1
      add(.assertion(isMultiline ? .beginLine : .beginText))
    case 0x24:
      cursor += 1
      add(.assertion(isMultiline ? .endLine : .endText))
    case 0x5C: try escaped(into: &parts)
    default: add(literal(try scalar()))
    }
  }

  func literal(_ scalar: UInt32) -> RegexNode.Kind {
    .literal(foldsCase ? CaseFolding.fold(scalar) : scalar, foldsCase: foldsCase)
  }

  private mutating func escaped(into parts: inout [RegexNode]) throws(RegexError) {
    let start = cursor
    func add(_ kind: RegexNode.Kind) { parts.append(RegexNode(kind, Span(start, cursor))) }
    let assertions: [UInt8: RegexNode.Assertion] = [
      0x41: .beginText, 0x7A: .endText, 0x62: .wordBoundary, 0x42: .noWordBoundary,
    ]
    guard let kind = byte(1) else { throw failure(.trailingBackslash, start, start) }
    if let assertion = assertions[kind] {
      cursor += 2
      return add(.assertion(assertion))
    }
    if kind == 0x51 {
      cursor += 2
      while cursor < bytes.count, !has("\\E") {
        let place = cursor
        let kind = literal(try scalar())
        parts.append(RegexNode(kind, Span(place, cursor)))
      }
      cursor = min(cursor + 2, bytes.count)
      return
    }
    if let set = try namedClass() {
      return add(.set(set.set, isNegated: set.isNegated, foldsCase: set.foldsCase))
    }
    add(literal(try escape()))
  }
}

func isWordByte(_ byte: UInt8) -> Bool {
  byte >= 0x30 && byte <= 0x39 || byte == 0x5F || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
}

/// The code point at an offset and how many bytes it takes; a damaged byte counts as U+FFFD.
@inline(__always)
func decode(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
  let first = bytes[index]
  if first < 0x80 { return (UInt32(first), 1) }
  let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
  guard length > 0, first < 0xF5, index + length <= bytes.count else { return (0xFFFD, 1) }
  var value = UInt32(first) & (0xFF >> UInt32(length + 1))
  for offset in 1..<length {
    let byte = bytes[index + offset]
    guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard value >= least, value <= ScalarSet.last, !(0xD800...0xDFFF).contains(value) else {
    return (0xFFFD, 1)
  }
  return (value, length)
}
