import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let configOwner = CheckRule(
    "filebeat/config-owner", .warning,
    summary: "Filebeat's mounted configuration may belong to the wrong user.",
    rationale: """
      Filebeat ends at once when the file does not belong to its user or to root, as on most machines \
      where somebody checked it out.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            user: root
            volumes:
              - ⟦./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro⟧
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
            user: root
            command: filebeat -e --strict.perms=false
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
        --- filebeat.yml
        filebeat.inputs: []
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let service = program.service, let file = program.file, !service.isScripted,
          !service.words.contains(where: { $0.text.contains("strict.perms=false") }),
          service.variable("BEAT_STRICT_PERMS")?.value != "false"
        else { continue }
        guard let mount = stack.workspace.mounts(service, over: file.path).first else { continue }
        reporter.report(
          at: mount.node.span,
          "Filebeat ends when this file belongs neither to root nor to its user",
          help: "add '--strict.perms=false' to the command", in: service.file.path)
      }
    }
  )
}
