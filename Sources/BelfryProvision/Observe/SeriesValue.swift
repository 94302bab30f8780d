package import BelfryHTTP
package import BelfryYAML

/// A series of an answer of Prometheus, with one value.
package struct SeriesValue: Sendable {
  /// Its labels but the name, `name=value` each, in order.
  package var labels: String
  package var value: Double

  /// Reads an element of an instant query's result.
  package init?(_ node: Node) {
    guard let pair = node["value"]?.items, pair.count == 2, let value = pair[1].text.number else {
      return nil
    }
    labels = node["metric"]?.labels(without: ["__name__"]) ?? ""
    self.value = value
  }
}

extension ProgramClient {
  /// The series of an instant query, now or at a time in seconds since 1970.
  package func series(
    _ text: String, at time: Int? = nil
  ) throws(HTTPFailure) -> [SeriesValue] {
    try query(text, at: time).items.compactMap(SeriesValue.init)
  }
}
