import BelfryYAML

extension Node {
  /// The labels that a mapping holds, `name=value` each, in order.
  ///
  /// - Parameter hidden: Names of labels that are left out.
  func labels(without hidden: Set<String> = []) -> String {
    pairs.filter { !hidden.contains($0.key.text) }.map { "\($0.key.text)=\($0.value.text)" }
      .sorted().joined(separator: " ")
  }
}
