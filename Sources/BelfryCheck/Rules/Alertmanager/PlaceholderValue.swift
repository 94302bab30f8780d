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
      .fails(
        """
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                api_url: ⟦https://hooks.slack.com/services/...⟧
            pagerduty_configs:
              - routing_key: ⟦xxxx xxxx⟧

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
            email_configs:
              - {to: a@b.internal, auth_password: "so...far"}

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for (kind, node) in AlertmanagerWalk.settings(root) {
        for pair in node.pairs where pair.value.kind == .scalar {
          let secret = ["url", "key", "token", "password", "smarthost", "secret"]
          guard secret.contains(where: pair.key.text.contains),
            Placeholder.isOne(pair.value.text) || Placeholder.isExample(pair.value.text)
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

extension Placeholder {
  /// Whether a value was cut short or crossed out, as in `https://hooks.slack.com/...` and `xxxx`.
  static func isExample(_ text: String) -> Bool {
    if text.contains("://"), !text.contains("{{") {
      return text.contains(".../") || text.hasSuffix("...")
    }
    let letters = text.filter { !" -_/".contains($0) }
    return letters.count >= 3 && letters.allSatisfy { $0 == "x" || $0 == "X" }
  }

  /// Whether a value is the name of what a script puts there: `API_KEY`.
  static func isName(_ text: String) -> Bool {
    text.contains("_") && text.utf8.allSatisfy { $0 == 0x5F || $0 >= 0x41 && $0 <= 0x5A }
  }
}
