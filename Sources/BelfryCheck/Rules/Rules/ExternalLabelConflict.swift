import BelfrySource
import BelfryYAML

extension CheckRule {
  static let externalLabelConflict = CheckRule(
    "rules/external-label-conflict", .warning,
    summary: "A rule sets a label that is an external label too.",
    rationale: """
      External labels are added to what leaves the server where the label is not there yet. The \
      rule's series say one thing, all others another.
      """,
    references: ["https://cloudflare.github.io/pint/checks/labels/conflict.html"],
    examples: [
      .fails(
        """
        --- prometheus.yml
        global:
          external_labels: {cluster: production}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {⟦cluster⟧: staging}

        """),
      .passes(
        """
        --- prometheus.yml
        global:
          external_labels: {cluster: production}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {team: shop, cluster: "{{ $labels.cluster }}"}

        """),
    ],
    needsBundle: true,
    check: .rule { rule, reporter in
      guard let metrics = reporter.workspace.metrics else { return }
      for pair in rule.labels
      where metrics.externalLabels.contains(pair.key.text) && !isKept(pair) {
        reporter.report(
          at: pair.key.span, "'\(pair.key.text)' is an external label of Prometheus too",
          help: "leave it out, or give it another name")
      }
    }
  )
}

/// Whether a label says again what the series says; without it there the external label stays.
private func isKept(_ pair: Pair) -> Bool {
  let text = pair.value.text.filter { $0 != " " }
  let name = pair.key.text
  return text == "{{$labels.\(name)}}" || text == "{{.Labels.\(name)}}"
}
