import BelfrySource
import BelfryTemplate
import BelfryYAML

extension CheckRule {
  static let externalLabelMissing = CheckRule(
    "rules/external-label-missing", .warning,
    summary: "A text names an external label that the configuration does not set.",
    rationale: "The place stays empty in every notification.",
    references: ["https://cloudflare.github.io/pint/checks/alerts/external_labels.html"],
    examples: [
      .fails(
        """
        --- prometheus.yml
        global:
          external_labels: {environment: production}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                annotations:
                  summary: "{{ $externalLabels⟦.cluster⟧ }} is down"

        """),
      .passes(
        """
        --- prometheus.yml
        global:
          external_labels: {environment: production}
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                annotations:
                  summary: "{{ $externalLabels.environment }} is down"

        """),
    ],
    needsBundle: true,
    check: .template { subject, reporter in
      guard let metrics = reporter.workspace.metrics else { return }
      for read in subject.reads.labels
      where read.source == .externalLabels && !metrics.externalLabels.contains(read.name) {
        reporter.report(
          at: subject.place(read.span), "no configuration sets the external label '\(read.name)'",
          help: nearest(to: read.name, in: metrics.externalLabels.sorted())
            .map { "did you mean '\($0)'?" } ?? "add it to 'global.external_labels'")
      }
    }
  )
}
