import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let legacyField = CheckRule(
    "logstash/legacy-field", .warning,
    summary: "A field by the name that it had before Logstash 8.",
    rationale: """
      Since version 8 the patterns for web servers name their fields as ECS does: what asks for the old \
      names finds nothing, and nothing is said.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/ecs-ls"],
    examples: [
      .fails(
        """
        input { beats { port => 5044 } }
        filter {
          grok { match => { "message" => "%{COMBINEDAPACHELOG}" } }
          mutate { convert => { ⟦"bytes"⟧ => "integer" } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          grok {
            match => { "message" => "%{COMBINEDAPACHELOG}" }
            ecs_compatibility => disabled
          }
          mutate { convert => { "bytes" => "integer" } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          grok { match => { "message" => "%{COMBINEDAPACHELOG} %{NUMBER:bytes}" } }
          mutate { convert => { "bytes" => "integer" } }
        }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for group in stack.pipelineGroups {
        let groks = group.flatMap { $0.pipeline.plugins.map(\.plugin) }.filter { plugin in
          plugin.name == "grok"
            && PipelineFields.grokPatterns(plugin).contains { value in
              GrokPattern(value.scalar ?? "").parts.contains {
                $0.pattern.map(ApacheFields.patterns.contains) ?? false
              }
            }
        }
        guard !groks.isEmpty,
          groks.allSatisfy({ $0["ecs_compatibility"].map { $0.scalar != "disabled" } ?? true })
        else { continue }
        let fields = PipelineFields(group.map(\.pipeline))
        for file in group where stack.usesECS(file) {
          for use in PipelineFields.uses(file.pipeline, file.source) {
            guard use.path.count == 1, let name = ApacheFields.names[use.path[0]],
              fields.made[use.path[0]] == nil
            else { continue }
            reporter.report(
              at: use.span, "the field '\(use.path[0])' is called '\(name)' since Logstash 8",
              help: "use the new name, or 'ecs_compatibility => disabled'", in: file.path)
          }
        }
      }
    }
  )
}
