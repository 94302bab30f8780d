import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedNetwork = CheckRule(
    "compose/undefined-network", .error,
    summary: "A service names a network that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            networks: [⟦back⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            networks: [back, default]
        networks: {back: {}}

        """),
    ],
    check: .service { service, reporter in
      let known = (service.root["networks"]?.merged ?? []).map(\.key.text)
      for name in ComposeWalk.networks(service.node)
      where !known.contains(name.text) && !name.text.contains("$") {
        let hint = nearest(to: name.text, in: known).map { "did you mean '\($0)'?" }
        reporter.report(
          at: name.span, "no network is called '\(name.text)'",
          help: hint ?? "define it under 'networks'")
      }
    }
  )
}
