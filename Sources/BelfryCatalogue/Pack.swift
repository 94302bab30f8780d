package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// One entry of the catalogue, read and checked.
package struct Pack: Sendable {
  package var name: String
  package var manifest: PackManifest
  package var metrics: MetricTable {
    didSet { indexMetrics() }
  }
  /// Names of the metrics as the table has them, histograms by their base.
  package private(set) var metricNames: Set<String> = []
  /// Names under which the pack's metrics appear as series.
  package private(set) var seriesNames: Set<String> = []
  /// How many series its program serves; nothing where the program is a service of the team's.
  package var series: SeriesTable?
  package var alerts: RuleFile
  package var recording: RuleFile
  package var tests: PackTests
  package var board: PackBoard?
  /// How its metrics move when they are simulated; read where that is asked.
  package var simulation: SourceFile?
  package var runbook: String
  /// Files that the bundle carries, by the bundle's path.
  package var files: [PackFile]

  package init(name: String, manifest: PackManifest) {
    self.name = name
    self.manifest = manifest
    metrics = MetricTable()
    alerts = RuleFile()
    recording = RuleFile()
    tests = PackTests()
    runbook = ""
    files = []
  }

  private mutating func indexMetrics() {
    metricNames = Set(metrics.metrics.keys)
    seriesNames = Set(
      metrics.metrics.entries.flatMap { entry in
        (entry.value.type ?? .untyped).suffixes.map { entry.key.value + $0 }
      })
  }

  /// Alerts and recording rules, in the order of their files.
  package var rules: [Rule] {
    (recording.groups + alerts.groups).flatMap { $0.value.rules.map(\.value) }
  }
}

/// A file that a pack brings along.
package struct PackFile: Sendable {
  /// Path in the bundle.
  package var path: String
  /// Path in the catalogue, for messages.
  package var source: String
  package var content: Content

  /// What the file holds.
  package enum Content: Sendable {
    /// YAML whose scalars may hold placeholders.
    case yaml(Value, header: String?)
    /// JSON whose scalars may hold placeholders.
    case json(Value)
    /// Anything else, as it is.
    case bytes([UInt8], executable: Bool)
  }
}

/// `images.yaml`: every image once.
package struct ImageEntry: Model, Sendable {
  package static var summary: String { "An image." }

  package var image = ""
  package var version = ""
  package var seen = ""
  package var note: String?
  package var source: String?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("image", &image, "Its name.", .required)
    visit.key("version", &version, "Its tag.", .required)
    visit.key("seen", &seen, "When the tag was the newest.", .required)
    visit.key("source", &source, "Where it was seen.")
    visit.key("note", &note, "What to know.")
  }

  /// Name and tag.
  package var reference: String { "\(image):\(version)" }
}

/// All packs, images and prices.
package struct Catalogue: Sendable {
  package var packs: [String: Pack]
  package var images: OrderedMap<ImageEntry>
  package var prices: PriceTable
  /// Names that everybody knows, in each pack that has them.
  package var names: OrderedMap<[KnownName]>

  package init(
    packs: [String: Pack], images: OrderedMap<ImageEntry>, prices: PriceTable = PriceTable(),
    names: OrderedMap<[KnownName]> = OrderedMap()
  ) {
    self.names = names
    self.packs = packs
    self.images = images
    self.prices = prices
  }

  /// Names of the packs of a kind, sorted.
  package func names(_ kind: PackManifest.Kind) -> [String] {
    packs.values.filter { $0.manifest.kind?.value == kind }.map(\.name).sorted()
  }
}
