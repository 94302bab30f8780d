import BelfrySource
import BelfryYAML

extension CheckRule {
  static let prometheusSecretInline = CheckRule(
    "prometheus/secret-inline", .warning,
    summary: "A secret stands in the configuration.",
    rationale: "Whoever reads the repository or the bundle has it.",
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            basic_auth:
              username: a
              password: ⟦hunter2-hunter2⟧

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            basic_auth:
              username: a
              password_file: /run/secrets/a
          - job_name: b
            authorization: {credentials: "<token>"}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      let files: Set = [
        "password", "credentials", "client_secret", "bearer_token", "auth_token", "key",
      ]
      let others: Set = ["secret_key", "application_secret", "consumer_key", "token", "secret_key"]
      for pair in PrometheusWalk.scalars(root) {
        let name = pair.key.text
        guard files.contains(name) || others.contains(name), pair.value.kind == .scalar,
          !pair.value.isNull, !pair.value.text.isEmpty, !pair.value.text.contains("$"),
          !Placeholder.isMark(pair.value.text), !Placeholder.isOne(pair.value.text)
        else { continue }
        reporter.report(
          at: pair.value.span, "'\(name)' is a secret, and stands here for all to read",
          help: files.contains(name)
            ? "use '\(name)_file'" : "fill it in before the file is mounted")
      }
    }
  )
}
