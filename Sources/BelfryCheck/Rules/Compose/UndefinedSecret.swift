import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedSecret = CheckRule(
    "compose/undefined-secret", .error,
    summary: "A service names a secret that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            secrets: [⟦key⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            secrets: [key]
        secrets: {key: {file: ./k}}

        """),
    ],
    check: .service { service, reporter in
      let known = (service.root["secrets"]?.merged ?? []).map(\.key.text)
      for name in ComposeWalk.secrets(service.node)
      where !known.contains(name.text) && !name.text.contains("$") {
        let hint = nearest(to: name.text, in: known).map { "did you mean '\($0)'?" }
        reporter.report(
          at: name.span, "no secret is called '\(name.text)'",
          help: hint ?? "define it under 'secrets'")
      }
    }
  )
}
