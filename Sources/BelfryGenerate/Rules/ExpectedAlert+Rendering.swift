import BelfryModels
import BelfrySource
import BelfryYAML

extension ExpectedAlert {
  /// An alert with these labels and annotations.
  init(labels: [(String, String)], annotations: [(String, String)]) {
    self.init()
    expLabels = LabelMap(labels.map { ($0.0, Located($0.1)) })
    expAnnotations = LabelMap(annotations.map { ($0.0, Located($0.1)) })
  }

  /// A rule's alert as it fires for a series, whose labels those of the rule replace.
  ///
  /// - Parameter render: Gives what a text of the rule says with the alert's labels.
  init<Failure>(
    _ rule: Rule, over series: [String: String],
    render: (_ text: String, _ labels: [String: String]) throws(Failure) -> String
  ) throws(Failure) {
    var labels = series
    for entry in rule.labels.entries { labels[entry.key.value] = entry.value.value }
    var annotations: [(String, String)] = []
    for entry in rule.annotations.entries {
      annotations.append((entry.key.value, try render(entry.value.value, labels)))
    }
    self.init(
      labels: labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      annotations: annotations)
  }
}
