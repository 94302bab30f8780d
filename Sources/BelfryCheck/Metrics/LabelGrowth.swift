import BelfryExposition

/// A label of a metric that has more values than in an earlier scrape.
struct LabelGrowth: Sendable {
  let family: String
  let label: String
  let before: Int
  let after: Int
  let census: LabelCensus

  /// Labels with at least ten values and a fifth more than before; each name once, where it grew most.
  static func all(from earlier: FamilyTable?, to table: FamilyTable) -> [LabelGrowth] {
    guard let earlier else { return [] }
    var best: [String: LabelGrowth] = [:]
    var order: [String] = []
    for family in table.families {
      guard let old = earlier[family.name] else { continue }
      let counts = Dictionary(
        old.labels.map { ($0.name, $0.values.count) }, uniquingKeysWith: { first, _ in first })
      for label in family.ownLabels {
        let before = counts[label.name] ?? 0
        let after = label.values.count
        guard before > 0, after >= before + 10, after * 5 >= before * 6 else { continue }
        if let known = best[label.name] {
          if known.after - known.before >= after - before { continue }
        } else {
          order.append(label.name)
        }
        best[label.name] = LabelGrowth(
          family: family.name, label: label.name, before: before, after: after, census: label)
      }
    }
    return order.compactMap { best[$0] }
  }
}
