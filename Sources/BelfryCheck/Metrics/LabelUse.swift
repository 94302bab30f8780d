import BelfryExposition

/// A label with the families that have it, that with most values first.
struct LabelUse: Sendable {
  let name: String
  let families: [String]
  let census: LabelCensus

  /// Labels with more values than a number, each once.
  static func wide(in table: FamilyTable, _ most: Int) -> [LabelUse] {
    gather(table) { $1.values.count > most }
  }

  /// Labels that fit, by name in the order in which they come.
  static func gather(
    _ table: FamilyTable, where fits: (MetricFamily, LabelCensus) -> Bool
  ) -> [LabelUse] {
    var order: [String] = []
    var uses: [String: [(family: String, census: LabelCensus)]] = [:]
    for family in table.families where !family.isInfo {
      for label in family.ownLabels where fits(family, label) {
        if uses[label.name] == nil { order.append(label.name) }
        uses[label.name, default: []].append((family.name, label))
      }
    }
    return order.compactMap { name in
      let all = (uses[name] ?? []).enumerated().sorted {
        let (left, right) = ($0.element.census.values.count, $1.element.census.values.count)
        return left != right ? left > right : $0.offset < $1.offset
      }.map(\.element)
      return all.first.map {
        LabelUse(name: name, families: all.map(\.family), census: $0.census)
      }
    }
  }

  /// The metrics in words: `'a' and 2 more metrics`.
  static func words(_ families: [String]) -> String {
    let first = "'\(families.first ?? "")'"
    switch families.count {
    case ...1: return first
    case 2: return first + " and one more metric"
    default: return first + " and \(families.count - 1) more metrics"
    }
  }

  /// A number as it was counted: estimates say so.
  static func shown(_ counter: DistinctCounter) -> String {
    counter.isExact ? "\(counter.count)" : "about \(counter.count)"
  }
}

/// Steps of `metric_relabel_configs` that can be pasted, on one line.
enum RelabelAdvice {
  /// Drops metrics, all parts of histograms included.
  static func drop(_ families: [String], suffix: String = "") -> String {
    let names = families.prefix(6).joined(separator: "|")
    let pattern = families.count > 1 ? "(\(names))" : names
    return "metric_relabel_configs: [{source_labels: [__name__], regex: '\(pattern)\(suffix)', "
      + "action: drop}]"
  }
}
