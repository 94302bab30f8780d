import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let logsUnreadable = CheckRule(
    "filebeat/logs-unreadable", .warning,
    summary: "Filebeat may not read the logs of the containers.",
    rationale: """
      The engine gives them to root alone, and Filebeat's image runs as another user: no line arrives.
      """,
    references: ["https://www.elastic.co/docs/reference/beats/filebeat/running-on-docker"],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          ⟦filebeat⟧:
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
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            user: root
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
      for program in stack.all(.filebeat) {
        guard let service = program.service, service.node["user"] == nil,
          service.node["extends"] == nil, service.image == "filebeat",
          service.node["build"] == nil
        else { continue }
        let reads = FilebeatWalk.inputs(program).contains { input in
          input.isEnabled
            && FilebeatWalk.paths(input.node).contains {
              $0.text.hasPrefix("/var/lib/docker/containers")
            }
        }
        guard reads else { continue }
        reporter.report(
          at: service.name.span, "'\(service.name.text)' may not read the logs of the containers",
          help: "add 'user: root', with no more capabilities than it needs", in: service.file.path)
      }
    }
  )
}
