import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let indexNotFilled = CheckRule(
    "logstash/index-not-filled", .warning,
    summary: "An index is named after Beats, and other inputs write to it, too.",
    rationale: """
      Only Beats and Elastic's agent bring '[@metadata][beat]' along. Events of others go to an \
      index that is called '%{[@metadata][beat]}-…', word by word.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/plugins/plugins-inputs-beats"],
    examples: [
      .fails(
        """
        input {
          beats { port => 5044 }
          udp { port => 5000 }
        }
        output {
          elasticsearch { index => ⟦"%{[@metadata][beat]}-%{+YYYY.MM.dd}"⟧ }
        }

        """),
      .passes(
        """
        input {
          beats { port => 5044 }
          udp { port => 5000 }
        }
        output {
          if [@metadata][beat] {
            elasticsearch { index => "%{[@metadata][beat]}-%{+YYYY.MM.dd}" }
          } else {
            elasticsearch { index => "other-%{+YYYY.MM.dd}" }
          }
        }

        """),
      .passes(
        """
        input {
          beats { port => 5044 }
          udp { port => 5000 add_field => { "[@metadata][beat]" => "other" } }
        }
        output { elasticsearch { index => "%{[@metadata][beat]}-%{+YYYY.MM.dd}" } }

        """),
      .passes(
        """
        input {
          beats { port => 5044 }
          kafka { topics => ["logs"] codec => "json" }
        }
        output { elasticsearch { index => "%{[@metadata][beat]}-%{+YYYY.MM.dd}" } }

        """),
    ],
    check: .logs { stack, reporter in
      for group in stack.pipelineGroups {
        for files in stack.readTogether(group)
        where !files.contains(where: { $0.reading.diagnostics.hasErrors }) {
          guard let input = files.lazy.compactMap({ $0.pipeline.inputWithoutBeat }).first,
            !files.contains(where: { $0.pipeline.mayMakeBeat })
          else { continue }
          for file in files {
            for index in file.pipeline.namedAfterBeat {
              reporter.report(
                at: index.span, "events of '\(input.name)' have no '[@metadata][beat]'",
                help: "name their index in a branch, or add the field to them", in: file.path)
            }
          }
        }
      }
    }
  )
}

extension LogStack {
  /// Files of a folder as one where they are no pipelines by themselves, else each alone.
  fileprivate func readTogether(_ group: [PipelineFile]) -> [[PipelineFile]] {
    let isWhole = group.contains { file in
      Set(file.pipeline.sections.map(\.stage)).isSuperset(of: [.input, .output])
    }
    return isWhole ? group.map { [$0] } : [group]
  }
}

extension LogstashPipeline {
  private static let plainInputs: Set<String> = [
    "exec", "file", "gelf", "generator", "http", "jdbc", "snmptrap", "stdin", "syslog", "tcp",
    "udp", "unix",
  ]

  /// An input whose events have nothing of a Beat.
  fileprivate var inputWithoutBeat: LogstashPlugin? {
    plugins.first { stage, plugin in
      // A file may hold what a Beat has written, as JSON.
      stage == .input && Self.plainInputs.contains(plugin.name)
        && (plugin.name != "file" || plugin["codec"] == nil)
    }?.plugin
  }

  /// Whether a setting or a program's text writes to the field, or an event may be taken out.
  fileprivate var mayMakeBeat: Bool {
    plugins.contains { stage, plugin in
      guard stage == .input || stage == .filter else { return false }
      return plugin.name == "drop" || plugin.name == "ruby"
        || plugin.attributes.contains { attribute in
          (attribute.value.keys + attribute.value.values.compactMap(\.scalar)
            + [attribute.value.scalar ?? ""])
            .contains { $0.contains("@metadata") }
        }
    }
  }

  /// Indices that are named after it outside of branches.
  fileprivate var namedAfterBeat: [LogstashValue] {
    sections.filter { $0.stage == .output }.flatMap(\.body).compactMap { statement in
      guard case .plugin(let plugin) = statement, plugin.name == "elasticsearch",
        let index = plugin["index"], index.scalar?.contains("%{[@metadata][beat]}") == true
      else { return nil }
      return index
    }
  }
}
