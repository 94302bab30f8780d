import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let indexPatternMismatch = CheckRule(
    "logstash/index-pattern-mismatch", .warning,
    summary: "An index template of the bundle does not count for what is written.",
    rationale: """
      The indices get guessed fields and no lifecycle; the template waits for names that never come.
      """,
    examples: [
      .fails(
        """
        --- template.json
        {"index_patterns": ["shops-*"], "template": {"settings": {"number_of_shards": 1}}}
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] index => ⟦"shop-%{+YYYY.MM.dd}"⟧ }
        }

        """),
      .passes(
        """
        --- template.json
        {"index_patterns": ["shop-*", "logs-shop-*"], "template": {"settings": {"number_of_shards": 1}}}
        --- logstash/main.conf
        input { stdin { } }
        output {
          elasticsearch { hosts => ["http://elasticsearch:9200"] index => "%{[app]}-%{+YYYY.MM.dd}" }
          elasticsearch {
            hosts => ["http://elasticsearch:9200"]
            data_stream => true
            data_stream_dataset => "${DATASET}"
          }
        }

        """),
    ],
    check: .logs { stack, reporter in
      let patterns = stack.workspace.files(.indexTemplate).flatMap { file -> [String] in
        guard let node = file.root["index_patterns"] else { return [] }
        return node.kind == .sequence ? node.items.map(\.text) : [node.text]
      }
      let names = stack.indices
      // Some template counts for nothing, and this name has none.
      let idle = patterns.filter { pattern in
        !names.contains { IndexName.overlap($0.pattern, pattern) }
      }
      guard let nearest = idle.first else { return }
      for name in names where !name.pattern.hasPrefix("*") {
        guard !patterns.contains(where: { IndexName.overlap(name.pattern, $0) }) else { continue }
        reporter.report(
          at: name.span, "no index template of the bundle counts for '\(name.pattern)'",
          help: "'\(nearest)' counts for none; make the two agree", in: name.file)
      }
    }
  )
}
