import Glibc

/// A place as people count it.
public struct Position: Hashable, Sendable {
  /// Line, from 1.
  public var line: Int
  /// Column in Unicode scalars, from 1.
  public var column: Int

  /// A place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Where the lines of a file begin: turns byte offsets into lines and columns.
///
/// A line ends with LF, CR LF or a lone CR, as in YAML 1.2 and JSON.
public struct LineIndex: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]
  private let mark: Int
  /// The numbers of the lines, where they are not all of the file.
  private let numbers: [Int]?
  /// Scalars before each block of bytes; empty where no line is longer than a block.
  private let scalars: [Int]
  private static let block = 2048

  /// Reads the bytes of a file, which may hold only some of its lines.
  public init(_ file: SourceFile) { self.init(file.bytes, file.lineNumbers) }

  /// Reads the bytes once.
  public init(_ bytes: [UInt8]) { self.init(bytes, nil) }

  private init(_ bytes: [UInt8], _ numbers: [Int]?) {
    self.bytes = bytes
    self.numbers = numbers
    mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    starts = bytes.withUnsafeBufferPointer(Self.starts)
    var isLong = false
    for (place, start) in starts.enumerated() {
      let next = place + 1 < starts.count ? starts[place + 1] : bytes.count
      if next - start > Self.block { isLong = true }
    }
    scalars = isLong ? Self.scalars(of: bytes) : []
  }

  /// Where lines begin; without a CR only LFs are looked for.
  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    guard let base = bytes.baseAddress else { return starts }
    var index = 0
    guard memchr(base, 0x0D, bytes.count) != nil else {
      while let found = memchr(base + index, 0x0A, bytes.count - index) {
        index = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        starts.append(index)
      }
      return starts
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(index) }
    }
    return starts
  }

  /// How many scalars begin before each block: columns in a file of one line, which JSON often is,
  /// would else be counted from its beginning each time.
  private static func scalars(of bytes: [UInt8]) -> [Int] {
    var counts = [0]
    for start in stride(from: 0, to: bytes.count, by: block) {
      let end = min(start + block, bytes.count)
      counts.append(counts[counts.count - 1] + count(bytes, start, end))
    }
    return counts
  }

  private static func count(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var count = 0
    var index = start
    while index < end {
      if bytes[index] & 0xC0 != 0x80 { count += 1 }
      index += 1
    }
    return count
  }

  /// Scalars that begin between two offsets.
  private func scalars(_ start: Int, _ end: Int) -> Int {
    guard end - start > Self.block else { return Self.count(bytes, start, end) }
    func before(_ offset: Int) -> Int {
      let block = offset / Self.block
      return scalars[block] + Self.count(bytes, block * Self.block, offset)
    }
    return before(end) - before(start)
  }

  /// Number of lines; a file that ends with a line break has an empty last one.
  public var count: Int { starts.count }

  /// The line and column of a byte offset, which is cut to the file's bounds.
  public func position(of offset: Int) -> Position {
    let offset = min(max(0, offset), bytes.count)
    // The first line begins at 0, so that there is always one before.
    let line = starts.partitioningIndex { $0 > offset } - 1
    let start = line == 0 ? min(mark, offset) : starts[line]
    return Position(line: number(line), column: 1 + scalars(start, offset))
  }

  private func number(_ index: Int) -> Int {
    guard let numbers else { return index + 1 }
    return index < numbers.count ? numbers[index] : (numbers.last ?? 0) + 1
  }

  /// The bytes of a line, from 1, its line break left out; nothing past the last line.
  public func span(ofLine number: Int) -> Span? {
    guard let line = numbers.map({ $0.firstIndex(of: number).map { $0 + 1 } }) ?? number,
      line >= 1, line <= starts.count
    else { return nil }
    let start = line == 1 ? mark : starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return Span(min(start, bytes.count), max(start, end))
  }
}
