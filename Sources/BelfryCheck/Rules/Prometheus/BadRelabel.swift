import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let badRelabel = CheckRule(
    "prometheus/bad-relabel", .error,
    summary: "A step of relabelling that Prometheus refuses.",
    rationale: """
      Every action has keys that it needs and keys that it cannot have; Prometheus does not start \
      when one is missing or too many.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            relabel_configs:
              - ⟦source_labels: [a]
                action: replace⟧

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            metric_relabel_configs:
              - {⟦source_labels⟧: [a], regex: a, action: labeldrop}

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            metric_relabel_configs:
              - {source_labels: [a], regex: ⟦"a("⟧, action: drop}

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            relabel_configs:
              - {source_labels: [a], target_label: b}
              - {source_labels: [a], target_label: b, action: keepequal}
              - {source_labels: [a], target_label: b, modulus: 4, action: hashmod}
              - {regex: "a.*", action: labeldrop}
              - {regex: "a_(.*)", replacement: "$1", action: labelmap}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for step in PrometheusWalk.relabelSteps(root) { judge(step, &reporter) }
    }
  )
}

private func judge(_ step: Node, _ reporter: inout Reporter) {
  let action = step["action"]?.text.lowercased() ?? "replace"
  if let regex = step["regex"], regex.kind == .scalar {
    do { _ = try Pattern(regex.text) } catch {
      reporter.report(
        at: regex.span, "this regular expression cannot be read: \(error.message)",
        help: "mend it, or escape what is meant as it stands")
    }
  }
  let writing = ["replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal"]
  if writing.contains(action), step["target_label"].map({ $0.isNull || $0.text.isEmpty }) ?? true {
    reporter.report(
      at: step.span, "'\(action)' needs 'target_label'", help: "name the label")
  }
  if action == "hashmod", (step["modulus"].flatMap { Int($0.text) } ?? 0) == 0 {
    reporter.report(
      at: step.span, "'hashmod' needs a 'modulus' above 0", help: "set it to the number of parts")
  }
  if action == "labelmap", let text = step["replacement"], text.isNull || text.text.isEmpty {
    reporter.report(
      at: text.span.isEmpty ? step.span : text.span, "'labelmap' needs a 'replacement'",
      help: "leave it out for '$1'")
  }
  for key in needless(action) {
    guard let pair = step.pairs.first(where: { $0.key.text == key.name }), !isDefault(pair, key)
    else { continue }
    reporter.report(
      at: pair.key.span, "'\(action)' cannot have '\(key.name)'", help: "take it away")
  }
}

/// A key, with the text that counts as unset.
private struct RelabelKey {
  let name: String
  let unset: String

  static let replacement = RelabelKey(name: "replacement", unset: "$1")
  static let separator = RelabelKey(name: "separator", unset: ";")
  static let modulus = RelabelKey(name: "modulus", unset: "0")
  static let regex = RelabelKey(name: "regex", unset: "(.*)")
  static let source = RelabelKey(name: "source_labels", unset: "")
  static let target = RelabelKey(name: "target_label", unset: "")
}

/// Keys that an action cannot have, save with their default.
private func needless(_ action: String) -> [RelabelKey] {
  switch action {
  case "lowercase", "uppercase": [.replacement]
  case "keepequal", "dropequal": [.replacement, .separator, .modulus, .regex]
  case "labeldrop", "labelkeep": [.source, .target, .modulus, .separator, .replacement]
  default: []
  }
}

private func isDefault(_ pair: Pair, _ key: RelabelKey) -> Bool {
  pair.value.kind == .sequence ? pair.value.items.isEmpty : pair.value.text == key.unset
}
