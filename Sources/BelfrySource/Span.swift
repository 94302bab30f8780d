/// A half-open range of UTF-8 byte offsets in one file.
///
/// Lines and columns are computed from it only when something is shown.
public struct Span: Hashable, BitwiseCopyable, Sendable, CustomStringConvertible {
  // Half of an `Int` each: expressions and trees hold many, of files that are far below 2 GiB.
  private var first: Int32
  private var last: Int32

  /// Offset of the first byte.
  public var start: Int {
    get { Int(first) }
    set { first = Int32(clamping: newValue) }
  }

  /// Offset after the last byte; equal to `start` for a place between two bytes.
  public var end: Int {
    get { Int(last) }
    set { last = Int32(clamping: newValue) }
  }

  /// A range of bytes; offsets from 2 GiB on, which no file that is read has, are cut.
  public init(_ start: Int, _ end: Int) {
    first = Int32(clamping: start)
    last = Int32(clamping: end)
  }

  /// The place between two bytes.
  public init(at offset: Int) {
    self.init(offset, offset)
  }

  /// Number of bytes.
  public var length: Int { end - start }

  /// Whether no byte lies inside.
  public var isEmpty: Bool { end <= start }

  /// The offsets as a Swift range.
  public var range: Range<Int> { start..<max(start, end) }

  /// The smallest span that covers both.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }

  /// Whether `other` lies inside, bounds included.
  public func contains(_ other: Span) -> Bool {
    start <= other.start && other.end <= end
  }

  /// The same length, moved by a number of bytes.
  public func shifted(by distance: Int) -> Span {
    Span(start + distance, end + distance)
  }

  /// `start..<end`.
  public var description: String { "\(start)..<\(end)" }
}
