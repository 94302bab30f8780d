/// The settings of `logstash.yml` (9.5).
package enum LogstashSchema: SettingsSchema {
  /// The first half of the findings' ids.
  package static let family = "logstash"

  /// The settings that a bundle uses, and every documented family.
  package static let table = SettingsTable(
    [
      .init("node.name", .text, "Name of this Logstash."),
      .init("path.data", .text, "Folder of the data."),
      .init("path.logs", .text, "Folder of the logs."),
      .init("path.plugins", .texts, "Folders with plugins."),
      .init("log.level", .text, "What is logged."),
      .init("log.format", .choice(["plain", "json"]), "Form of the logs."),
      .init("log.format.json.fix_duplicate_message_fields", .flag, "Whether names are mended."),
      .init("http.host", .text, "Address of the interface."),
      .init("http.port", .text, "Port, or range of ports, of the interface."),
      .init("api.enabled", .flag, "Whether there is an interface."),
      .init("api.environment", .text, "Environment that the interface names."),
      .init("api.http.host", .text, "Address of the interface."),
      .init("api.http.port", .text, "Port, or range of ports, of the interface."),
      .init("api.auth.type", .choice(["none", "basic"]), "How the interface authorises."),
      .init("api.ssl.enabled", .flag, "Whether the interface speaks TLS."),
      .init("config.reload.automatic", .flag, "Whether changed pipelines are loaded."),
      .init("config.reload.interval", .duration, "How often they are looked at."),
      .init("config.support_escapes", .flag, "Whether \\n and its like count in texts."),
      .init(
        "config.field_reference.escape_style", .choice(["percent", "ampersand", "none"]),
        "How brackets in names are written."),
      .init("ssl.reload.automatic", .flag, "Whether changed certificates are loaded."),
      .init("otel.metrics.enabled", .flag, "Whether figures are sent by OTLP."),
      .init("otel.metrics.endpoint", .text, "Where they go."),
      .init("otel.metrics.interval", .duration, "How often."),
      .init("otel.metrics.protocol", .choice(["grpc", "http"]), "What is spoken."),
      .init("config.test_and_exit", .flag, "Whether pipelines are only checked."),
      .init("dead_letter_queue.enable", .flag, "Whether refused events are kept."),
      .init("allow_superuser", .flag, "Whether root may run it."),
      .init("enable_monitoring", .flag, "Whether it monitors itself."),
      .init("xpack.monitoring.enabled", .flag, "Whether it tells Elasticsearch about itself."),
      .init(
        "xpack.monitoring.allow_legacy_collection", .flag, "Whether it may do so by itself."),
      .init("xpack.monitoring.elasticsearch.hosts", .texts, "Elasticsearch for that."),
      .init("xpack.monitoring.elasticsearch.username", .text, "User for that."),
      .init("xpack.monitoring.elasticsearch.password", .text, "Password for that."),
    ] + pipeline,
    families: [
      "api", "cloud", "config", "dead_letter_queue", "event_api", "http", "keystore", "log",
      "monitoring", "node", "path", "pipeline", "queue", "slowlog", "ssl", "xpack", "metric",
      "interactive", "on_superuser", "otel", "var", "telemetry",
    ], truth: .old)

  /// Settings that may also stand in `pipelines.yml`.
  static let pipeline: [SettingsTable.Known] = [
    .init("pipeline.id", .text, "Name of the pipeline."),
    .init("pipeline.workers", .integer, "Threads that filter and send."),
    .init("pipeline.output.workers", .integer, "Threads that send."),
    .init("pipeline.batch.size", .integer, "Most events at a time."),
    .init("pipeline.batch.delay", .integer, "Milliseconds to wait for them."),
    .init("pipeline.batch.metrics.sampling_mode", .text, "How batches are measured."),
    .init("pipeline.batch.output_chunking.growth_threshold_factor", .number, "When they split."),
    .init(
      "pipeline.ordered", .choice(["auto", "true", "false"]), "Whether events keep their order."),
    .init("pipeline.unsafe_shutdown", .flag, "Whether it may end with events inside."),
    .init("pipeline.separate_logs", .flag, "Whether each pipeline has logs of its own."),
    .init(
      "pipeline.recoverable", .choice(["auto", "true", "false"]),
      "Whether it is started again after a failure."),
    .init("pipeline.reloadable", .flag, "Whether it can be loaded again."),
    .init("pipeline.system", .flag, "Whether it belongs to Logstash."),
    .init("pipeline.plugin_classloaders", .flag, "Whether plugins are kept apart."),
    .init(
      "pipeline.ecs_compatibility", .choice(["disabled", "v1", "v8"]),
      "Version of the common schema."),
    .init("pipeline.buffer.type", .choice(["direct", "heap"]), "Kind of memory for buffers."),
    .init("path.config", .text, "Files with the pipeline."),
    .init("config.string", .text, "The pipeline itself."),
    .init("config.debug", .flag, "Whether the pipeline is logged."),
    .init("queue.type", .choice(["memory", "persisted"]), "Whether the queue lies on disk."),
    .init("queue.max_bytes", .size, "Largest queue on disk."),
    .init("queue.max_events", .integer, "Most events of the queue on disk; 0 for any."),
    .init("queue.page_capacity", .size, "Size of a page of the queue."),
    .init("queue.drain", .flag, "Whether it ends only when the queue is empty."),
    .init("queue.compression", .text, "Compression of the queue."),
    .init("queue.checkpoint.acks", .integer, "Events that are sent between two checkpoints."),
    .init("queue.checkpoint.writes", .integer, "Events that are written between two."),
    .init("queue.checkpoint.interval", .integer, "Milliseconds between two."),
    .init("queue.checkpoint.retry", .flag, "Whether a failed checkpoint is tried again."),
    .init("path.queue", .text, "Folder of the queue."),
    .init("path.dead_letter_queue", .text, "Folder of refused events."),
    .init("dead_letter_queue.max_bytes", .size, "Most bytes of refused events."),
    .init("dead_letter_queue.flush_interval", .integer, "Milliseconds before they are written."),
    .init("dead_letter_queue.storage_policy", .text, "Which of them give way."),
    .init("dead_letter_queue.retain.age", .duration, "How long they are kept."),
    .init("metric.collect", .flag, "Whether it measures itself."),
  ]
}

/// The settings of a pipeline in `pipelines.yml` (9.5).
package enum LogstashPipelineSchema: SettingsSchema {
  /// The first half of the findings' ids.
  package static let family = "logstash"

  /// The settings.
  package static let table = SettingsTable(
    LogstashSchema.pipeline + [
      .init("dead_letter_queue.enable", .flag, "Whether refused events are kept."),
      .init("config.reload.automatic", .flag, "Whether a changed pipeline is loaded."),
      .init("config.reload.interval", .duration, "How often it is looked at."),
      .init("config.support_escapes", .flag, "Whether \\n and its like count in texts."),
    ], truth: .old)
}
