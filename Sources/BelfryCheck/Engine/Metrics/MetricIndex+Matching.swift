import BelfryPromQL
import BelfryRegex
import BelfrySource
import BelfryYAML

extension MetricIndex {
  /// Whether a matcher lets a value through; one that cannot be read, or holds a variable, lets
  /// everything through.
  static func test(of matcher: LabelMatcher) -> (String) -> Bool {
    if hasVariable(matcher) { return { _ in true } }
    let value = matcher.value
    switch matcher.op {
    case .equal: return { $0 == value }
    case .notEqual: return { $0 != value }
    case .matches, .matchesNot:
      guard let pattern = try? Pattern(value) else { return { _ in true } }
      let isWanted = matcher.op == .matches
      return { pattern.matchesWhole($0) == isWanted }
    }
  }

  /// Whether a value holds a variable of Grafana's, which may stand for anything.
  static func hasVariable(_ matcher: LabelMatcher) -> Bool {
    if matcher.value.contains("[[") { return true }
    guard matcher.value.contains("$") else { return false }
    let parts = matcher.value.split(separator: "$", omittingEmptySubsequences: false).dropFirst()
    return parts.contains { $0.first.map { $0 == "{" || $0 == "_" || $0.isLetter } ?? false }
  }

  /// The step of a job that drops every series of a metric, whatever its labels are.
  static func drop(of metric: String, in job: ScrapeJob) -> Node? {
    for step in job.node["metric_relabel_configs"]?.items ?? [] {
      let sources = (step["source_labels"]?.items ?? []).map(\.text)
      let action = step["action"]?.text ?? "replace"
      // What an earlier step writes into the name is not followed.
      if step["target_label"]?.text == "__name__" { return nil }
      guard sources == ["__name__"], let text = step["regex"]?.text,
        let pattern = try? Pattern(text)
      else { continue }
      let isMatch = pattern.matchesWhole(metric)
      if action == "drop" && isMatch || action == "keep" && !isMatch { return step }
    }
    return nil
  }
}
