import BelfryExposition
import BelfrySource

/// A byte that says how, then a text: read in pieces of any size it must be what it is as a whole,
/// every place must lie in it, and what is counted must add up. The text is unpacked as gzip too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let how = bytes.first else { return 0 }
  let text = Array(bytes.dropFirst())
  let dialect: ExpositionDialect = how & 1 == 0 ? .prometheus : .openMetrics
  let whole = read(text, dialect, pieces: .max)
  let pieces = read(text, dialect, pieces: Int(how >> 1) + 1)
  precondition(whole.problems == pieces.problems)
  precondition(whole.sampleCount == pieces.sampleCount)
  precondition(whole.families.map(\.seriesCount) == pieces.families.map(\.seriesCount))
  check(whole, text)
  let again = FamilyTable.read(text, dialect, after: whole)
  precondition(again.families.allSatisfy { $0.knownSeriesCount == $0.seriesCount })
  unpack(text, pieces: Int(how >> 1) + 1)
  return 0
}

private func read(_ text: [UInt8], _ dialect: ExpositionDialect, pieces: Int) -> FamilyTable {
  var table = FamilyTable(dialect)
  var reader = ExpositionReader(dialect)
  var rest = text[...]
  while !rest.isEmpty {
    reader.feed(Array(rest.prefix(pieces)), &table)
    rest = rest.dropFirst(pieces)
  }
  reader.finish(&table)
  table.finish()
  return table
}

private func check(_ table: FamilyTable, _ text: [UInt8]) {
  let lines = LineIndex(text.map { $0 == 0x0D ? 0x20 : $0 })
  for problem in table.problems {
    precondition(0 <= problem.span.start && problem.span.start <= problem.span.end)
    precondition(problem.span.end <= text.count)
    precondition(lines.position(of: problem.span.start).line == problem.place.line)
  }
  precondition(table.families.reduce(0) { $0 + $1.sampleCount } == table.sampleCount)
  precondition(table.families.reduce(0) { $0 + $1.seriesCount } == table.seriesCount)
  for family in table.families {
    for label in family.labels {
      precondition(label.values.count <= label.sampleCount)
      precondition(label.span(in: text) == label.name || text.contains(0x5C))
    }
  }
}

extension LabelCensus {
  fileprivate func span(in text: [UInt8]) -> String {
    String(decoding: text[place.span.range], as: UTF8.self)
  }
}

private func unpack(_ bytes: [UInt8], pieces: Int) {
  var rest = bytes[...]
  var reader = GzipReader {
    defer { rest = rest.dropFirst(pieces) }
    return Array(rest.prefix(pieces))
  }
  var length = 0
  while length < 1 << 22, let piece = try? reader.next() { length += piece.count }
}
