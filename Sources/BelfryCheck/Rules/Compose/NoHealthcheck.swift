import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noHealthcheck = CheckRule(
    "compose/no-healthcheck", .advice,
    summary: "A monitoring service that could have a health check and has none.",
    rationale: "What depends on it cannot wait until it answers. Said once a file.",
    examples: [
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            healthcheck: {test: [CMD, wget, -q, --spider, "http://127.0.0.1:9090/-/ready"]}

        """),
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0
            restart: "no"

        """),
      .passes(
        """
        services:
          setup:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.2.0
            command: bash -c 'elasticsearch-certutil ca --silent --pem -out certs/ca.zip'

        """),
      .passes(
        """
        services:
          otel:
            image: otel/opentelemetry-collector:0.160.0

        """),
    ],
    check: .document(.compose) { root, reporter in
      ComposeWalk.first(
        lacking: { $0["healthcheck"] != nil || ComposeWalk.isScript($0) }, in: root,
        reporter.workspace.settings,
        where: { !($0.tools ?? []).isEmpty && !$0.hasHealthcheck }
      ).map { service, count in
        reporter.report(
          at: service.name.span,
          "'\(service.name.text)' has no health check\(ComposeWalk.others(count))",
          help: "add 'healthcheck' with a request to its health page")
      }
    }
  )
}
