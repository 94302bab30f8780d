import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let relabelClears = CheckRule(
    "prometheus/relabel-clears", .advice,
    summary: "Relabelling that takes path, scheme or address from targets without an annotation.",
    rationale: """
      The default expression matches nothing as well, and an empty result removes the label: a \
      target that does not say its path is asked for '/', one without an address is dropped.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            docker_sd_configs: [{host: "unix:///var/run/docker.sock"}]
            relabel_configs:
              - source_labels: [__meta_docker_container_label_metrics_path]
                target_label: ⟦__metrics_path__⟧

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs: [{role: pod}]
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_annotation_scheme]
                regex: (https?)?
                target_label: ⟦__scheme__⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            kubernetes_sd_configs: [{role: pod}]
            relabel_configs:
              - source_labels: [__meta_kubernetes_pod_annotation_path]
                regex: (.+)
                target_label: __metrics_path__
              - source_labels: [__meta_kubernetes_pod_annotation_scheme]
                target_label: __scheme__
              - {source_labels: [__scheme__], regex: "", target_label: __scheme__, replacement: http}
          - job_name: b
            kubernetes_sd_configs: [{role: pod}]
            relabel_configs:
              - {source_labels: [__meta_kubernetes_pod_label_path], regex: .+, action: keep}
              - source_labels: [__meta_kubernetes_pod_label_path]
                target_label: __metrics_path__
              - source_labels: [__meta_kubernetes_pod_label_team]
                target_label: team

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? [] {
        let steps = job["relabel_configs"]?.items ?? []
        for (place, step) in steps.enumerated() {
          guard let target = step["target_label"], let effect = effects[target.text],
            let source = clearing(step), !requires(source, steps.prefix(place)),
            !sets(target.text, steps.dropFirst(place + 1))
          else { continue }
          reporter.report(
            at: target.span, "a target without '\(source)' loses '\(target.text)': \(effect)",
            help: "add 'regex: (.+)', which matches no empty value")
        }
      }
    }
  )
}

/// What becomes of a target without one of these labels.
private let effects = [
  "__metrics_path__": "it is asked for '/'", "__scheme__": "it cannot be asked",
  "__address__": "it is dropped",
]

/// The label that not every target has and whose absence empties the label that a step writes.
private func clearing(_ step: Node) -> String? {
  guard ["", "replace"].contains(step["action"]?.text.lowercased() ?? ""),
    ["$1", "${1}", "$0", "${0}"].contains(step["replacement"]?.text ?? "$1"),
    let sources = step["source_labels"]?.items, sources.count == 1, isOptional(sources[0].text),
    matchesNothing(step)
  else { return nil }
  return sources[0].text
}

/// Whether a label of the discovery stands for something that users write or leave out.
private func isOptional(_ label: String) -> Bool {
  label.hasPrefix("__meta_")
    && ["_annotation_", "_label_", "_tag_", "_service_metadata_"].contains(where: label.contains)
}

private func matchesNothing(_ step: Node) -> Bool {
  guard let regex = step["regex"] else { return true }
  return (try? Pattern(regex.text))?.matchesEmpty ?? false
}

/// Whether earlier steps leave only targets that have a label.
private func requires(_ label: String, _ steps: ArraySlice<Node>) -> Bool {
  steps.contains { step in
    guard step["source_labels"]?.items.contains(where: { $0.text == label }) == true else {
      return false
    }
    return switch step["action"]?.text.lowercased() {
    case "keep": !matchesNothing(step)
    case "drop": matchesNothing(step)
    default: false
    }
  }
}

/// Whether later steps write a label where it is empty, or anyway.
private func sets(_ label: String, _ steps: ArraySlice<Node>) -> Bool {
  steps.contains {
    $0["target_label"]?.text == label && matchesNothing($0) && $0["replacement"] != nil
  }
}
