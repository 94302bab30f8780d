import BelfrySource

/// Takes one line apart. The labels' places live in an array that is used again for every line.
struct LineParser {
  /// What a line is.
  enum Outcome {
    /// Nothing, or a comment.
    case empty
    /// A comment for tools; the range is that from its `#` on.
    case comment(Range<Int>)
    /// A sample, whose parts stand in the parser.
    case sample
    /// `# HELP`, `# TYPE` or `# UNIT`, whose parts stand in the parser.
    case metadata(ExpositionMetadata.Content)
    /// `# EOF` of OpenMetrics.
    case end
    /// Not what it should be; the problem stands in the parser.
    case failed
  }

  /// Something wrong with a line, its place counted from the line's beginning.
  struct Problem {
    var message: String
    var start: Int
    var end: Int
    var refusers: Refusers
    var help: String?
  }

  let dialect: ExpositionDialect
  var line: UnsafeBufferPointer<UInt8>
  var index = 0
  var labels: [LabelSlice] = []
  var name = 0..<0
  var nameIsEscaped = false
  var hasName = false
  var value = 0.0
  var valueRange = 0..<0
  var timestamp: Int64?
  var hasExemplar = false
  /// What is wrong with the line; the first that stops it is the last.
  var problems: [Problem] = []

  init(_ dialect: ExpositionDialect) {
    self.dialect = dialect
    line = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Reads a line without its break; the bytes must stay until the parts have been used.
  mutating func parse(_ line: UnsafeBufferPointer<UInt8>) -> Outcome {
    self.line = line
    index = 0
    labels.removeAll(keepingCapacity: true)
    nameIsEscaped = false
    hasName = false
    timestamp = nil
    hasExemplar = false
    if !problems.isEmpty { problems.removeAll() }
    return dialect == .prometheus ? parsePrometheus() : parseOpenMetrics()
  }

  var peek: UInt8? {
    @inline(__always) get { index < line.count ? line[index] : nil }
  }

  @inline(__always)
  mutating func skipBlanks() {
    while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index &+= 1 }
  }

  /// Notes what is wrong and goes on.
  mutating func note(
    _ message: String, _ range: Range<Int>, by refusers: Refusers = .all, help: String? = nil
  ) {
    problems.append(
      Problem(
        message: message, start: range.lowerBound, end: range.upperBound, refusers: refusers,
        help: help))
  }

  /// Notes what is wrong and gives the line up.
  mutating func fail(
    _ message: String, _ range: Range<Int>, help: String? = nil
  ) -> Outcome {
    note(message, range, help: help)
    return .failed
  }

  /// The bytes at the cursor as they are shown: one scalar, or the end of the line.
  var offender: String {
    guard index < line.count else { return "the end of the line" }
    let end = scalarEnd(index)
    let text = String(decoding: line[index..<end], as: UTF8.self)
    switch line[index] {
    case 0x09: return "a tab"
    case 0x0D: return "a carriage return"
    case 0..<0x20, 0x7F: return "a control character"
    case 0x27: return "\"'\""
    default: return "'\(text)'"
    }
  }

  /// The bytes of one scalar at the cursor.
  var place: Range<Int> { index..<(index < line.count ? scalarEnd(index) : index) }

  private func scalarEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < line.count, line[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  /// A piece of the line, shortened to what is worth showing.
  func shown(_ range: Range<Int>) -> String {
    var end = min(range.upperBound, range.lowerBound + 40)
    while end < range.upperBound, line[end] & 0xC0 == 0x80 { end += 1 }
    let text = String(decoding: line[range.lowerBound..<end], as: UTF8.self)
    return end < range.upperBound ? text + "\u{2026}" : text
  }
}

extension UInt8 {
  /// Whether a name may begin with it; `:` is for metrics alone.
  @inline(__always) var beginsName: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5F }
  /// Whether a name may go on with it.
  @inline(__always) var isNamePart: Bool { beginsName || self &- 0x30 < 10 }
}
