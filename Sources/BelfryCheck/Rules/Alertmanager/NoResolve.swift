import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noResolve = CheckRule(
    "alertmanager/no-resolve", .warning,
    summary: "A pager that never hears that an alert is over.",
    rationale: """
      The incident stays open until somebody closes it by hand, and the next alert of its kind \
      is taken for the same.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            pagerduty_configs:
              - routing_key_file: /run/secrets/a
                send_resolved: ⟦false⟧

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a
            pagerduty_configs:
              - routing_key_file: /run/secrets/a
            email_configs:
              - {to: a@b.c, from: d@b.c, smarthost: "mail:587", send_resolved: false}

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let pagers: Set = ["pagerduty_configs", "opsgenie_configs", "victorops_configs"]
      for entry in AlertmanagerWalk.integrations(root) where pagers.contains(entry.kind) {
        guard let flag = entry.node["send_resolved"], flag.text == "false" else { continue }
        reporter.report(
          at: flag.span, "incidents are opened, and never closed", help: "take the line out",
          fixes: [FixIt("close incidents", edits: [.init(flag.span, "true")])])
      }
    }
  )
}
