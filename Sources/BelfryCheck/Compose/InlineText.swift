import BelfrySource
import BelfryYAML

/// A text that Compose fills in, line by line beside the text as it is written.
///
/// A value may be of any length, so within a line that reads a variable no place is known.
struct InlineText: Sendable {
  private struct Line: Sendable {
    /// Where it begins in the text as it is read, and as it is written.
    var start: Int
    var written: Int
    var bytes: [UInt8]
    var hasVariable: Bool
    /// Whether a value is not known, so that the variable still stands there.
    var isOpen: Bool
  }

  private let lines: [Line]

  /// Nothing where values have lines of their own.
  init?(read: String, written: String) {
    func split(_ text: String) -> [[UInt8]] {
      text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }
    let (reads, writes) = (split(read), split(written))
    // A text that could not be filled in keeps its '$$'.
    guard reads.count == writes.count,
      read != written || written.firstRange(of: "$$") == nil
    else { return nil }
    var lines: [Line] = []
    var (start, place) = (0, 0)
    for (read, write) in zip(reads, writes) {
      let hasVariable = Self.hasVariable(write)
      lines.append(
        Line(
          start: start, written: place, bytes: write, hasVariable: hasVariable,
          isOpen: hasVariable && read.contains(0x24)))
      start += read.count + 1
      place += write.count + 1
    }
    self.lines = lines
  }

  /// Whether a value is not known.
  var isOpen: Bool { lines.contains(where: \.isOpen) }

  /// The span as it is written; nothing where a value in it is not known.
  func written(_ span: Span) -> Span? {
    guard let first = line(of: span.start), let last = line(of: max(span.start, span.end - 1)),
      !lines[first...last].contains(where: \.isOpen)
    else { return nil }
    let start = place(span.start, lines[first]).start
    return Span(start, max(start, place(span.end, lines[last]).end))
  }

  /// The line around an offset of the text as it is read.
  private func line(of offset: Int) -> Int? {
    let next = lines.partitioningIndex { $0.start > offset }
    return next > 0 ? next - 1 : nil
  }

  /// An offset as it is written: where it begins, and where what ends there does.
  private func place(_ offset: Int, _ line: Line) -> (start: Int, end: Int) {
    if line.hasVariable {
      let indent = line.bytes.prefix { $0 == 0x20 }.count
      return (line.written + indent, line.written + line.bytes.count)
    }
    var (read, write) = (0, 0)
    while read < offset - line.start, write < line.bytes.count {
      let isEscape = line.bytes[write...].starts(with: [0x24, 0x24])
      write += isEscape ? 2 : 1
      read += 1
    }
    return (line.written + write, line.written + write)
  }

  /// Whether a variable stands in a line, rather than `$$` alone.
  private static func hasVariable(_ line: [UInt8]) -> Bool {
    var index = 0
    while index + 1 < line.count {
      guard line[index] == 0x24 else {
        index += 1
        continue
      }
      if line[index + 1] != 0x24 { return true }
      index += 2
    }
    return false
  }
}
