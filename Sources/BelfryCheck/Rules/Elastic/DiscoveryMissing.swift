import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let discoveryMissing = CheckRule(
    "elastic/discovery-missing", .error,
    summary: "Elasticsearch does not know whether it is alone.",
    rationale: """
      In a container it refuses to start without one of discovery.type, discovery.seed_hosts and \
      cluster.initial_master_nodes, unless version 8 or later sets up security itself.
      """,
    references: ["https://www.elastic.co/docs/deploy-manage/deploy/self-managed/bootstrap-checks"],
    examples: [
      .fails(
        """
        services:
          ⟦elasticsearch⟧:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - xpack.security.enabled=false

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - xpack.security.enabled=false
              - discovery.type=single-node
          auto:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - ELASTIC_PASSWORD_FILE=/run/secrets/elastic
          loop:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - xpack.security.enabled=false
              - network.host=127.0.0.1

        """),
    ],
    check: .logs { stack, reporter in
      let names = [
        "discovery.type", "discovery.seed_hosts", "discovery.seed_providers",
        "cluster.initial_master_nodes",
      ]
      for program in stack.all(.elasticsearch) where program.isWhole {
        guard let service = program.service, !names.contains(where: { program.setting($0) != nil }),
          !["127.0.0.1", "localhost", "_local_"].contains(program.text("network.host") ?? ""),
          program.setting("transport.host") == nil
        else { continue }
        let setsItselfUp = !ElasticSecurity.hasOwnSettings(program)
        guard !setsItselfUp || service.majorVersion == 7 else { continue }
        reporter.report(
          at: service.name.span, "'\(service.name.text)' does not know whether it is alone",
          help: "set 'discovery.type: single-node' for one node", in: service.file.path)
      }
    }
  )
}
