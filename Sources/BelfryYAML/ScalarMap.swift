public import BelfrySource

/// Where each byte of a decoded scalar comes from in its file.
///
/// An escape maps to its backslash, a folded line break to the break.
public struct ScalarMap: Sendable {
  /// The source of every byte, where the text is written otherwise than it reads.
  private let starts: [Int]
  /// The source of the first byte, where all others follow one by one.
  private let first: Int?
  private let count: Int
  private let end: Int

  init(_ node: Node) {
    guard node.kind == .scalar else {
      (starts, first, count, end) = ([], nil, 0, node.span.start)
      return
    }
    if let first = Self.verbatim(node) {
      (starts, self.first, count, end) = ([], first.start, first.length, first.end)
      return
    }
    var aligner = ScalarAligner(node)
    starts = aligner.align()
    (first, count) = (nil, starts.count)
    end = aligner.last
  }

  /// The bytes of a text that is written as it reads, its quotes aside.
  private static func verbatim(_ node: Node) -> Span? {
    let entry = node.tree.entries[node.index]
    let span = entry.span
    guard let decoded = entry.decoded.index else {
      return node.style == .plain && span.end <= node.file.bytes.count ? span : nil
    }
    // Without a backslash a text in quotes can only read shorter than it is written.
    guard node.style == .doubleQuoted || node.style == .singleQuoted,
      node.tree.texts[decoded].utf8.count == span.length - 2, span.end <= node.file.bytes.count,
      node.style == .singleQuoted || !node.file.holds(0x5C, in: span)
    else { return nil }
    return Span(span.start + 1, span.end - 1)
  }

  private func start(_ offset: Int) -> Int { first.map { $0 + offset } ?? starts[offset] }

  /// The file's offset of a decoded offset; past the end it is the end of the last byte's source.
  public func source(_ decodedOffset: Int) -> Int {
    guard decodedOffset >= 0 else { return count > 0 ? start(0) : end }
    return decodedOffset < count ? start(decodedOffset) : end
  }

  /// The file's bytes of a decoded span: from its first byte to the end of its last.
  public func source(_ decoded: Span) -> Span {
    let start = source(decoded.start)
    guard decoded.end > decoded.start else { return Span(at: start) }
    let last = source(decoded.end - 1)
    var next = decoded.end
    while next < count, next >= 0, self.start(next) == last { next += 1 }
    let following = source(next)
    return Span(start, max(start, min(following, max(last + 1, following))))
  }
}

/// Walks a decoded text and its source side by side.
struct ScalarAligner {
  private let bytes: [UInt8]
  private let style: Node.Style
  private let decoded: [UInt8]
  private var cursor: Int
  private let limit: Int
  private var indent = 0
  private(set) var last: Int

  init(_ node: Node) {
    let origin = node.tree.entries[node.index].span
    bytes = node.file.bytes
    style = node.style
    decoded = Array(node.text.utf8)
    cursor = origin.start
    limit = min(max(origin.end, origin.start), bytes.count)
    last = origin.start
  }

  private var byte: UInt8? { cursor < limit ? bytes[cursor] : nil }
  private var atBreak: Bool { byte == 0x0A || byte == 0x0D }
  private var isBlock: Bool { style == .literal || style == .folded }

  mutating func align() -> [Int] {
    var result: [Int] = []
    result.reserveCapacity(decoded.count)
    if isBlock { enterBlock() } else if style != .plain { cursor += 1 }
    var index = 0
    while index < decoded.count {
      if style == .doubleQuoted { skipEscapedBreaks() }
      let wanted = decoded[index]
      if style == .doubleQuoted, byte == 0x5C {
        let start = cursor
        let length = min(consumeEscape(wanted), decoded.count - index)
        result.append(contentsOf: repeatElement(start, count: length))
        index += length
      } else {
        seek(wanted, after: index > 0 ? decoded[index - 1] : nil)
        result.append(min(cursor, limit))
        consume(wanted)
        index += 1
      }
    }
    last = min(cursor, limit)
    return result
  }

