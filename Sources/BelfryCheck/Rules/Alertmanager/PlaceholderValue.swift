import BelfrySource
import BelfryYAML

extension CheckRule {
  static let placeholderValue = CheckRule(
    "alertmanager/placeholder-value", .error,
    summary: "A value that was never filled in.",
    rationale: "Every notification through it fails.",
    examples: [
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                api_url: ⟦https://hooks.slack.com/services/YOUR/WEBHOOK/URL⟧

        """),
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                api_url: ⟦https://example.com/hook⟧

        """),
      .passes(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                api_url: https://hooks.slack.com/services/T0/B0/x1

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for (kind, node) in AlertmanagerWalk.settings(root) {
        for pair in node.pairs where pair.value.kind == .scalar {
          let secret = ["url", "key", "token", "password", "smarthost", "secret"]
          guard secret.contains(where: pair.key.text.contains), Placeholder.isOne(pair.value.text)
          else { continue }
          let file = AlertmanagerWalk.fileKey(of: pair.key.text, in: kind)
          reporter.report(
            at: pair.value.span, "this was never filled in",
            help: file.map { "put the real value into a file, and name that with '\($0)'" }
              ?? "write the real value")
        }
      }
    }
  )
}
