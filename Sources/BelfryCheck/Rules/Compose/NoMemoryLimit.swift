import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noMemoryLimit = CheckRule(
    "compose/no-memory-limit", .advice,
    summary: "A monitoring service without a memory limit.",
    rationale: """
      A query over too many series takes the memory of the host, and what it watches goes down \
      with it.
      """,
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
            mem_limit: 2g

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            deploy: {resources: {limits: {memory: 2g}}}

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
          app:
            image: app:1

        """),
    ],
    check: .service { service, reporter in
      guard
        ["prometheus", "elasticsearch", "logstash", "grafana", "cadvisor"].contains(
          service.imageName),
        service.node["mem_limit"] == nil,
        service.node["deploy"]?["resources"]?["limits"]?["memory"] == nil,
        service.node["extends"] == nil,
        // A script that prepares others ends soon.
        !ComposeWalk.isScript(service.node)
      else { return }
      reporter.report(
        at: service.name.span, "'\(service.name.text)' may take all memory of the host",
        help: ComposeWalk.isSwarm(service.root)
          ? "set 'deploy.resources.limits.memory'" : "set 'mem_limit'")
    }
  )
}
