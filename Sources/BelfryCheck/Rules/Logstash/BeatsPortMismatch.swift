import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let beatsPortMismatch = CheckRule(
    "logstash/beats-port-mismatch", .error,
    summary: "Filebeat sends to a port on which Logstash does not listen.",
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
            volumes: ["./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro"]
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            ports: ["5000:5044"]
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash.hosts: [⟦"logstash:5000"⟧]
        --- pipeline/main.conf
        input { beats { port => 5044 } }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes: ["./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro"]
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes: ["./pipeline:/usr/share/logstash/pipeline:ro"]
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash.hosts: ["logstash:5000", "logs.shop.internal:5045", "logstash"]
        --- pipeline/main.conf
        input { beats { port => 5044 } beats { port => 5000 } }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let hosts = program.setting("output.logstash.hosts") else { continue }
        for address in stack.addresses(hosts) {
          guard let inputs = stack.beatsInputs(address), !inputs.isEmpty else { continue }
          let ports = inputs.compactMap { $0.plugin["port"]?.scalar.flatMap { Int($0) } }
          let wanted = address.port ?? 5044
          guard ports.count == inputs.count, !ports.contains(wanted) else { continue }
          reporter.report(
            at: address.span, "'\(address.host)' listens on \(ports[0]), not \(wanted)",
            help: "containers use the port inside, not the published one",
            related: inputs.prefix(1).map {
              .init("the input", file: $0.file, span: $0.plugin.nameSpan)
            }, in: address.file)
        }
      }
    }
  )
}
