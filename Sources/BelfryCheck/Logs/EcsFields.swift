import BelfryModels
import BelfrySource
import BelfryYAML

/// What the Elastic Common Schema says of fields at the root of an event.
enum EcsFields {
  /// Names at the root that are objects (ECS 9, field sets).
  static let objects: Set<String> = [
    "agent", "client", "cloud", "container", "data_stream", "destination", "device", "dns", "ecs",
    "email", "error", "event", "faas", "file", "geo", "group", "host", "http", "log", "network",
    "observer", "orchestrator", "organization", "package", "process", "registry", "related", "rule",
    "server", "service", "source", "span", "threat", "tls", "trace", "transaction", "url", "user",
    "user_agent", "vulnerability", "x509",
  ]

  /// Fields that Filebeat puts at the root of its events.
  static func underRoot(_ program: LogProgram) -> [Pair] {
    guard let file = program.file else { return [] }
    let places = [file.root] + FilebeatWalk.inputs(program).filter(\.isEnabled).map(\.node)
    return places.filter { $0["fields_under_root"]?.text == "true" }
      .flatMap { $0["fields"]?.merged ?? [] }
  }

  /// Names at the root that Filebeat itself fills with objects in every event.
  static let filebeat: Set<String> = ["agent", "ecs", "host", "log"]

  /// Whether events of a pipeline go where the fields of ECS are mapped: to a data stream, or to an
  /// index of Beats.
  static func isECS(_ pipeline: LogstashPipeline) -> Bool {
    pipeline.plugins.contains { stage, plugin in
      guard stage == .output, plugin.name == "elasticsearch" else { return false }
      if let index = plugin["index"]?.scalar {
        return index.contains("[@metadata][beat]") || index.hasPrefix("filebeat")
      }
      return plugin["data_stream"]?.scalar != "false" && DataStreamSettings(plugin).mayBeStream
    }
  }

  /// Whether what a Filebeat reads is stored by the fields of ECS.
  static func isECS(_ program: LogProgram, _ stack: LogStack) -> Bool {
    if program.setting("output.elasticsearch.hosts") != nil {
      return program.setting("output.elasticsearch.index") == nil
        && program.setting("output.elasticsearch.indices") == nil
    }
    return stack.pipelines.contains { isECS($0.pipeline) }
  }

  /// Names at the root that filters set to a text.
  static func written(_ pipeline: LogstashPipeline) -> [(key: String, span: Span)] {
    pipeline.plugins.filter { $0.stage != .codec }.flatMap { _, plugin in
      captured(plugin)
        + plugin.attributes.flatMap { attribute -> [(key: String, span: Span)] in
          guard case .hash(let entries) = attribute.value.content,
            attribute.name == "add_field"
              || plugin.name == "mutate" && ["replace", "update"].contains(attribute.name)
          else { return [] }
          return entries.filter { $0.value.scalar != nil }.map { entry in
            let path = LogstashReference.fieldPath(entry.key)
            return (path.count == 1 ? path[0] : "", entry.keySpan)
          }
        }
    }
  }

  /// Names at the root that a `grok` takes out of a line.
  private static func captured(_ plugin: LogstashPlugin) -> [(key: String, span: Span)] {
    guard plugin.name == "grok" else { return [] }
    return PipelineFields.grokPatterns(plugin).flatMap { value in
      GrokPattern(value.scalar ?? "").fields.map { field in
        let path = LogstashReference.fieldPath(field)
        return (path.count == 1 ? path[0] : "", value.span)
      }
    }
  }
}
