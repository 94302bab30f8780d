import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noTimestampFilter = CheckRule(
    "logstash/no-timestamp-filter", .advice,
    summary: "The time of a line is read, and not used.",
    rationale: """
      Without the filter 'date' an event has the time at which Logstash saw it: old logs look new, and \
      nothing can be compared.
      """,
    examples: [
      .fails(
        """
        input { file { path => "/var/log/shop.log" } }
        filter {
          grok { match => { "message" => ⟦"%{TIMESTAMP_ISO8601:when} %{GREEDYDATA:text}"⟧ } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { file { path => "/var/log/shop.log" } }
        filter {
          grok { match => { "message" => "%{TIMESTAMP_ISO8601:when} %{GREEDYDATA:text}" } }
          date { match => ["when", "ISO8601"] }
        }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for group in stack.pipelineGroups {
        let names = group.flatMap { $0.pipeline.plugins.map(\.plugin.name) }
        guard !names.contains("date"), !names.contains("ruby") else { continue }
        for file in group {
          for (_, plugin) in file.pipeline.plugins where plugin.name == "grok" {
            let texts = PipelineFields.grokPatterns(plugin)
            guard let text = texts.first(where: { GrokPattern($0.scalar ?? "").readsTime }) else {
              continue
            }
            reporter.report(
              at: text.span, "the time is read here, and no 'date' filter uses it",
              help: "add date { match => [\"field\", \"ISO8601\"] }, with the format that it has",
              in: file.path)
          }
        }
      }
    }
  )
}
