package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Reads packs from files: those in the binary, then those of the user, which replace packs of
/// the same name.
package struct CatalogueLoader {
  package private(set) var diagnostics: [Diagnostic] = []
  private var packs: [String: Pack] = [:]
  private var images = OrderedMap<ImageEntry>()
  private var prices = PriceTable()
  private var names = OrderedMap<[KnownName]>()

  /// Whether packs are checked beyond their syntax; those in the binary are checked by a test.
  package var isThorough = true

  package init() {}

  /// Reads one folder's files, by paths below `templates/`.
  package mutating func read(_ files: [SourceFile]) {
    var folders: [String: [SourceFile]] = [:]
    for file in files.sorted(by: { $0.path < $1.path }) {
      let parts = file.path.split(separator: "/", maxSplits: 1)
      if file.path == "images.yaml" {
        let entries = decode(OrderedMap<ImageEntry>.self, file)
        for entry in entries?.entries ?? [] { images[entry.key.value] = entry.value }
      } else if file.path == "prices.yaml" {
        prices = decode(PriceTable.self, file) ?? prices
      } else if file.path == "names.yaml" {
        for entry in decode(OrderedMap<[KnownName]>.self, file)?.entries ?? [] {
          names[entry.key.value] = entry.value + (names[entry.key.value] ?? [])
        }
      } else if parts.count == 2 {
        folders[String(parts[0]), default: []].append(file)
      }
    }
    let sorted = folders.sorted { $0.key < $1.key }
    let isThorough = isThorough
    // Packs do not know each other, so each is read by itself, on as many threads as there are cores.
    let results = concurrently(sorted.count) { index in
      var reader = CatalogueLoader()
      reader.isThorough = isThorough
      let pack = reader.pack(sorted[index].key, sorted[index].value)
      return (pack: pack, found: reader.diagnostics)
    }
    for (pack, found) in results {
      diagnostics += found
      if let pack { packs[pack.name] = pack }
    }
  }

  /// The catalogue, once everything is read.
  package func catalogue() -> Catalogue {
    Catalogue(packs: packs, images: images, prices: prices, names: names)
  }

  private mutating func decode<F: Field>(_ type: F.Type, _ file: SourceFile) -> F? {
    let parsed = parseYAML(file)
    diagnostics += parsed.diagnostics
    guard let root = parsed.roots.first, !root.isNull else { return nil }
    var context = DecodeContext(file: file.path, takesExtensions: true)
    let value = F.decode(root, &context)
    diagnostics += context.diagnostics
    return value
  }

  private mutating func pack(_ name: String, _ files: [SourceFile]) -> Pack? {
    let byName = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    func file(_ leaf: String) -> SourceFile? { byName["\(name)/\(leaf)"] }
    guard let manifestFile = file("pack.yaml") else {
      diagnostics.append(
        Diagnostic(
          "pack/incomplete", .error, "the pack '\(name)' has no pack.yaml",
          help: "add one, or move the folder away", file: name, at: nil))
      return nil
    }
    guard let manifest = decode(PackManifest.self, manifestFile) else { return nil }
    var pack = Pack(name: name, manifest: manifest)
    if let file = file("metrics.yaml") {
      pack.metrics = decode(MetricTable.self, file) ?? pack.metrics
    }
    if let file = file("series.yaml") { pack.series = decode(SeriesTable.self, file) }
    if let file = file("alerts.yaml") { pack.alerts = decode(RuleFile.self, file) ?? pack.alerts }
    if let file = file("recording.yaml") {
      pack.recording = decode(RuleFile.self, file) ?? pack.recording
    }
    if let file = file("tests.yaml") { pack.tests = decode(PackTests.self, file) ?? pack.tests }
    if let file = file("dashboard.yaml") { pack.board = decode(PackBoard.self, file) }
    pack.simulation = file("simulate.yaml")
    pack.runbook = file("runbook.md").map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    pack.files = files.compactMap { carried($0, below: "\(name)/files/") }
    if isThorough {
      diagnostics += PackChecker(pack).check() + (pack.series?.faults(name) ?? [])
      if let file = pack.simulation {
        let (simulation, found) = PackSimulation.read(file)
        diagnostics += found + (simulation?.faults(pack, in: file.path) ?? [])
      }
    }
    return pack
  }

  private mutating func carried(_ file: SourceFile, below folder: String) -> PackFile? {
    guard file.path.hasPrefix(folder) else { return nil }
    let path = String(file.path.dropFirst(folder.count))
    let isYAML = path.hasSuffix(".yml") || path.hasSuffix(".yaml")
    guard isYAML || path.hasSuffix(".json") else {
      return PackFile(
        path: path, source: file.path,
        content: .bytes(file.bytes, executable: path.hasSuffix(".sh")))
    }
    let parsed = isYAML ? parseYAML(file) : parseJSON(file)
    diagnostics += parsed.diagnostics
    guard let root = parsed.roots.first else { return nil }
    let value = Value(root, comments: parsed.comments)
    return PackFile(
      path: path, source: file.path,
      content: isYAML ? .yaml(value, header: nil) : .json(value))
  }
}
