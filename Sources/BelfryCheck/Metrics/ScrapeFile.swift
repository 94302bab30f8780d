import BelfryExposition
import BelfrySource
import BelfryYAML

/// A scrape that was saved, counted.
struct ScrapeFile: Sendable {
  let source: SourceFile
  let table: FamilyTable

  /// Counts a text, whose dialect is guessed.
  init(_ source: SourceFile, after earlier: FamilyTable? = nil) {
    self.source = source
    table = FamilyTable.read(
      source.bytes, ExpositionDialect.guess(source.bytes, isWhole: true), after: earlier)
  }

  /// Counted already, with as much of the text as is known.
  init(_ source: SourceFile, _ table: FamilyTable) {
    self.source = source
    self.table = table
  }

  /// The name of the file without its folder and ending.
  var name: String {
    let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
    return name.hasSuffix(".prom") ? String(name.dropLast(5)) : name
  }

  /// The allowances in the text.
  var suppressions: Suppressions {
    suppressions(
      table.comments.map { Comment(span: $0.place.span, text: $0.text, ownLine: true) })
  }

  /// Allowances that stand at other places of the source than in the stream.
  ///
  /// One above a metric's first line speaks of all that is said of the metric, up to its first
  /// sample.
  func suppressions(_ comments: [Comment]) -> Suppressions {
    var last: [Int: Int] = [:]
    for family in comments.isEmpty ? [] : table.families {
      let lines = family.places.map(\.line)
      let end = lines.max() ?? 0
      for line in lines { last[line] = max(last[line] ?? 0, end) }
    }
    return Suppressions(source, comments) { _, _ in last }
  }
}
