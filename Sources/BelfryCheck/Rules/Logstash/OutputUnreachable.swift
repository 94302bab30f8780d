import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let outputUnreachable = CheckRule(
    "logstash/output-unreachable", .error,
    summary: "Logstash sends to an address that no service of the bundle has.",
    rationale: """
      Nothing arrives; the pipeline stops, and with it everybody who sends to it.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
          elasticsearch: {image: "docker.elastic.co/elasticsearch/elasticsearch:9.5.3"}
        --- pipeline/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => [⟦"https://localhost:9200"⟧] api_key => "${KEY}" }
        }

        """),
      .fails(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
          redis: {image: "redis:8"}
        --- pipeline/main.conf
        input { stdin { } }
        output {
          redis { host => ⟦"rediss"⟧ data_type => "list" key => "logs" }
        }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
          elasticsearch: {image: "docker.elastic.co/elasticsearch/elasticsearch:9.5.3"}
        --- pipeline/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => ["https://elasticsearch:9200", "https://${SEARCH}:9200"] api_key => "${KEY}" }
          kafka { bootstrap_servers => "kafka-1.shop.internal:9092" topic_id => "logs" }
        }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines {
        let service = stack.service(of: file)
        for address in stack.targets(of: file) {
          guard let fault = stack.fault(address, from: service, 9200) else { continue }
          reporter.report(at: address.span, fault.message, help: fault.help, in: file.path)
        }
      }
    }
  )
}