  /// Passes `|`, its indicators and comment, and finds the indentation.
  private mutating func enterBlock() {
    var explicit = 0
    while let byte, byte != 0x0A, byte != 0x0D {
      if byte == 0x23 { break }
      if (0x31...0x39).contains(byte) { explicit = Int(byte - 0x30) }
      cursor += 1
    }
    while !atBreak, cursor < limit { cursor += 1 }
    takeBreak()
    indent = explicit > 0 ? explicitIndent() : detectedIndent()
    skipIndent()
  }

  private func detectedIndent() -> Int {
    var index = cursor
    var width = 0
    while index < limit {
      if bytes[index] == 0x20 {
        width += 1
      } else if bytes[index] == 0x0A || bytes[index] == 0x0D {
        width = 0
      } else {
        return width
      }
      index += 1
    }
    return width
  }

  /// With an indicator the first line that is not blank tells the indentation: its blanks less
  /// those that the decoded text begins that line with.
  private func explicitIndent() -> Int {
    let line = decoded.drop { $0 == 0x0A }
    let own = line.prefix { $0 == 0x20 }.count
    return max(0, detectedIndent() - own)
  }

  private mutating func skipIndent() {
    var left = indent
    while left > 0, byte == 0x20 {
      cursor += 1
      left -= 1
    }
  }

  private mutating func takeBreak() {
    if byte == 0x0D { cursor += 1 }
    if byte == 0x0A, cursor < limit { cursor += 1 }
  }

  private mutating func skipEscapedBreaks() {
    while byte == 0x5C, cursor + 1 < limit, bytes[cursor + 1] == 0x0A || bytes[cursor + 1] == 0x0D {
      cursor += 1
      takeBreak()
      while byte == 0x20 || byte == 0x09 { cursor += 1 }
    }
  }

  /// Moves past an escape and answers how many decoded bytes it stands for.
  private mutating func consumeEscape(_ first: UInt8) -> Int {
    let kind = cursor + 1 < limit ? bytes[cursor + 1] : 0
    switch kind {
    case 0x78: cursor += 4
    // JSON writes what lies beyond U+FFFF as two escapes.
    case 0x75: cursor += first >= 0xF0 ? 12 : 6
    case 0x55: cursor += 10
    default: cursor += 2
    }
    cursor = min(cursor, limit)
    switch first {
    case 0..<0x80: return 1
    case 0xC0...0xDF: return 2
    case 0xE0...0xEF: return 3
    default: return 4
    }
  }

  /// Whether only blanks stand between the cursor and the line's end.
  private var blanksToBreak: Bool {
    var index = cursor
    while index < limit, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index < limit && (bytes[index] == 0x0A || bytes[index] == 0x0D)
  }

  /// Skips what decoding dropped before the wanted byte.
  private mutating func seek(_ wanted: UInt8, after previous: UInt8?) {
    if isBlock {
      guard wanted != 0x0A, atBreak else { return }
      if style == .folded, wanted == 0x20, previous != 0x0A { return }
      while atBreak { takeBreak(); skipIndent() }
      return
    }
    if wanted == 0x0A {
      while byte == 0x20 || byte == 0x09 { cursor += 1 }
    } else if wanted == 0x20 || wanted == 0x09 {
      if blanksToBreak || atBreak {
        while byte == 0x20 || byte == 0x09 { cursor += 1 }
      }
    } else {
      while byte == 0x20 || byte == 0x09 || atBreak { cursor += 1 }
    }
  }

  private mutating func consume(_ wanted: UInt8) {
    if atBreak, wanted == 0x0A || wanted == 0x20 {
      takeBreak()
      if isBlock {
        skipIndent()
      } else {
        while byte == 0x20 || byte == 0x09 { cursor += 1 }
      }
      // "a\n\nb" decodes to one break fewer than is written.
      return
    }
    if style == .singleQuoted, byte == 0x27 { cursor += 1 }
    if cursor < limit { cursor += 1 }
  }
}
