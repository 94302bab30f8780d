import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let registryNotPersisted = CheckRule(
    "filebeat/registry-not-persisted", .warning,
    summary: "Filebeat forgets what it has sent.",
    rationale: """
      Its registry lies in the container: after every update all files are sent again.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          ⟦filebeat⟧:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
        --- filebeat.yml
        filebeat.inputs: []
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
              - registry:/usr/share/filebeat/data
        volumes: {registry: {}}
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let service = program.service, service.node["extends"] == nil,
          service.node["volumes_from"] == nil
        else { continue }
        let folder = program.text("path.data") ?? "/usr/share/filebeat/data"
        guard folder.hasPrefix("/"), !folder.contains("$"), !service.mounts(folder) else {
          continue
        }
        reporter.report(
          at: service.name.span,
          "what '\(service.name.text)' has sent is forgotten with the container",
          help: "mount a volume at \(folder)", in: service.file.path)
      }
    }
  )
}
