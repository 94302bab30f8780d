import BelfrySource
import BelfryYAML

extension CheckRule {
  static let deprecatedReceiver = CheckRule(
    "alertmanager/deprecated-receiver", .warning,
    summary: "A receiver for a service that ends.",
    rationale: """
      Opsgenie ends in April 2027, and the connectors of Office 365 to which msteams_configs \
      speaks have been retired for workflows.
      """,
    references: [
      "https://devblogs.microsoft.com/microsoft365dev/retirement-of-office-365-connectors-within-microsoft-teams/",
      "https://www.atlassian.com/software/opsgenie",
    ],
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            ⟦msteams_configs⟧:
              - webhook_url_file: /run/secrets/teams

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a
            msteamsv2_configs:
              - webhook_url_file: /run/secrets/teams

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let ends = [
        "msteams_configs": ("the connectors of Office 365 are retired", "use 'msteamsv2_configs'"),
        "opsgenie_configs": (
          "Opsgenie ends in April 2027", "plan the move: Jira Service Management takes its place"
        ),
      ]
      for pair in (root["receivers"]?.items ?? []).flatMap(\.pairs) {
        guard let (message, help) = ends[pair.key.text], !pair.value.items.isEmpty else { continue }
        reporter.report(at: pair.key.span, message, help: help)
      }
    }
  )
}
