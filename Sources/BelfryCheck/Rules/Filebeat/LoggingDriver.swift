import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let loggingDriver = CheckRule(
    "filebeat/logging-driver", .warning,
    summary: "A service whose log Filebeat cannot read.",
    rationale: """
      Only the driver 'json-file' writes to the folder that Filebeat reads; other logs never arrive.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          shop:
            image: shop:1
            logging: {driver: ⟦local⟧}
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
              - /var/lib/docker/containers:/var/lib/docker/containers:ro
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: containers
            paths: [/var/lib/docker/containers/*/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          shop:
            image: shop:1
            logging: {driver: json-file}
          noise:
            image: noise:1
            logging: {driver: none}
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            logging: {driver: local}
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
              - /var/lib/docker/containers:/var/lib/docker/containers:ro
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: containers
            paths: [/var/lib/docker/containers/*/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      let reads = stack.all(.filebeat).contains { program in
        program.service != nil
          && FilebeatWalk.inputs(program).contains { input in
            input.isEnabled
              && FilebeatWalk.paths(input.node).contains {
                $0.text.hasPrefix("/var/lib/docker/containers/*")
              }
          }
      }
      guard reads else { return }
      for service in stack.workspace.services where service.program == nil {
        guard let driver = service.node["logging"]?["driver"], !driver.text.contains("$"),
          !["json-file", "none", ""].contains(driver.text)
        else { continue }
        reporter.report(
          at: driver.span, "Filebeat cannot read the log of '\(service.name.text)'",
          help: "use 'json-file', with 'max-size' and 'max-file'", in: service.file.path)
      }
    }
  )
}
