import BelfrySource

/// Reads an exposition as it comes, in pieces of any size, and hands over line by line.
///
/// A line that is wrong is reported and left out; reading goes on with the next. Nothing is kept but
/// the piece of a line that has not ended, at most `longestLine` bytes of it.
public struct ExpositionReader {
  /// The dialect that is read.
  public let dialect: ExpositionDialect
  /// Longest line in bytes; longer ones are reported and left out.
  public var longestLine = 16 << 20
  /// Number of lines so far.
  public private(set) var lineCount = 0
  /// Number of bytes so far.
  public private(set) var byteCount = 0

  private var parser: LineParser
  private var carry: [UInt8] = []
  private var isSkipping = false
  private var hasEnded = false
  private var saysTooMuch = false

  /// A reader at the beginning of a stream.
  public init(_ dialect: ExpositionDialect = .prometheus) {
    self.dialect = dialect
    parser = LineParser(dialect)
  }

  /// Reads the next piece of the stream.
  public mutating func feed(_ chunk: [UInt8], _ handler: inout some ExpositionHandler) {
    chunk.withUnsafeBufferPointer { feed($0, &handler) }
  }

  /// Reads the next piece of the stream.
  public mutating func feed(
    _ chunk: UnsafeBufferPointer<UInt8>, _ handler: inout some ExpositionHandler
  ) {
    var start = 0
    while let end = newline(in: chunk, from: start) {
      let piece = UnsafeBufferPointer(rebasing: chunk[start..<end])
      let offset = byteCount + start - carry.count
      if carry.isEmpty {
        read(piece, at: offset, &handler)
      } else {
        carry.append(contentsOf: piece)
        readCarry(at: offset, &handler)
      }
      isSkipping = false
      start = end + 1
    }
    keep(chunk[start...], &handler)
    byteCount += chunk.count
  }

  /// Ends the stream: its last line, and what must have come before the end.
  public mutating func finish(_ handler: inout some ExpositionHandler) {
    let last = carry
    let start = byteCount - last.count
    if !last.isEmpty || isSkipping {
      let isBlank = last.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      readCarry(at: start, &handler)
      if !isBlank, dialect == .prometheus {
        report(
          LineParser.Problem(
            message: "the last line does not end with a line feed", start: last.count,
            end: last.count, refusers: .tools,
            help: "The format asks for one; promtool refuses the text."),
          at: start, last, &handler)
      }
    }
    guard dialect == .openMetrics, !hasEnded else { return }
    // Where the last line has ended, the end is on a line of its own.
    if last.isEmpty { lineCount += 1 }
    report(
      LineParser.Problem(
        message: "the text does not end with '# EOF'", start: last.count, end: last.count,
        refusers: .all, help: "It may have been cut off."),
      .openMetricsEOF, at: start, last, &handler)
    if last.isEmpty { lineCount -= 1 }
  }

  private mutating func keep(
    _ rest: Slice<UnsafeBufferPointer<UInt8>>, _ handler: inout some ExpositionHandler
  ) {
    guard !rest.isEmpty, !isSkipping else { return }
    if carry.count + rest.count > longestLine {
      let start = byteCount + rest.startIndex - carry.count
      report(
        LineParser.Problem(
          message: "a line of more than \(longestLine) bytes", start: 0, end: 0, refusers: [],
          help: nil),
        at: start, [], &handler)
      carry = []
      isSkipping = true
    } else {
      carry.append(contentsOf: rest)
    }
  }

  private mutating func readCarry(at offset: Int, _ handler: inout some ExpositionHandler) {
    let line = carry
    carry.removeAll(keepingCapacity: line.count < 65_536)
    line.withUnsafeBufferPointer { read($0, at: offset, &handler) }
  }

  @inline(__always)
  private mutating func read(
    _ line: UnsafeBufferPointer<UInt8>, at offset: Int, _ handler: inout some ExpositionHandler
  ) {
    lineCount &+= 1
    if isSkipping { return }
    if hasEnded {
      if !saysTooMuch {
        saysTooMuch = true
        report(
          LineParser.Problem(
            message: "text after '# EOF'", start: 0, end: line.count, refusers: .all, help: nil),
          at: offset, Array(line), &handler)
      }
      return
    }
    let outcome = parser.parse(line)
    if !parser.problems.isEmpty { reportAll(at: offset, line, &handler) }
    switch outcome {
    case .sample: hand(line, at: offset, &handler)
    case .metadata(let content): hand(content, line, at: offset, &handler)
    case .end: hasEnded = true
    case .comment(let range):
      var text = String(decoding: line[range], as: UTF8.self).drop {
        $0 == "#" || $0 == " " || $0 == "\t"
      }
      while text.last == " " || text.last == "\r" { text.removeLast() }
      handler.take(
        comment: String(text),
        at: ExpositionPlace(range, in: line, number: lineCount, start: offset))
    case .empty, .failed: break
    }
  }

  @inline(__always)
  private func hand(
    _ line: UnsafeBufferPointer<UInt8>, at offset: Int, _ handler: inout some ExpositionHandler
  ) {
    parser.labels.withUnsafeBufferPointer { slices in
      handler.take(
        ExpositionSample(
          line: line, slices: slices, nameRange: parser.name,
          nameIsEscaped: parser.nameIsEscaped, value: parser.value,
          valueRange: parser.valueRange, timestamp: parser.timestamp,
          hasExemplar: parser.hasExemplar, offset: offset, lineNumber: lineCount))
    }
  }

  private func hand(
    _ content: ExpositionMetadata.Content, _ line: UnsafeBufferPointer<UInt8>, at offset: Int,
    _ handler: inout some ExpositionHandler
  ) {
    let bytes = UnsafeBufferPointer(rebasing: line[parser.name])
    let name = parser.nameIsEscaped ? unescape(bytes) : Array(bytes)
    handler.take(
      ExpositionMetadata(
        name: String(decoding: name, as: UTF8.self),
        place: ExpositionPlace(parser.name, in: line, number: lineCount, start: offset),
        content: content))
  }

  private mutating func reportAll(
    at offset: Int, _ line: UnsafeBufferPointer<UInt8>, _ handler: inout some ExpositionHandler
  ) {
    let bytes = Array(line)
    for problem in parser.problems { report(problem, at: offset, bytes, &handler) }
  }

  private mutating func report(
    _ problem: LineParser.Problem, _ kind: ExpositionProblem.Kind = .syntax, at offset: Int,
    _ line: [UInt8], _ handler: inout some ExpositionHandler
  ) {
    handler.take(
      ExpositionProblem(
        kind: kind, message: problem.message, help: problem.help, refusers: problem.refusers,
        place: ExpositionPlace(
          problem.start..<problem.end, in: line, number: max(1, lineCount), start: offset)))
  }
}

/// The offset of the next line feed, eight bytes at a time.
@inline(__always)
func newline(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
  guard let base = bytes.baseAddress else { return nil }
  let raw = UnsafeRawPointer(base)
  var index = start
  let count = bytes.count
  while index &+ 8 <= count {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
    let hit = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    if hit != 0 { return index &+ hit.littleEndian.trailingZeroBitCount / 8 }
    index &+= 8
  }
  while index < count {
    if bytes[index] == 0x0A { return index }
    index &+= 1
  }
  return nil
}
