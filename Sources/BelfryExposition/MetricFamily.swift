/// What was seen of one family: its metadata, its labels and how many series it has.
public struct MetricFamily: Sendable {
  /// The name.
  public let name: String
  /// Where the name first stood.
  public let firstPlace: ExpositionPlace
  /// Its type; unknown where none was given.
  public internal(set) var type = FamilyType.unknown
  /// The name in the `# TYPE` line, where there is one.
  public internal(set) var typePlace: ExpositionPlace?
  /// The help text, where there is a line for it.
  public internal(set) var help: String?
  /// The name in the `# HELP` line.
  public internal(set) var helpPlace: ExpositionPlace?
  /// The unit (OpenMetrics).
  public internal(set) var unit: String?
  /// The name in the `# UNIT` line.
  public internal(set) var unitPlace: ExpositionPlace?
  /// Number of samples; those of buckets, sums and counts too.
  public internal(set) var sampleCount = 0
  /// Number of distinct sets of labels with their names: what Prometheus keeps.
  public internal(set) var seriesCount = 0
  /// Of these, the number that an earlier scrape had too; see ``FamilyTable/init(_:after:)``.
  public internal(set) var knownSeriesCount = 0
  /// Number of histograms or summaries, without `le` and `quantile`; zero for other types.
  public internal(set) var groupCount = 0
  /// The labels, in the order in which they came.
  public internal(set) var labels: [LabelCensus] = []
  /// Name of the first sample: another one than the family's, as `x_bucket` or `x_total` is, or it.
  public internal(set) var firstSampleName: String?
  /// Where that sample stands.
  public internal(set) var firstSamplePlace: ExpositionPlace?
  /// The largest value that was seen, those of buckets, sums and counts left out.
  public internal(set) var largestValue = -Double.infinity
  /// The first value of an `_info` metric that is not 1.
  public internal(set) var oddInfoPlace: ExpositionPlace?

  /// Whether samples of another family came after some of it.
  var isClosed = false
  var reports: FamilyReports = []
  let isInfo: Bool

  init(name: String, at place: ExpositionPlace) {
    self.name = name
    firstPlace = place
    isInfo = name.utf8.count > 5 && name.hasSuffix("_info")
  }

  /// The best place for a finding about the name.
  public var place: ExpositionPlace {
    typePlace ?? helpPlace ?? firstSamplePlace ?? firstPlace
  }

  /// Distinct values of `le` or `quantile`; zero where there are none.
  public var bucketCount: Int {
    guard type == .histogram || type == .summary || type == .gaugehistogram else { return 0 }
    let name = type == .summary ? "quantile" : "le"
    return labels.first { $0.name == name }?.values.count ?? 0
  }

  /// A label by its name.
  public func label(_ name: String) -> LabelCensus? { labels.first { $0.name == name } }
}

/// What has been said of a family already: one finding of a kind is enough.
struct FamilyReports: OptionSet, Sendable {
  var rawValue: UInt8
  static let interleaved = FamilyReports(rawValue: 1)
  static let negative = FamilyReports(rawValue: 2)
  static let duplicate = FamilyReports(rawValue: 4)
  static let group = FamilyReports(rawValue: 8)
}

/// What a sample is to its family.
enum SampleRole: UInt8, Sendable {
  case plain
  case bucket
  case sum
  case count
  case created
}
