import BelfrySource
import BelfryYAML

extension CheckRule {
  static let envNotExpanded = CheckRule(
    "alertmanager/env-not-expanded", .error,
    summary: "A variable of the environment in the configuration.",
    rationale: """
      Alertmanager does not expand variables: the text is taken as it stands, and every \
      notification fails.
      """,
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                api_url: ⟦${SLACK_URL}⟧

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                api_url_file: /run/secrets/slack

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for (kind, node) in AlertmanagerWalk.settings(root) {
        for pair in node.pairs where pair.value.kind == .scalar {
          let text = pair.value.text
          guard let start = text.firstRange(of: "${"), text[start.upperBound...].contains("}"),
            !text.contains("{{")
          else { continue }
          let file = AlertmanagerWalk.fileKey(of: pair.key.text, in: kind)
          reporter.report(
            at: pair.value.span, "Alertmanager does not expand variables",
            help: (file.map { "use '\($0)', or " } ?? "") + "fill the file in before it is mounted")
        }
      }
    }
  )
}
