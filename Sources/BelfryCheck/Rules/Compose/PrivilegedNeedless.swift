import BelfrySource
import BelfryYAML

extension CheckRule {
  static let privilegedNeedless = CheckRule(
    "compose/privileged-needless", .warning,
    summary: "A monitoring service with all rights on the host.",
    rationale: """
      Whoever breaks into it owns the host. Of these programs cAdvisor alone may need it.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            privileged: ⟦true⟧

        """),
      .passes(
        """
        services:
          cadvisor:
            image: ghcr.io/google/cadvisor:v0.60.5
            privileged: true

        """),
    ],
    check: .service { service, reporter in
      guard let known = service.known, !known.names.contains("cadvisor"),
        let flag = service.node["privileged"], flag.text == "true"
      else { return }
      reporter.report(
        at: flag.span, "'\(service.name.text)' has all rights on the host", help: "take it out")
    }
  )
}
