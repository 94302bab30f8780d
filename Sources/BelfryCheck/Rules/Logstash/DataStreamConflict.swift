import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dataStreamConflict = CheckRule(
    "logstash/data-stream-conflict", .error,
    summary: "An output that is for a data stream and for an index at once.",
    rationale: """
      Logstash refuses to start: names, templates and lifecycles of indices do not go with data_stream => \
      true, and data_stream_… does not go without.
      """,
    references: [
      "https://www.elastic.co/docs/reference/logstash/plugins/plugins-outputs-elasticsearch"
    ],
    examples: [
      .fails(
        """
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            data_stream => true
            ⟦index⟧ => "shop-%{+YYYY.MM.dd}"
          }
        }

        """),
      .fails(
        """
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => "shop"
            ⟦data_stream_dataset⟧ => "shop"
          }
        }

        """),
      .passes(
        """
        input { stdin { } }
        output {
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            data_stream => true
            data_stream_dataset => "shop"
            action => "create"
            pipeline => "shop"
            document_id => "%{[id]}"
          }
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            index => "shop"
            manage_template => false
          }
          elasticsearch { data_stream => "${STREAM}" index => "shop" data_stream_type => "logs" }
        }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines {
        for (stage, plugin) in file.pipeline.plugins
        where stage == .output && plugin.name == "elasticsearch" {
          let clash = DataStreamSettings(plugin)
          for attribute in clash.refused {
            reporter.report(
              at: attribute.nameSpan,
              clash.isStream
                ? "'\(attribute.name)' does not go with 'data_stream => true'"
                : "'\(attribute.name)' needs 'data_stream => true'",
              help: clash.isStream ? "take it out" : "say so, or take it out", in: file.path)
          }
        }
      }
    }
  )
}
