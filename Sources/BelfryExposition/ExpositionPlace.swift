public import BelfrySource

/// A place in a stream, with as much of its line as is worth showing once the stream has gone by.
public struct ExpositionPlace: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// Offset of the line's first byte in the stream.
  public var lineStart: Int
  /// The bytes meant, counted from the beginning of the stream.
  public var span: Span
  /// The beginning of the line; empty where it was not kept.
  public var text: [UInt8]

  /// Bytes of a line that are kept behind the place, and at the most before it.
  static let keptLength = 240

  init(_ range: Range<Int>, in line: some Collection<UInt8>, number: Int, start: Int) {
    self.line = number
    lineStart = start
    span = Span(start + range.lowerBound, start + range.upperBound)
    text = range.lowerBound < 4096 ? Array(line.prefix(range.lowerBound + Self.keptLength)) : []
  }

  /// A place of which nothing is kept but where it was.
  init(line: Int, lineStart: Int, length: Int) {
    self.line = line
    self.lineStart = lineStart
    span = Span(lineStart, lineStart + length)
    text = []
  }

  /// The column in Unicode scalars, from 1; 1 where the line was not kept.
  public var column: Int {
    let count = min(max(0, span.start - lineStart), text.count)
    return text[..<count].count { $0 & 0xC0 != 0x80 } + 1
  }
}
