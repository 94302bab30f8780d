package import BelfryHTTP
import BelfryYAML

/// A series that a recording rule of the bundle makes, with its present value.
package struct RecordedValue: Sendable {
  package var name: String
  /// Its labels, `name=value` each.
  package var labels: String
  /// Nothing where the rule has no result now.
  package var value: Double?

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
        let labels = (row["metric"]?.pairs ?? []).filter { $0.key.text != "__name__" }
        let value = row["value"]?.items
        found.append(
          RecordedValue(
            name: rule.name,
            labels: labels.map { "\($0.key.text)=\($0.value.text)" }.joined(separator: " "),
            value: value?.count == 2 ? value?[1].text.number : nil))
      }
    }
    return found.sorted { ($0.name, $0.labels) < ($1.name, $1.labels) }
  }
}
