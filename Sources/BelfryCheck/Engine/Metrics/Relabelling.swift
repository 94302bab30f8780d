import BelfryRegex
import BelfrySource
import BelfryYAML

/// Steps of relabelling as Prometheus carries them out
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config).
struct Relabelling {
  /// One step.
  private struct Step {
    let action: String
    let sources: [String]
    let separator: String
    let target: String
    let pattern: Pattern
    let replacement: String
  }

  private var steps: [Step] = []

  /// Nothing where a step cannot be read, or cannot be foreseen.
  init?(_ nodes: [Node]) {
    for node in nodes {
      let text = node["regex"]?.text ?? "(.*)"
      let action = (node["action"]?.text ?? "replace").lowercased()
      guard node.kind == .mapping, Self.actions.contains(action),
        let pattern = try? Pattern(text, dotMatchesNewline: true)
      else { return nil }
      steps.append(
        Step(
          action: action, sources: node["source_labels"]?.items.map(\.text) ?? [],
          separator: node["separator"]?.text ?? ";", target: node["target_label"]?.text ?? "",
          pattern: pattern, replacement: node["replacement"]?.text ?? "$1"))
    }
  }

  /// All but `hashmod`, whose sums nobody foresees.
  private static let actions: Set<String> = [
    "replace", "keep", "drop", "keepequal", "dropequal", "labelmap", "labeldrop", "labelkeep",
    "lowercase", "uppercase",
  ]

  /// The labels behind all steps; nothing where a step drops them, and which one it was.
  func result(of labels: [String: String]) -> (labels: [String: String]?, droppedBy: Int?) {
    var labels = labels
    for (place, step) in steps.enumerated() where !carryOut(step, &labels) { return (nil, place) }
    return (labels, nil)
  }

  /// Carries out a step; false where it drops the labels.
  private func carryOut(_ step: Step, _ labels: inout [String: String]) -> Bool {
    let value = step.sources.map { labels[$0] ?? "" }.joined(separator: step.separator)
    switch step.action {
    case "keep": return step.pattern.matchesWhole(value)
    case "drop": return !step.pattern.matchesWhole(value)
    case "keepequal": return labels[step.target] ?? "" == value
    case "dropequal": return labels[step.target] ?? "" != value
    case "replace": replace(step, value, &labels)
    case "lowercase": set(step.target, value.lowercased(), &labels)
    case "uppercase": set(step.target, value.uppercased(), &labels)
    case "labelmap":
      // Where several become one, the last by its name counts.
      for (name, text) in labels.sorted(by: { $0.key < $1.key }) {
        let bytes = Array(name.utf8)
        guard let captures = step.pattern.captures(inWhole: bytes) else { continue }
        let new = step.pattern.expand(step.replacement, captures, bytes)
        set(String(decoding: new, as: UTF8.self), text, &labels)
      }
    case "labeldrop": labels = labels.filter { !step.pattern.matchesWhole($0.key) }
    default: labels = labels.filter { step.pattern.matchesWhole($0.key) }
    }
    return true
  }

  private func replace(_ step: Step, _ value: String, _ labels: inout [String: String]) {
    let bytes = Array(value.utf8)
    guard let captures = step.pattern.captures(inWhole: bytes) else { return }
    let name = String(
      decoding: step.pattern.expand(step.target, captures, bytes), as: UTF8.self)
    let new = String(
      decoding: step.pattern.expand(step.replacement, captures, bytes), as: UTF8.self)
    set(name, new, &labels)
  }

  /// A label without a value is none.
  private func set(_ name: String, _ value: String, _ labels: inout [String: String]) {
    guard !name.isEmpty else { return }
    labels[name] = value.isEmpty ? nil : value
  }
}
