import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let filebeatRemovedSetting = CheckRule(
    "filebeat/removed-setting", .warning,
    summary: "A setting that newer versions of Filebeat do not have.",
    rationale: """
      Filebeat ends at its start where a setting of version 6 is left; others say nothing and do nothing \
      any more.
      """,
    references: ["https://www.elastic.co/docs/release-notes/beats/breaking-changes"],
    examples: [
      .fails(
        """
        filebeat.inputs: []
        ⟦setup.ilm.rollover_alias⟧: shop
        output.elasticsearch.hosts: ["https://elasticsearch:9200"]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes: ["./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro"]
        --- filebeat.yml
        filebeat:
          ⟦prospectors⟧:
            - paths: [/var/log/*.log]
          ⟦registry_file⟧: /data/registry
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        filebeat.inputs: []
        setup.ilm.policy_name: shop
        output.elasticsearch.hosts: ["https://elasticsearch:9200"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.17.29
          filebeat:
            build: ./filebeat
        --- filebeat/filebeat.yml
        filebeat.inputs: []
        setup.ilm.rollover_alias: shop
        output.elasticsearch.hosts: ["https://elasticsearch:9200"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        let version = stack.majorVersion(of: program)
        let major = version ?? stack.likelyMajor
        for setting in program.settings {
          guard
            let gone = RemovedSetting.filebeat.first(where: {
              $0.since <= major && $0.covers(setting.name)
            })
          else { continue }
          reporter.report(
            at: setting.key?.span ?? setting.span,
            "Filebeat \(gone.since) has no setting '\(setting.name)' any more",
            help: gone.replacement.map { "use '\($0)'" } ?? "take it out", in: setting.path,
            as: gone.isFatal && version != nil ? .error : nil)
        }
      }
    }
  )
}
