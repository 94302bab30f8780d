import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedDependency = CheckRule(
    "compose/undefined-dependency", .error,
    summary: "A service names a service that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            depends_on: [⟦db⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            depends_on: [db]
          db: {image: "postgres:17"}

        """),
    ],
    check: .service { service, reporter in
      let known = (service.root["services"]?.merged ?? []).map(\.key.text)
      for name in ComposeWalk.dependencies(service.node)
      where !known.contains(name.text) && !name.text.contains("$") {
        let hint = nearest(to: name.text, in: known).map { "did you mean '\($0)'?" }
        reporter.report(
          at: name.span, "no service is called '\(name.text)'",
          help: hint ?? "define it under 'services'")
      }
    }
  )
}
