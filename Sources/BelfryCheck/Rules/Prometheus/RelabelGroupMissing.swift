import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let relabelGroupMissing = CheckRule(
    "prometheus/relabel-group-missing", .warning,
    summary: "Relabelling that writes a group which its expression does not have.",
    rationale: """
      Such a group stands for nothing: a replacement of nothing removes the label, and 'labelmap' makes \
      labels without a name. '$1_total' asks for a group of that name, since names are as long as they \
      can be.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config",
      "https://pkg.go.dev/regexp#Regexp.Expand",
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            docker_sd_configs: [{host: "unix:///var/run/docker.sock"}]
            relabel_configs:
              - {source_labels: [__meta_docker_container_name], regex: "/(.*)", target_label: name,
                 replacement: "⟦$1_container⟧"}
              - {action: labelmap, regex: ⟦__meta_docker_container_label_prometheus_.*⟧}
              - {source_labels: [__address__], regex: "([^:]+):.*", target_label: instance,
                 replacement: "$1:⟦$2⟧"}

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            docker_sd_configs: [{host: "unix:///var/run/docker.sock"}]
            relabel_configs:
              - {source_labels: [__meta_docker_container_name], regex: "/(.*)", target_label: name,
                 replacement: "${1}_container"}
              - {action: labelmap, regex: __meta_docker_container_label_prometheus_(.+)}
              - {source_labels: [__address__], regex: "(?P<host>[^:]+):.*", target_label: instance,
                 replacement: "$host $0 a$$b 5$"}
              - {source_labels: [env], target_label: stage}
              - {source_labels: [env], regex: test, target_label: env, replacement: ""}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for step in PrometheusWalk.relabelSteps(root) {
        let action = step["action"]?.text.lowercased() ?? "replace"
        guard ["replace", "labelmap"].contains(action),
          let pattern = try? Pattern(step["regex"]?.text ?? "(.*)")
        else { continue }
        guard let template = step["replacement"] else {
          // It is the first group then.
          if let regex = step["regex"], !pattern.missingGroups(in: "$1").isEmpty {
            reporter.report(
              at: regex.span, "without 'replacement' the first group is written, and there is none",
              help: "put what is meant in parentheses")
          }
          continue
        }
        guard template.kind == .scalar else { continue }
        for group in pattern.missingGroups(in: template.text) {
          let digits = String(group.name.prefix { $0.isNumber })
          let text = "${\(digits)}\(group.name.dropFirst(digits.count))"
          let isMeant = !digits.isEmpty && digits.count < group.name.count
          reporter.report(
            at: template.map.source(group.span), "the expression has no group '\(group.name)'",
            help: isMeant ? "write '\(text)'" : "put what is meant in parentheses",
            fixes: isMeant
              ? [
                FixIt(
                  "write '\(text)'", edits: [.init(template.map.source(group.span), text)],
                  isSafe: false)
              ] : [])
        }
      }
    }
  )
}
