import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedConfig = CheckRule(
    "compose/undefined-config", .error,
    summary: "A service names a config that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            configs: [⟦main⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            configs: [main]
        configs: {main: {file: ./k}}

        """),
    ],
    check: .service { service, reporter in
      let known = (service.root["configs"]?.merged ?? []).map(\.key.text)
      for name in ComposeWalk.configs(service.node)
      where !known.contains(name.text) && !name.text.contains("$") {
        let hint = nearest(to: name.text, in: known).map { "did you mean '\($0)'?" }
        reporter.report(
          at: name.span, "no config is called '\(name.text)'",
          help: hint ?? "define it under 'configs'")
      }
    }
  )
}
