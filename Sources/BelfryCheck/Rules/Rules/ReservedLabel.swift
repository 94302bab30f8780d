import BelfrySource
import BelfryYAML

extension CheckRule {
  static let reservedLabel = CheckRule(
    "rules/reserved-label", .error,
    summary: "A label that Prometheus sets itself.",
    rationale:
      "Names that begin with two underscores are removed, and alertname is the name of the alert.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {⟦alertname⟧: B}

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                labels: {severity: page}

        """),
    ],
    check: .rule { rule, reporter in
      for pair in rule.labels {
        let name = pair.key.text
        guard name == "alertname" && rule.isAlert || name.hasPrefix("__") else { continue }
        reporter.report(
          at: pair.key.span, "'\(name)' is set by Prometheus itself", help: "choose another name")
      }
    }
  )
}
