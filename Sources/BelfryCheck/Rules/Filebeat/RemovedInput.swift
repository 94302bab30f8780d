import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let removedInput = CheckRule(
    "filebeat/removed-input", .error,
    summary: "An input of Filebeat that its version does not run any more.",
    rationale: """
      Filebeat 9 refuses the inputs 'log' and 'container', unless one asks for the old ones by name; \
      version 8 has no 'docker'.
      """,
    references: ["https://elastic.co/docs/reference/beats/filebeat/migrate-to-filestream"],
    examples: [
      .fails(
        """
        filebeat.inputs:
          - type: ⟦log⟧
            paths: [/var/log/shop/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:9.5.3
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
        --- filebeat.yml
        filebeat:
          inputs:
            - type: ⟦container⟧
              paths: [/var/lib/docker/containers/*/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:8.19.20
            volumes:
              - ./filebeat.yml:/usr/share/filebeat/filebeat.yml:ro
        --- filebeat.yml
        filebeat.inputs:
          - type: log
            paths: [/var/log/shop/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            build:
              context: .
              dockerfile_inline: |
                FROM docker.elastic.co/beats/filebeat:8.19.20
                COPY filebeat/filebeat.yml /usr/share/filebeat/
        --- filebeat/filebeat.yml
        filebeat.inputs:
          - type: log
            paths: [/var/log/shop/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          filebeat:
            image: docker.elastic.co/beats/filebeat:7.17.29
            volumes: ["${PWD}/filebeat.yml:/usr/share/filebeat/filebeat.yml:ro"]
        --- filebeat.yml
        filebeat.inputs:
          - type: log
            paths: [/var/log/shop/*.log]
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:8.19.20
          filebeat:
            build: ./filebeat
        --- filebeat/filebeat.yml
        filebeat.inputs:
          - type: log
            paths: [/var/log/shop/*.log]
        output.elasticsearch.hosts: ["https://elasticsearch:9200"]

        """),
      .passes(
        """
        filebeat.inputs:
          - type: log
            allow_deprecated_use: true
            paths: [/var/log/shop/*.log]
          - type: filestream
            id: shop
            paths: [/var/log/shop/*.json]
        output.logstash.hosts: ["logstash:5044"]

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        let version = stack.majorVersion(of: program)
        let major = version ?? stack.likelyMajor
        for input in FilebeatWalk.inputs(program) where input.isEnabled {
          guard let type = input.node["type"] else { continue }
          let since: Int
          switch type.text {
          case "log", "container": since = 9
          case "docker": since = 8
          default: continue
          }
          guard major >= since, input.node["allow_deprecated_use"]?.text != "true" else { continue }
          reporter.report(
            at: type.span, "Filebeat \(since) does not run the input '\(type.text)'",
            help: "use 'filestream' with an id of its own"
              + (type.text == "log" ? "" : " and the parser 'container'"), in: input.path,
            as: version == nil ? .warning : nil)
        }
      }
    }
  )
}
