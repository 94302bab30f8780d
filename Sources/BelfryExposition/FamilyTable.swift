/// Counts what a reader hands over: families, labels and series, in memory that grows with the
/// number of series, not with the length of the text.
public struct FamilyTable: ExpositionHandler, Sendable {
  /// The families, in the order in which they came.
  public internal(set) var families: [MetricFamily] = []
  /// What is wrong with the text: its syntax, duplicates, histograms that do not add up.
  public internal(set) var problems: [ExpositionProblem] = []
  /// Number of problems that were not kept, since there were so many.
  public internal(set) var moreProblems = 0
  /// Comments for tools, with their places.
  public internal(set) var comments: [(text: String, place: ExpositionPlace)] = []
  /// Number of samples.
  public internal(set) var sampleCount = 0
  /// Number of samples that have a timestamp.
  public internal(set) var timestampCount = 0
  /// The dialect of the text.
  public let dialect: ExpositionDialect

  var names = ByteTable()
  /// By number of a sample's name: its family, what it is to it, and its labels by place.
  var entries: [NameEntry] = []
  var familyNumbers: [String: Int] = [:]
  var labelNames = ByteTable()
  /// By number of a family and of a label's name: the label's number in its family.
  var labelNumbers: [UInt64: Int] = [:]
  var series = SeriesSet()
  let earlier: SeriesSet?
  var groups = GroupTable()
  var lastName = -1
  var lastFamily = -1
  let mostProblems = 1000

  /// A sample's name: where it belongs.
  struct NameEntry: Sendable {
    let hash: UInt64
    let family: Int
    let role: SampleRole
    /// By place in the braces.
    var labels: [LabelEntry] = []
  }

  /// A label at a place of a sample: its number in the family, its name's number and hash.
  struct LabelEntry: Sendable {
    var label: Int32
    var name: Int32
    var hash: UInt64
    var isBound: Bool
  }

  /// Nothing counted.
  ///
  /// - Parameter earlier: What an earlier scrape had, so that series that stayed are counted.
  public init(_ dialect: ExpositionDialect = .prometheus, after earlier: FamilyTable? = nil) {
    self.dialect = dialect
    self.earlier = earlier?.series
  }

  /// Number of distinct series; an estimate past ``SeriesSet/exactLimit``.
  public var seriesCount: Int { series.count }

  /// Whether the number of series is exact.
  public var isExact: Bool { series.isExact }

  /// The family of a name.
  public subscript(name: String) -> MetricFamily? { familyNumbers[name].map { families[$0] } }

  /// Takes a problem as it is.
  public mutating func take(_ problem: ExpositionProblem) {
    if problems.count < mostProblems { problems.append(problem) } else { moreProblems += 1 }
  }

  /// Keeps a comment.
  public mutating func take(comment: String, at place: ExpositionPlace) {
    if comments.count < mostProblems { comments.append((comment, place)) }
  }

  mutating func report(
    _ kind: ExpositionProblem.Kind, _ message: String, help: String? = nil,
    by refusers: Refusers = [], at place: ExpositionPlace
  ) {
    take(
      ExpositionProblem(
        kind: kind, message: message, help: help, refusers: refusers, place: place))
  }
}

extension FamilyTable {
  /// Counts a whole text that is at hand.
  public static func read(
    _ bytes: [UInt8], _ dialect: ExpositionDialect = .prometheus, after earlier: FamilyTable? = nil
  ) -> FamilyTable {
    var table = FamilyTable(dialect, after: earlier)
    var reader = ExpositionReader(dialect)
    reader.feed(bytes, &table)
    reader.finish(&table)
    table.finish()
    return table
  }
}
