import BelfryPromQL
import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let labelNotAvailable = CheckRule(
    "template/label-not-available", .warning,
    summary: "A text names a label that the expression aggregates away.",
    rationale: "The place stays empty: the text says \"instance  is down\".",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ $labels⟦.instance⟧ }} is down"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ $labels.job }} is down"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum(up) == 0
                labels: {severity: page}
                annotations:
                  summary: "{{ $labels.severity }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum(up) == 0 or up == 0
                annotations:
                  summary: "{{ $labels.instance }}"

        """),
    ],
    check: .template { subject, reporter in
      guard let expression = subject.expression else { return }
      for read in subject.reads.labels where read.source == .labels {
        guard let fact = expression.analysis.fact(read.name), fact.presence == .never,
          !subject.setsLabel(read.name)
        else { continue }
        reporter.report(
          at: subject.place(read.span), "the expression never has the label '\(read.name)'",
          help: read.name == "alertname"
            ? "write the alert's name: the label comes later" : fact.cause.remedy,
          related: [
            .init(fact.cause.text, file: reporter.file, span: expression.place(fact.span))
          ])
      }
    }
  )
}

extension Cause {
  /// What brings a label back that a template asks for.
  fileprivate var remedy: String {
    switch self {
    case .constant: "leave it out here: a number has no labels"
    case .absentKeeps, .absentDrops:
      "leave it out here: absent() has only labels that its selector compares with '='"
    case .matcherExcludes: "leave it out here: the selector wants series without it"
    case .metricName, .functionDropsName, .operatorDropsName, .aggregationDropsName:
      "write the metric's name: what is calculated has none"
    case .notInOn: "name it behind 'on' or 'group_left', or leave it out here"
    default: "keep it in the aggregation, or leave it out here"
    }
  }
}
