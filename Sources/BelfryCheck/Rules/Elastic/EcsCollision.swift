import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let ecsCollision = CheckRule(
    "elastic/ecs-collision", .warning,
    summary: "A text is put where ECS has an object.",
    rationale: """
      Elasticsearch refuses the document: a field cannot be both a text and an object.
      """,
    references: ["https://www.elastic.co/docs/reference/ecs/ecs-field-reference"],
    examples: [
      .fails(
        """
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: shop
            paths: [/var/log/shop/*.log]
            fields_under_root: true
            fields:
              ⟦service⟧: shop
              environment: production
        output.elasticsearch.hosts: ["https://elasticsearch:9200"]

        """),
      .fails(
        """
        --- logstash/main.conf
        input { beats { port => 5044 } }
        filter {
          mutate { add_field => { ⟦"host"⟧ => "shop-1" } }
        }
        output { elasticsearch { hosts => ["http://elasticsearch:9200"] data_stream => true } }

        """),
      .fails(
        """
        --- logstash/main.conf
        input { beats { port => 5044 } }
        filter { grok { match => { "message" => ⟦"%{IP:client} %{WORD:[http][request][method]}"⟧ } } }
        output { elasticsearch { hosts => ["http://elasticsearch:9200"] data_stream => true } }

        """),
      .passes(
        """
        --- filebeat.yml
        filebeat.inputs:
          - type: filestream
            id: shop
            paths: [/var/log/shop/*.log]
            fields:
              service: shop
          - type: filestream
            id: web
            paths: [/var/log/web/*.log]
            fields_under_root: true
            fields:
              service.name: web
              service: {version: "1"}
        output.logstash.hosts: ["logstash:5044"]

        """),
      .passes(
        """
        --- logstash/main.conf
        input { beats { port => 5044 } }
        filter {
          mutate { add_field => { "[host][name]" => "shop-1" "shop" => "1" } }
        }
        output { elasticsearch { hosts => ["http://elasticsearch:9200"] data_stream => true } }

        """),
      .passes(
        """
        --- logstash/main.conf
        input { beats { port => 5044 } }
        filter { mutate { replace => { "host" => "%{[host][name]}" } } }
        output { elasticsearch { hosts => ["http://elasticsearch:9200"] index => "shop" } }

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        let names = EcsFields.isECS(program, stack) ? EcsFields.objects : EcsFields.filebeat
        for pair in EcsFields.underRoot(program) where names.contains(pair.key.text) {
          guard pair.value.kind == .scalar else { continue }
          reporter.report(
            at: pair.key.span, "'\(pair.key.text)' is an object in ECS, and a text here",
            help: "name a field of it, such as '\(pair.key.text).name'",
            in: program.file?.path ?? "")
        }
      }
      for file in stack.pipelines where EcsFields.isECS(file.pipeline) {
        for entry in EcsFields.written(file.pipeline) where EcsFields.objects.contains(entry.key) {
          reporter.report(
            at: entry.span, "'\(entry.key)' is an object in ECS, and a text here",
            help: "name a field of it, such as '[\(entry.key)][name]'", in: file.path)
        }
      }
    }
  )
}
