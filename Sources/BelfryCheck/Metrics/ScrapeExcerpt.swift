import BelfryExposition
import BelfrySource

/// The few lines of a stream that findings are about, as a file of their own.
struct ScrapeExcerpt {
  /// Lines by the offset of their first byte.
  private var lines: [Int: (number: Int, text: [UInt8])] = [:]
  private let starts: [Int]

  init(_ table: FamilyTable) {
    var lines: [Int: (number: Int, text: [UInt8])] = [:]
    func keep(_ place: ExpositionPlace?) {
      guard let place else { return }
      if (lines[place.lineStart]?.text.count ?? -1) < place.text.count {
        lines[place.lineStart] = (place.line, place.text)
      }
    }
    for family in table.families {
      for place in family.places { keep(place) }
      for label in family.labels { keep(label.place) }
    }
    for problem in table.problems { keep(problem.place) }
    for comment in table.comments { keep(comment.place) }
    self.lines = lines
    starts = lines.keys.sorted()
  }

  /// A file with the lines of findings and comments, whose spans are moved into it.
  func source(
    path: String, _ found: inout [Diagnostic], _ comments: inout [Span]
  ) -> SourceFile {
    let spans = found.compactMap(\.span) + comments
    let wanted = Set(spans.compactMap { start(of: $0.start) }).sorted()
    var bytes: [UInt8] = []
    var numbers: [Int] = []
    var places: [Int: Int] = [:]
    for start in wanted {
      guard let line = lines[start] else { continue }
      if !numbers.isEmpty { bytes.append(0x0A) }
      places[start] = bytes.count
      numbers.append(line.number)
      bytes += line.text
    }
    func moved(_ span: Span) -> Span? {
      guard let start = start(of: span.start), let place = places[start], let line = lines[start]
      else { return nil }
      let first = min(span.start - start, line.text.count)
      let last = min(max(span.end - start, first), line.text.count)
      return Span(place + first, place + last)
    }
    for index in found.indices { found[index].span = found[index].span.flatMap(moved) }
    comments = comments.compactMap(moved)
    return SourceFile(path: path, bytes: bytes, lineNumbers: numbers)
  }

  /// The beginning of the line that holds an offset.
  private func start(of offset: Int) -> Int? {
    let next = starts.partitioningIndex { $0 > offset }
    return next > 0 ? starts[next - 1] : nil
  }
}

extension MetricFamily {
  /// Where it is spoken of: its metadata and its first sample.
  var places: [ExpositionPlace] {
    [helpPlace, typePlace, unitPlace, firstSamplePlace, firstPlace].compactMap(\.self)
  }
}
