import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let kibanaHostUnreachable = CheckRule(
    "kibana/host-unreachable", .error,
    summary: "Kibana looks for Elasticsearch where nothing of the bundle listens.",
    rationale: """
      Kibana is never ready.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node, xpack.security.enabled=false]
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment:
              ELASTICSEARCH_HOSTS: ⟦http://localhost:9200⟧

        """),
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node, xpack.security.enabled=false]
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
        --- kibana.yml
        elasticsearch.hosts: [⟦"http://elasticserach:9200"⟧]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: [discovery.type=single-node, xpack.security.enabled=false, http.port=9400]
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment:
              ELASTICSEARCH_HOSTS: '["http://elasticsearch:9400", "https://search.shop.internal:9200"]'

        """),
    ],
    check: .logs { stack, reporter in
      for client in stack.clients where client.program == .kibana {
        guard let fault = stack.fault(client.address, from: client.service, 9200) else { continue }
        reporter.report(
          at: client.address.span, fault.message, help: fault.help, in: client.address.file)
      }
    }
  )
}
