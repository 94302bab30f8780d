/// A line of exposition text that cannot be read.
struct ExpositionError: Error {
  /// Counted from 1.
  let line: Int
  let reason: String
}

/// What scrapes show of one metric family.
struct ScrapedFamily {
  /// The types that a catalogue tells apart.
  enum Kind: String {
    case counter, gauge, histogram, summary, untyped
  }

  var type: Kind?
  var help: String?
  /// Each label with the values seen; `le` of a histogram is not among them.
  var labels: [String: Set<String>] = [:]
  /// Bounds of each histogram, by its other labels as they were written.
  var buckets: [String: Set<String>] = [:]

  mutating func merge(_ other: ScrapedFamily) {
    type = type ?? other.type
    help = help ?? other.help
    labels.merge(other.labels) { $0.union($1) }
    buckets.merge(other.buckets) { $0.union($1) }
  }
}

/// Reads the Prometheus text format, and of OpenMetrics what it shares with it.
func readExposition(_ bytes: [UInt8]) throws(ExpositionError) -> [String: ScrapedFamily] {
  var reading = ExpositionReading()
  var number = 0
  for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    number += 1
    let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    do {
      try reading.read(line)
    } catch {
      throw ExpositionError(line: number, reason: error.reason)
    }
  }
  return reading.finished()
}

private struct BadLine: Error {
  let reason: String
}

/// The families read so far.
private struct ExpositionReading {
  private var families: [String: ScrapedFamily] = [:]
  private var totals: Set<String> = []

  mutating func read(_ line: ArraySlice<UInt8>) throws(BadLine) {
    var cursor = LineCursor(line)
    cursor.skipBlanks()
    guard let first = cursor.peek else { return }
    if first == UInt8(ascii: "#") {
      readComment(&cursor)
    } else {
      try readSample(&cursor)
    }
  }

  private mutating func readComment(_ cursor: inout LineCursor) {
    cursor.advance()
    let keyword = cursor.word()
    guard keyword == "HELP" || keyword == "TYPE" else { return }
    let name = cursor.word()
    guard !name.isEmpty else { return }
    if keyword == "HELP" {
      families[name, default: ScrapedFamily()].help = cursor.help()
    } else {
      let kind = ScrapedFamily.Kind(rawValue: cursor.word()) ?? .untyped
      families[name, default: ScrapedFamily()].type = kind
    }
  }

  private mutating func readSample(_ cursor: inout LineCursor) throws(BadLine) {
    var name = cursor.name()
    var labels: [(name: String, value: String)] = []
    cursor.skipBlanks()
    if cursor.take(UInt8(ascii: "{")) {
      labels = try cursor.labels(naming: &name)
    }
    guard !name.isEmpty else { throw BadLine(reason: "a sample without a name") }
    guard !cursor.word().isEmpty else { throw BadLine(reason: "'\(name)' has no value") }
    note(name, labels)
  }

  private mutating func note(_ name: String, _ labels: [(name: String, value: String)]) {
    let family = familyName(of: name)
    var entry = families[family, default: ScrapedFamily()]
    var bound: String?
    var others: [String] = []
    for (label, value) in labels {
      if label == "le", entry.type == .histogram {
        bound = value
      } else {
        entry.labels[label, default: []].insert(value)
        others.append("\(label)=\(value)")
      }
    }
    if let bound {
      entry.buckets[others.sorted().joined(separator: "\u{0}"), default: []].insert(bound)
    }
    families[family] = entry
  }

  /// The family that a sample belongs to: its own name, or that of its histogram or summary.
  private mutating func familyName(of sample: String) -> String {
    if families[sample] != nil { return sample }
    for suffix in ["_bucket", "_sum", "_count"] where sample.hasSuffix(suffix) {
      let base = String(sample.dropLast(suffix.count))
      if let type = families[base]?.type, type == .histogram || type == .summary { return base }
    }
    if sample.hasSuffix("_total") {
      // OpenMetrics names the family of a counter without its suffix.
      let base = String(sample.dropLast("_total".count))
      if let family = families[base], family.type == .counter {
        families[sample] = family
        totals.insert(base)
      }
    }
    return sample
  }

  func finished() -> [String: ScrapedFamily] {
    families.filter { !totals.contains($0.key) }
  }
}

/// A place in one line.
private struct LineCursor {
  private let bytes: ArraySlice<UInt8>
  private var at: Int

  init(_ line: ArraySlice<UInt8>) {
    bytes = line
    at = line.startIndex
  }

  var peek: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  mutating func advance() {
    if at < bytes.endIndex { at += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  mutating func skipBlanks() {
    while let byte = peek, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { at += 1 }
  }

  /// The next text without blanks.
  mutating func word() -> String {
    skipBlanks()
    let start = at
    while let byte = peek, byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// A metric's or label's name, empty when none stands here.
  mutating func name() -> String {
    let start = at
    while let byte = peek, byte.isNameByte { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// The rest of the line as one line of text, its escapes resolved.
  mutating func help() -> String {
    let raw = unescaped(until: nil)
    return raw.split { $0 == " " || $0 == "\n" || $0 == "\t" }.joined(separator: " ")
  }

  /// Labels up to the closing brace; a quoted name of its own names the metric.
  mutating func labels(
    naming metric: inout String
  ) throws(BadLine) -> [(name: String, value: String)] {
    var labels: [(name: String, value: String)] = []
    while true {
      skipBlanks()
      if take(UInt8(ascii: "}")) { return labels }
      let quoted = take(UInt8(ascii: "\""))
      let label = quoted ? try quotedRest() : name()
      skipBlanks()
      if take(UInt8(ascii: "=")) {
        skipBlanks()
        guard take(UInt8(ascii: "\"")) else {
          throw BadLine(reason: "the value of label '\(label)' is not quoted")
        }
        labels.append((label, try quotedRest()))
      } else if quoted, metric.isEmpty {
        metric = label
      } else {
        throw BadLine(reason: "a label without a value")
      }
      skipBlanks()
      guard take(UInt8(ascii: ",")) || peek == UInt8(ascii: "}") else {
        throw BadLine(reason: "labels do not end with a brace")
      }
    }
  }

  private mutating func quotedRest() throws(BadLine) -> String {
    let text = unescaped(until: UInt8(ascii: "\""))
    guard take(UInt8(ascii: "\"")) else { throw BadLine(reason: "a quote is not closed") }
    return text
  }

  private mutating func unescaped(until end: UInt8?) -> String {
    var text: [UInt8] = []
    while let byte = peek, byte != end {
      at += 1
      guard byte == UInt8(ascii: "\\"), let next = peek else {
        text.append(byte)
        continue
      }
      at += 1
      text += next == UInt8(ascii: "n") ? [UInt8(ascii: "\n")] : [next]
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension UInt8 {
  /// A letter, a digit, `_` or `:`.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
