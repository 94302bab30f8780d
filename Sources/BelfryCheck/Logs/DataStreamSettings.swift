import BelfryModels

/// Settings of the output `elasticsearch` that do not go with writing, or not writing, to a data
/// stream (logstash-output-elasticsearch, `data_stream_support.rb`).
struct DataStreamSettings {
  /// Whether the output writes to a data stream because it says so.
  let isStream: Bool
  /// Whether it writes to a data stream, by what it says or by itself.
  let mayBeStream: Bool
  /// The settings for which Logstash refuses to start.
  let refused: [LogstashAttribute]

  init(_ plugin: LogstashPlugin) {
    let stream = plugin["data_stream"]?.scalar ?? "auto"
    let alien = plugin.attributes.filter { !Self.fits($0) }
    let own = plugin.attributes.filter { $0.name.hasPrefix("data_stream_") }
    isStream = stream == "true"
    mayBeStream = isStream || (stream == "auto" && alien.isEmpty)
    switch stream {
    case "true": refused = alien
    case "false": refused = own
    // By itself it writes to a data stream where nothing speaks against it.
    case "auto": refused = alien.isEmpty ? [] : own
    default: refused = []
    }
  }

  /// Whether a setting goes with a data stream.
  private static func fits(_ attribute: LogstashAttribute) -> Bool {
    let name = attribute.name
    if name == "action" { return attribute.value.scalar == "create" }
    if name == "ecs_compatibility" { return attribute.value.scalar != "disabled" }
    return name.hasPrefix("data_stream") || !indexOnly.contains(name)
  }

  /// What is for indices alone.
  private static let indexOnly: Set<String> = [
    "index", "document_type", "manage_template", "template", "template_api", "template_name",
    "template_overwrite", "ilm_enabled", "ilm_pattern", "ilm_policy", "ilm_rollover_alias",
    "parent", "version", "version_type", "script", "script_lang", "script_type",
    "script_var_name", "scripted_upsert", "upsert", "doc_as_upsert", "retry_on_conflict",
    "join_field",
  ]
}
