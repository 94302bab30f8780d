import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedVolume = CheckRule(
    "compose/undefined-volume", .error,
    summary: "A service names a volume that there is not.",
    rationale: "Compose refuses the file.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: [⟦data:/prometheus⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ['data:/prometheus', './a:/b', /host:/c]
        volumes: {data: {}}

        """),
    ],
    check: .service { service, reporter in
      let known = (service.root["volumes"]?.merged ?? []).map(\.key.text)
      for name in ComposeWalk.volumes(service.node)
      where !known.contains(name.text) && !name.text.contains("$") {
        let hint = nearest(to: name.text, in: known).map { "did you mean '\($0)'?" }
        reporter.report(
          at: name.span, "no volume is called '\(name.text)'",
          help: hint ?? "define it under 'volumes'")
      }
    }
  )
}
