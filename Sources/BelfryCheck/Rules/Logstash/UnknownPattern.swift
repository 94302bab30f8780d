import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unknownPattern = CheckRule(
    "logstash/unknown-pattern", .error,
    summary: "The filter 'grok' names a pattern that is not there.",
    rationale: """
      The pipeline does not start. Names are compared with the patterns that come with Logstash, where the \
      bundle has none of its own.
      """,
    references: ["https://github.com/logstash-plugins/logstash-patterns-core"],
    examples: [
      .fails(
        """
        input { stdin { } }
        filter { grok { match => { "message" => "%{WORD:verb} %{⟦NUMBR⟧:size}" } } }
        output { stdout { } }

        """),
      .passes(
        """
        input { stdin { } }
        filter {
          grok { match => { "message" => "%{WORD:verb} %{SHOPID:id} %{RUUID:request}" } }
          grok {
            pattern_definitions => { "NUMBR" => "[0-9]+" }
            match => { "message" => "%{NUMBR:size}" }
          }
        }
        output { stdout { } }

        """),
      .passes(
        """
        --- compose.yaml
        services:
          logstash:
            image: docker.elastic.co/logstash/logstash:9.5.3
            volumes:
              - ./pipeline:/usr/share/logstash/pipeline:ro
              - ./own:/usr/share/logstash/patterns:ro
        --- pipeline/main.conf
        input { stdin { } }
        filter { grok { match => { "message" => "%{NUMBR:size}" } } }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      guard !stack.hasPatterns else { return }
      for file in stack.pipelines {
        for (stage, plugin) in file.pipeline.plugins where stage == .filter && plugin.name == "grok"
        {
          guard plugin["patterns_dir"] == nil, plugin["pattern_definitions"] == nil else {
            continue
          }
          for value in PipelineFields.grokPatterns(plugin) {
            for name in Set(GrokPattern(value.scalar ?? "").parts.compactMap(\.pattern)).sorted() {
              guard let near = GrokPattern.slip(of: name),
                let place = file.source.bytes[value.span.range].firstRange(
                  of: Array("%{\(name)".utf8))
              else { continue }
              reporter.report(
                at: Span(place.lowerBound + 2, place.upperBound), "no pattern is called '\(name)'",
                help: "did you mean '\(near)'?", in: file.path)
            }
          }
        }
      }
    }
  )
}

extension LogStack {
  /// Whether patterns of the bundle's own may be there: in a folder, a mount or a built image.
  fileprivate var hasPatterns: Bool {
    workspace.paths.contains { $0.lowercased().contains("pattern") }
      || workspace.services.contains { service in
        service.program == .logstash
          && (service.node["build"] != nil
            || service.mountTargets.contains { $0.lowercased().contains("pattern") })
      }
  }
}
