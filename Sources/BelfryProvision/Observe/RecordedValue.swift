package import BelfryGenerate
package import BelfryHTTP
import BelfryYAML

/// A series that a recording rule of the bundle makes, or that a metric has, with its present value.
package struct RecordedValue: Sendable {
  package var name: String
  /// Its labels, `name=value` each.
  package var labels: String
  /// Nothing where the rule has no result now.
  package var value: Double?
  /// What it tells of, where it is not of a recording rule.
  package var part: String?
  package var unit: String?
  package var origin = Measure.Origin.recorded

  /// Most series of a rule that are told.
  private static let most = 50

  /// Every recording rule's series, by name and labels.
  package static func all(
    of stack: Stack, _ prometheus: ProgramClient
  ) throws(HTTPFailure) -> [RecordedValue] {
    var found: [RecordedValue] = []
    var seen: Set<String> = ["belfry_bundle_info"]
    for rule in BundleFacts(stack).rules where !rule.isAlert && seen.insert(rule.name).inserted {
      guard !rule.name.contains("_bucket:") else { continue }
      let rows = try prometheus.query(rule.name).items.prefix(most)
      if rows.isEmpty { found.append(RecordedValue(name: rule.name, labels: "", value: nil)) }
      for row in rows {
        let value = row["value"]?.items
        found.append(
          RecordedValue(
            name: rule.name, labels: row["metric"]?.labels(without: ["__name__"]) ?? "",
            value: value?.count == 2 ? value?[1].text.number : nil))
      }
    }
    return found.sorted { ($0.name, $0.labels) < ($1.name, $1.labels) }
  }

  /// Every measure's series, in the order of the measures.
  package static func all(
    of measures: [Measure], _ prometheus: ProgramClient
  ) throws(HTTPFailure) -> [RecordedValue] {
    var found: [RecordedValue] = []
    for measure in measures {
      func row(_ labels: String, _ value: Double?) -> RecordedValue {
        RecordedValue(
          name: measure.title, labels: labels, value: value, part: measure.part,
          unit: measure.unit, origin: measure.origin)
      }
      let rows = try prometheus.series(measure.expression).filter { !$0.value.isNaN }
      if rows.isEmpty { found.append(row("", nil)) }
      found += rows.sorted { $0.labels < $1.labels }.prefix(most).map { row($0.labels, $0.value) }
    }
    return found
  }
}
