import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let geoipTarget = CheckRule(
    "logstash/geoip-target", .error,
    summary: "A filter 'geoip' that does not know where its result belongs.",
    rationale: """
      Since Logstash 8 the pipeline does not start: with the names of ECS a target is needed, unless the \
      source is a field 'ip' inside of another.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/plugins/plugins-filters-geoip"],
    examples: [
      .fails(
        """
        input { beats { port => 5044 } }
        filter { geoip { source => ⟦"clientip"⟧ } }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            build: {context: logstash, args: {ELK_VERSION: 7.17.29}}
            volumes: [pipelines:/usr/share/logstash/pipeline]
        volumes: {pipelines: {}}
        --- logstash/main.conf
        input { beats { port => 5044 } }
        filter { geoip { source => "clientip" } }
        output { stdout { } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          geoip { source => "[source][ip]" }
          geoip { source => "clientip" target => "source" }
          geoip { source => "clientip" ecs_compatibility => "disabled" }
        }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines where stack.usesECS(file) {
        for (stage, plugin) in file.pipeline.plugins
        where stage == .filter && plugin.name == "geoip" {
          guard plugin["target"] == nil, let source = plugin["source"], let text = source.scalar,
            !text.contains("$"),
            plugin["ecs_compatibility"].map({ $0.scalar != "disabled" }) ?? true
          else { continue }
          let path = LogstashReference.fieldPath(text)
          guard path.count < 2 || path.last != "ip" else { continue }
          reporter.report(
            at: source.span, "'geoip' needs a target for the source '\(text)'",
            help: "add a target, such as target => \"source\"", in: file.path,
            as: stack.logstashVersion(reading: file.path) == nil ? .warning : nil)
        }
      }
    }
  )
}
