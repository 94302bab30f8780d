import BelfrySource

extension CheckRule {
  static let dependencyProfile = CheckRule(
    "compose/dependency-profile", .warning,
    summary: "A service needs one that is off unless another profile is on.",
    rationale: """
      Compose leaves services out whose profiles are off, and then refuses the project, since a \
      name that 'depends_on' gives is not defined.
      """,
    references: ["https://docs.docker.com/compose/how-tos/profiles/"],
    examples: [
      .fails(
        """
        services:
          grafana: {image: "grafana/grafana:13.1.0", depends_on: [⟦prometheus⟧]}
          prometheus: {image: "prom/prometheus:v3.14.0", profiles: [metrics]}

        """),
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            profiles: [server]
            depends_on: {⟦node⟧: {condition: service_started}}
          node: {image: "prom/node-exporter:v1.10.0", profiles: [exporter]}

        """),
      .passes(
        """
        services:
          grafana:
            image: grafana/grafana:13.1.0
            profiles: [metrics, all]
            depends_on: [prometheus, db]
          prometheus: {image: "prom/prometheus:v3.14.0", profiles: [metrics]}
          db: {image: "postgres:17"}
          api:
            image: api:1
            depends_on: {prometheus: {condition: service_started, required: false}}

        """),
      // These profiles are on.
      .passes(
        """
        --- compose.yaml
        services:
          grafana: {image: "grafana/grafana:13.1.0", depends_on: [prometheus]}
          prometheus: {image: "prom/prometheus:v3.14.0", profiles: [metrics]}
        --- .env
        COMPOSE_PROFILES=metrics

        """),
    ],
    check: .reading
  )
}
