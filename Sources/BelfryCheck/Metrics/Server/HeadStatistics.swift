import BelfryYAML

/// What a server holds in its head, the last two or three hours (`/api/v1/status/tsdb`).
package struct HeadStatistics: Sendable {
  /// A name with how much there is of it.
  package struct Count: Sendable, Hashable {
    package let name: String
    package let value: Int
  }

  /// Number of series; nothing where the server is older than 2.14.
  package let series: Int?
  /// Metrics with most series.
  package let metrics: [Count]
  /// Labels with most values.
  package let labels: [Count]
  /// Labels whose values take most bytes.
  package let memory: [Count]
  /// Labels with a value that most series have, as `job=shop`.
  package let pairs: [Count]

  /// Reads an answer, of which parts may be missing.
  package init(_ answer: ServerAnswer) {
    func counts(_ key: String) -> [Count] {
      (answer.data[key]?.items ?? []).prefix(100).compactMap { item in
        guard let name = item["name"]?.text, let value = item["value"].flatMap({ Int($0.text) })
        else { return nil }
        return Count(name: name, value: value)
      }
    }
    series = answer.data["headStats"]?["numSeries"].flatMap { Int($0.text) }
    metrics = counts("seriesCountByMetricName")
    labels = counts("labelValueCountByLabelName")
    memory = counts("memoryInBytesByLabelName")
    pairs = counts("seriesCountByLabelValuePair")
  }

  /// Labels whose values are worth a look: those with many, but not those that every scrape gives.
  package var suspects: [Count] {
    labels.filter { label in
      !["__name__", "job", "instance", "le", "quantile", "alertname"].contains(label.name)
        && (label.value >= 50 || label.value >= 3 && EndlessLabel.isSuspicious(label.name))
    }
  }
}
