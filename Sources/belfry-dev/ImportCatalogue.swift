import BelfrySource
import BelfryYAML

/// What is left out of a table, and what people know better than a scrape.
struct CatalogueShape {
  var exceptedMetrics: [Glob] = []
  var exceptedLabels: [Glob] = []
  var expected: [String: Int] = [:]
  var flags: [FlagRule] = []
}

/// The families of several scrapes of the same program.
struct ImportedCatalogue {
  private var families: [String: ScrapedFamily] = [:]

  /// Adds a scrape. Of two texts or types, the one that came first stays.
  mutating func merge(_ scraped: [String: ScrapedFamily]) {
    for (name, family) in scraped {
      families[name, default: ScrapedFamily()].merge(family)
    }
  }

  /// The table in the form of `metrics.yaml`, families and labels in the order of their names.
  func value(source: String, shape: CatalogueShape) -> Value {
    let kept = families.filter { name, _ in
      !shape.exceptedMetrics.contains { $0.matches(name) }
    }
    let metrics = kept.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return .mapping([
      .init("source", .string(source)),
      .init(
        "metrics",
        .mapping(metrics.map { name, family in .init(name, entry(of: name, family, shape)) })),
    ])
  }

  private func entry(of name: String, _ family: ScrapedFamily, _ shape: CatalogueShape) -> Value {
    let labels = family.labels.keys.sorted().filter { label in
      !shape.exceptedLabels.contains { $0.matches(label) }
    }
    var entries: [Value.Entry] = [
      .init("type", .string((family.type ?? .untyped).rawValue)),
      .init("help", .string(family.help ?? "")),
      .init(
        "labels",
        .mapping(
          labels.map { label in
            let seen = family.labels[label]?.count ?? 0
            return .init(label, .integer(shape.expected[label] ?? seen))
          })),
    ]
    if let rule = shape.flags.first(where: { $0.metrics.matches(name) }) {
      entries.append(.init("flag", .string(rule.flag)))
    }
    if let buckets = family.buckets.values.map(\.count).max() {
      entries.append(.init("buckets", .integer(buckets)))
    }
    return .mapping(entries)
  }
}
