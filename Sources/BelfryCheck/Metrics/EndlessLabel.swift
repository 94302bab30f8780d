import BelfryExposition
import BelfryProfile

/// A label whose values go on for ever: one a user, a request or a text.
struct EndlessLabel: Sendable {
  let name: String
  let families: [String]
  let census: LabelCensus
  /// What the values look like; nothing where the name alone tells.
  let kind: ValueClass?

  /// All of them in a scrape, by what their values look like or by their names.
  static func all(in table: FamilyTable, byName: Bool) -> [EndlessLabel] {
    let uses = LabelUse.gather(table) { _, label in
      byName ? isSuspicious(label.name) : kind(of: label) != nil
    }
    return uses.map { use in
      EndlessLabel(
        name: use.name, families: use.families, census: use.census,
        kind: byName ? nil : kind(of: use.census))
    }
  }

  /// What values that go on for ever look like; nothing where they are too few to tell.
  static func kind(of label: LabelCensus) -> ValueClass? {
    let total = label.classes.values.reduce(0, +)
    let isNamed = isSuspicious(label.name) || hints.contains(label.name)
    for kind in ValueClass.allCases {
      let count = label.classes[kind] ?? 0
      guard count * 2 > total, let least = least(kind, isNamed, isSuspicious(label.name)) else {
        continue
      }
      return count >= least ? kind : nil
    }
    return nil
  }

  /// The number of values from which on they tell; fewer where the name speaks too.
  private static func least(_ kind: ValueClass, _ isNamed: Bool, _ isSuspicious: Bool) -> Int? {
    switch kind {
    case .email, .pathWithID, .timestamp, .text: isNamed ? 3 : 5
    case .uuid, .hash: isNamed ? 3 : 10
    case .url: isNamed ? 3 : 10
    case .ip: isNamed ? 3 : 50
    case .number: isSuspicious ? 3 : nil
    case .other: isSuspicious ? 20 : nil
    }
  }

  /// Whether a label's name says that it holds what never ends.
  static func isSuspicious(_ name: String) -> Bool {
    EndlessLabels.isNamed(name)
  }

  /// Names that say little by themselves, but confirm what values show.
  private static let hints: Set<String> = [
    "url", "uri", "path", "endpoint", "route", "ip", "address", "id", "user", "query", "error",
    "handler", "resource", "key",
  ]
}
