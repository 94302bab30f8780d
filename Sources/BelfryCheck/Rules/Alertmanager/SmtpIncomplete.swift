import BelfrySource
import BelfryYAML

extension CheckRule {
  static let smtpIncomplete = CheckRule(
    "alertmanager/smtp-incomplete", .error,
    summary: "Mail without a server or sender.",
    rationale: "Alertmanager refuses the configuration.",
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            email_configs:
              - ⟦to⟧: a@b.c

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a
            email_configs:
              - to: a@b.c
        global:
          smtp_smarthost: mail:587
          smtp_from: x@b.c

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let global = root["global"]
      for entry in AlertmanagerWalk.integrations(root) where entry.kind == "email_configs" {
        let missing = [("smarthost", "smtp_smarthost"), ("from", "smtp_from")].filter {
          entry.node[$0.0] == nil && global?[$0.1] == nil
        }.map(\.1)
        guard !missing.isEmpty, let to = entry.node.pairs.first(where: { $0.key.text == "to" })
        else {
          continue
        }
        reporter.report(
          at: to.key.span, "mail needs \(missing.joined(separator: " and "))",
          help: "set it under 'global'")
      }
    }
  )
}
