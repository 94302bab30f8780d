import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let pathNotMounted = CheckRule(
    "filebeat/path-not-mounted", .error,
    summary: "Filebeat reads files that its container does not have.",
    rationale: """
      Nothing matches the path, and nothing is said: no line arrives.
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
              - logs:/var/log/shop:ro
        volumes: {logs: {}}
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: shop
            paths: [⟦/var/log/store/*.log⟧]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
              - logs:/var/log/shop:ro
        volumes: {logs: {}}
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: shop
            paths: [/var/log/shop/*.log, "/var/log/**/*.json", "${LOGS}/*.log"]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            build:
              dockerfile_inline: |
                FROM docker.elastic.co/beats/filebeat:9.5.3
                COPY samples /var/log/samples
                COPY --chown=root:filebeat filebeat.yml /usr/share/filebeat/filebeat.yml
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: samples
            paths: [/var/log/samples/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let service = program.service, service.node["volumes_from"] == nil,
          service.node["extends"] == nil
        else { continue }
        for input in FilebeatWalk.inputs(program) where input.isEnabled {
          for path in FilebeatWalk.paths(input.node) {
            guard let folder = FilebeatWalk.folder(path.text), !service.mounts(folder),
              !service.speaksOfInline(folder)
            else { continue }
            reporter.report(
              at: path.span, "nothing is mounted at '\(folder)' in '\(service.name.text)'",
              help: "mount the folder with the logs there, read-only", in: input.path)
          }
        }
      }
    }
  )
}
