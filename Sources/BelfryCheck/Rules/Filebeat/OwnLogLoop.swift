import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let ownLogLoop = CheckRule(
    "filebeat/own-log-loop", .warning,
    summary: "Filebeat reads the logs of all containers, its own among them.",
    rationale: """
      What Filebeat logs about its work becomes work again: while its output refuses lines, or at the \
      level debug, the logs grow without end.
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
              - /var/lib/docker/containers:/var/lib/docker/containers:ro
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: containers
            paths: [⟦/var/lib/docker/containers/*/*.log⟧]
            parsers: [{container: {}}]
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
              - /var/lib/docker/containers:/var/lib/docker/containers:ro
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: containers
            paths: [/var/lib/docker/containers/*/*.log]
            parsers: [{container: {}}]
        processors:
          - drop_event.when.equals.container.name: filebeat
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
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
            parsers: [{container: {}}]
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let service = program.service, let file = program.file,
          ["json-file", nil].contains(service.node["logging"]?["driver"]?.text),
          program.flag("logging.to_files") != true || program.flag("logging.to_stderr") == true,
          !FilebeatWalk.drops(file.root)
        else { continue }
        for input in FilebeatWalk.inputs(program) where input.isEnabled {
          guard !FilebeatWalk.drops(input.node) else { continue }
          for path in FilebeatWalk.paths(input.node)
          where path.text.hasPrefix("/var/lib/docker/containers/*") {
            reporter.report(
              at: path.span, "Filebeat reads its own log, too",
              help:
                "drop its events by a processor 'drop_event', or give it another logging driver",
              in: input.path)
          }
        }
      }
    }
  )
}
