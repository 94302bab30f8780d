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

  /// Whether events of a pipeline are bound to ECS: they come from Beats, or go to a data stream.
  static func isECS(_ pipeline: LogstashPipeline, _ stack: LogStack) -> Bool {
    pipeline.plugins.contains { stage, plugin in
      stage == .input && ["beats", "elastic_agent"].contains(plugin.name)
        || stage == .output && plugin.name == "elasticsearch"
          && plugin["data_stream"]?.scalar == "true"
    }
  }

  /// Names at the root that filters set to a text.
  static func written(_ pipeline: LogstashPipeline) -> [(key: String, span: Span)] {
    pipeline.plugins.filter { $0.stage != .codec }.flatMap { _, plugin in
      plugin.attributes.flatMap { attribute -> [(key: String, span: Span)] in
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
}
