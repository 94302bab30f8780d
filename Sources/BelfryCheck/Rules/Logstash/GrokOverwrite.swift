import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let grokOverwrite = CheckRule(
    "logstash/grok-overwrite", .warning,
    summary: "A pattern of 'grok' writes into the field that it reads, and does not overwrite it.",
    rationale: """
      The field becomes a list of the whole text and of its part: conditions and filters that want a \
      text no longer fit it.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/plugins/plugins-filters-grok"],
    examples: [
      .fails(
        """
        input { beats { port => 5044 } }
        filter {
          grok { match => { "message" => ⟦"%{LOGLEVEL:level} %{GREEDYDATA:message}"⟧ } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          grok {
            match => { "message" => "%{LOGLEVEL:level} %{GREEDYDATA:message}" }
            overwrite => ["message"]
          }
          grok { match => { "level" => "%{WORD:[log][level]}" } }
          grok {
            match => ["text", "%{LOGLEVEL:level} %{GREEDYDATA:text}"]
            target => "parts"
          }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          grok { match => { "message" => "%{LOGLEVEL:level} %{GREEDYDATA:message}" } }
          mutate { replace => { "message" => "%{[message][1]}" } }
        }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for group in stack.pipelineGroups {
        let plugins = group.flatMap { $0.pipeline.plugins.map(\.plugin) }
        // A script may take the list apart.
        guard !plugins.contains(where: { $0.name == "ruby" }) else { continue }
        let settled = Set(plugins.flatMap(settledFields))
        for file in group {
          for (stage, plugin) in file.pipeline.plugins where stage == .filter {
            for (name, pattern) in appended(plugin) where !settled.contains(name) {
              reporter.report(
                at: pattern.span, "'grok' makes a list of '\(name)' here",
                help: "add overwrite => [\"\(name)\"], or choose another name", in: file.path)
            }
          }
        }
      }
    }
  )
}

/// Fields that a `grok` reads and writes without overwriting them, with the patterns that do so.
private func appended(_ plugin: LogstashPlugin) -> [(name: String, pattern: LogstashValue)] {
  guard plugin.name == "grok", plugin["target"] == nil else { return [] }
  let kept = plugin["overwrite"]?.items.compactMap(\.scalar) ?? []
  guard !kept.contains(where: { $0.contains("$") }) else { return [] }
  var found: [(name: String, pattern: LogstashValue)] = []
  for match in plugin.attributes where match.name == "match" {
    for (name, patterns) in zip(match.value.keys, match.value.values) where !kept.contains(name) {
      let path = LogstashReference.fieldPath(name)
      for pattern in patterns.items {
        let fields = GrokPattern(pattern.scalar ?? "").fields
        guard fields.contains(where: { LogstashReference.fieldPath($0) == path }) else { continue }
        found.append((name, pattern))
      }
    }
  }
  return found
}

/// Fields that a plugin removes, joins or writes anew.
private func settledFields(_ plugin: LogstashPlugin) -> [String] {
  plugin.attributes.flatMap { attribute -> [String] in
    switch attribute.name {
    case "remove_field": attribute.value.items.compactMap(\.scalar)
    case "join", "replace", "update", "rename": attribute.value.keys
    case "field": attribute.value.scalar.map { [$0] } ?? []
    default: []
    }
  }
}
