import BelfrySource
import Glibc

/// Reads the part of YAML that nearly every file keeps to, a line at a time, and says no to the rest.
///
/// What it reads becomes the events that libyaml makes of it, with the same places; whatever it does
/// not know (tags, directives, several documents, tabs between words, keys behind `?`, …) and every
/// error is libyaml's, which then reads the file from its beginning. See decision 8.
struct CommonYAML {
  /// A collection in block style that is open.
  private struct Open {
    let kind: Node.Kind
    let column: Int
  }

  /// Reading ends since libyaml must have a look.
  struct Unknown: Error {}

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where reading ends.
  let end: Int
  var place: Int
  var builder: TreeBuilder
  /// Where the line behind a text in block style begins.
  var lineStart = 0
  private var open: [Open] = []
  /// Where nothing would stand, if what is to stand behind the last key or `-` were nothing.
  private var awaited: Int?
  /// The anchor before what is awaited.
  private var anchor: Anchor?
  private var hasMark = false
  private var hasRoot = false

  /// A name for what follows.
  struct Anchor {
    let name: String
    let column: Int
  }

  /// The tape of a file, or of a piece of it inside of some collections; nothing where libyaml is asked.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>, in frames: [YAMLOutline.Frame],
    _ builder: TreeBuilder
  ) -> TreeBuilder? {
    guard isCommon(bytes[piece]) else { return nil }
    var reader = CommonYAML(bytes: bytes, end: piece.upperBound, place: piece.lowerBound, builder)
    do throws(Unknown) {
      try reader.enter(frames)
      try reader.readAll()
    } catch {
      return nil
    }
    return reader.builder
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>, end: Int, place: Int, _ builder: TreeBuilder
  ) {
    (self.bytes, self.end, self.place, self.builder) = (bytes, end, place, builder)
  }

  /// Whether lines end with a line feed alone, and no character stands there that YAML treats in a
  /// way of its own: a byte-order mark, other breaks, control characters.
  private static func isCommon(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let start = text.base.baseAddress, !text.isEmpty,
      memchr(start + text.startIndex, 0x0D, text.count) == nil
    else { return false }
    if isASCII(UnsafeBufferPointer(rebasing: text)) { return true }
    func byte(_ index: Int) -> UInt8 { index < text.endIndex ? text[index] : 0 }
    return text.indices.allSatisfy { index in
      switch text[index] {
      case 0xC2: byte(index + 1) >= 0xA0
      case 0xE2: byte(index + 1) != 0x80 || byte(index + 2) & 0xFE != 0xA8
      case 0xEF where byte(index + 1) == 0xBB: byte(index + 2) != 0xBF
      case 0xEF where byte(index + 1) == 0xBF: byte(index + 2) < 0xBE
      default: true
      }
    }
  }

  /// Opens the collections that a piece lies in.
  private mutating func enter(_ frames: [YAMLOutline.Frame]) throws(Unknown) {
    builder.startDocument()
    for frame in frames.dropLast() {
      try start(frame.kind, frame.column, at: place)
      if frame.kind == .mapping { builder.scalar(nil, .plain, at: Span(at: place)) }
      awaited = place
    }
  }

  private mutating func readAll() throws(Unknown) {
    var column = 0
    while try findContent(&column) {
      if column == 0, isMark(place) {
        guard !hasRoot, !hasMark, byte(place) == 0x2D else { throw Unknown() }
        hasMark = true
        place += 3
        try endLine()
      } else {
        try readLine(column)
      }
    }
    // Without anything in it there is no document.
    guard hasRoot else { throw Unknown() }
    try close { _ in true }
    guard !builder.isFull else { throw Unknown() }
  }

  /// Moves from the beginning of a line to the first one that holds something; false at the end.
  private mutating func findContent(_ column: inout Int) throws(Unknown) -> Bool {
    while place < end {
      let start = place
      skipBlanks()
      switch byte(place) {
      case 0x0A: place += 1
      case 0x23: skipLine()
      case 0x09: throw Unknown()
      case 0: return false
      default:
        column = place - start
        return true
      }
    }
    return false
  }

  // MARK: - Blocks

  /// Reads a line from its first character on.
  private mutating func readLine(_ column: Int) throws(Unknown) {
    try close { $0.column > column }
    if isDash(place) {
      if open.last?.column == column, open.last?.kind == .sequence {
        try endAwaited()
      } else {
        guard open.last.map({ $0.column < column || awaited != nil }) ?? true else {
          throw Unknown()
        }
        try start(.sequence, column, at: place)
      }
      try readElement(column)
    } else {
      try close { $0.column == column && $0.kind == .sequence }
      try readContent(column)
    }
  }

  private func isDash(_ place: Int) -> Bool { byte(place) == 0x2D && isBlank(place + 1) }

  /// Reads what stands behind a `-` at a column, which may be more elements of lists.
  private mutating func readElement(_ column: Int) throws(Unknown) {
    var column = column
    while true {
      let dash = place
      place += 1
      awaited = place
      if try takesLineEnd() { return }
      column += place - dash
      guard isDash(place) else { break }
      try start(.sequence, column, at: place)
    }
    switch byte(place) {
    case 0x26:
      try readAnchor(column)
      guard try !takesLineEnd() else { return }
      try readValue()
    case 0x2A, 0x7C, 0x3E: try readValue()
    default: try readContent(column)
    }
  }

  /// Reads a key with its value, or a value, which begins at a column.
  private mutating func readContent(_ column: Int) throws(Unknown) {
    let start = place
    let isInner = open.last.map { $0.column < column } ?? true
    if byte(place) == 0x5B || byte(place) == 0x7B {
      guard isInner else { throw Unknown() }
      return try readValue()
    }
    guard isScalarStart(place) else { throw Unknown() }
    // Whether it is a key shows at its end.
    let scalar = try scanScalar()
    guard byte(place) == 0x3A else {
      guard isInner else { throw Unknown() }
      return try addValue(scalar, start)
    }
    // libyaml looks for the ':' on the same line, 1024 characters far.
    guard isBlank(place + 1), place - start < 1000, !scalar.isLong else { throw Unknown() }
    if isInner {
      try self.start(.mapping, column, at: start)
    } else {
      try endAwaited()
    }
    builder.scalar(scalar.text, scalar.style, at: Span(start, scalar.end))
    place += 1
    awaited = place
    guard try !takesLineEnd() else { return }
    if byte(place) == 0x26 {
      try readAnchor(place - start + column)
      guard try !takesLineEnd() else { return }
    }
    try readValue()
  }

  private func isScalarStart(_ place: Int) -> Bool {
    byte(place) == 0x22 || byte(place) == 0x27 || isPlainStart(place, inFlow: false)
  }

  /// Reads the name behind `&`, and the blanks behind it.
  private mutating func readAnchor(_ column: Int) throws(Unknown) {
    anchor = Anchor(name: try readName(), column: column)
    guard isBlank(place) else { throw Unknown() }
    let start = place
    skipBlanks()
    // Where nothing else follows, the line's end is looked for from the first blank on.
    if byte(place) == 0x0A || byte(place) == 0x23 || byte(place) == 0 { place = start }
  }

  /// Reads a value that is no collection in block style, and the rest of its line.
  private mutating func readValue() throws(Unknown) {
    let start = place
    switch byte(place) {
    case 0x2A:
      guard anchor == nil else { throw Unknown() }
      try take()
      let name = try readName()
      builder.alias(name, at: Span(start, place))
      try endLine()
    case 0x5B, 0x7B:
      let anchor = self.anchor?.name
      try take()
      try readFlow(anchor)
      try endLine()
    case 0x7C, 0x3E:
      let scalar = try scanBlock(below: open.last?.column ?? -1)
      let anchor = self.anchor?.name
      try take()
      builder.scalar(scalar.text, scalar.style, at: Span(start, scalar.end), anchor: anchor)
    default:
      guard isScalarStart(place) else { throw Unknown() }
      try addValue(try scanScalar(), start)
    }
  }

  /// Adds a scalar that was read as the value that is awaited.
  private mutating func addValue(_ scalar: Scalar, _ start: Int) throws(Unknown) {
    guard byte(place) != 0x3A else { throw Unknown() }
    var scalar = scalar
    if scalar.style == .plain {
      try continuePlain(&scalar, start, below: open.last?.column ?? -1)
    } else {
      try endLine()
    }
    let anchor = self.anchor?.name
    try take()
    builder.scalar(scalar.text, scalar.style, at: Span(start, scalar.end), anchor: anchor)
  }

  // MARK: - The tape

  /// Takes the place of what is awaited, or of the document's value.
  private mutating func take() throws(Unknown) {
    guard awaited != nil || !hasRoot else { throw Unknown() }
    hasRoot = true
    awaited = nil
    anchor = nil
  }

  /// Opens a collection in block style as what is awaited.
  private mutating func start(
    _ kind: Node.Kind, _ column: Int, at place: Int
  ) throws(Unknown) {
    let anchor = self.anchor
    try take()
    guard
      builder.start(
        kind, flow: false, at: Span(at: place), column: anchor?.column ?? column,
        anchor: anchor?.name)
    else { throw Unknown() }
    open.append(Open(kind: kind, column: column))
  }

  /// Where something is awaited that did not come, nothing stands there.
  private mutating func endAwaited() throws(Unknown) {
    guard let awaited else { return }
    guard anchor == nil else { throw Unknown() }
    self.awaited = nil
    builder.scalar(nil, .plain, at: Span(at: awaited))
  }

  /// Closes the innermost collections.
  private mutating func close(_ isClosed: (Open) -> Bool) throws(Unknown) {
    while let last = open.last, isClosed(last) {
      try endAwaited()
      open.removeLast()
      builder.end(at: place, isLeftOpen: place == end)
    }
  }
}
