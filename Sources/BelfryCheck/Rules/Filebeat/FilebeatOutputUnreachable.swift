import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let filebeatOutputUnreachable = CheckRule(
    "filebeat/output-unreachable", .error,
    summary: "Filebeat sends to an address that no service of the bundle has.",
    rationale: """
      Nothing arrives; Filebeat tries for ever.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
          logstash: {image: "docker.elastic.co/logstash/logstash:9.5.3"}
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash.hosts: [⟦"localhost:5044"⟧]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            ports: ["9201:9200"]
        --- filebeat.yml
        filebeat.inputs: []
        output.elasticsearch:
          hosts: [⟦"https://elasticsearch:9201"⟧]
          username: filebeat

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
          logstash: {image: "docker.elastic.co/logstash/logstash:9.5.3"}
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash.hosts: ["logstash:5044", "logs.shop.internal:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        for name in ["output.logstash.hosts", "output.elasticsearch.hosts"] {
          guard let hosts = program.setting(name) else { continue }
          for address in stack.addresses(hosts) {
            guard let fault = stack.fault(address, from: program.service, 9200) else { continue }
            reporter.report(at: address.span, fault.message, help: fault.help, in: address.file)
          }
        }
      }
    }
  )
}
