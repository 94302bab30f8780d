import BelfrySource

extension CheckRule {
  static let dollarNotEscaped = CheckRule(
    "compose/dollar-not-escaped", .warning,
    summary: """
      A dollar sign that is meant for the container, and that Compose takes for its own.
      """,
    rationale: """
      Compose fills in variables before the container starts: what only the container knows \
      becomes an empty text. Two dollar signs become one.
      """,
    examples: [
      .fails(
        """
        services:
          db:
            image: postgres:17
            environment: {POSTGRES_USER: shop}
            healthcheck: {test: "pg_isready -U ⟦$POSTGRES_USER⟧"}

        """),
      .fails(
        """
        services:
          a:
            image: x:1
            command: sh -c 'for f in *; do echo ⟦$f⟧; done'

        """),
      .passes(
        """
        services:
          db:
            image: postgres:17
            environment: {POSTGRES_USER: shop}
            healthcheck: {test: "pg_isready -U $$POSTGRES_USER"}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          db:
            image: postgres:17
            environment: {POSTGRES_USER: $POSTGRES_USER}
            healthcheck: {test: "pg_isready -U $POSTGRES_USER"}
        --- .env
        POSTGRES_USER=shop

        """),
      // The container gets what Compose has.
      .passes(
        """
        services:
          a:
            image: prom/prometheus:v3.14.0
            command: ["--web.external-url=https://${DOMAIN}/"]
            environment: {DOMAIN: "${DOMAIN}"}
          b:
            image: x:1
            command: sh -c 'echo $REGION'
            environment: [REGION]

        """),
      .fails(
        """
        services:
          a:
            image: x:1
            command: sh -c 'echo ⟦$REGION⟧'
            environment: ["REGION=${REGION:-eu}"]

        """),
    ],
    check: .reading
  )
}
