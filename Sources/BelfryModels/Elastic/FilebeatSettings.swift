/// The settings of `filebeat.yml` (9.5).
package enum FilebeatSchema: SettingsSchema {
  /// The first half of the findings' ids.
  package static let family = "filebeat"

  /// The settings that a bundle uses, and every documented family.
  package static let table = SettingsTable(
    [
      .init("filebeat.inputs", .groups({ FilebeatInputSchema.table }), "What is read."),
      .init("filebeat.config.inputs.enabled", .flag, "Whether inputs are loaded from files."),
      .init("filebeat.config.inputs.path", .text, "Those files."),
      .init("filebeat.config.inputs.reload.enabled", .flag, "Whether they are loaded again."),
      .init("filebeat.config.inputs.reload.period", .duration, "How often."),
      .init("filebeat.config.modules.path", .text, "Files with modules."),
      .init("filebeat.config.modules.reload.enabled", .flag, "Whether they are loaded again."),
      .init("filebeat.modules", .any, "Modules."),
      .init("filebeat.autodiscover", .any, "Inputs that follow containers."),
      .init("filebeat.shutdown_timeout", .duration, "Time to send what was read."),
      .init("filebeat.registry.path", .text, "Folder of what was read."),
      .init("filebeat.registry.flush", .duration, "How often that is written."),
      .init("filebeat.overwrite_pipelines", .flag, "Whether ingest pipelines are replaced."),
      .init("processors", .groups({ ProcessorSchema.table }), "Steps over every event."),
      .init("name", .text, "Name of this Filebeat."),
      .init("tags", .texts, "Tags of every event."),
      .init("fields", .any, "Fields of every event."),
      .init("fields_under_root", .flag, "Whether they stand at the root."),
      .init("max_procs", .integer, "Processors that are used."),
      .init("path.home", .text, "Folder of the program."),
      .init("path.data", .text, "Folder of the data."),
      .init("path.logs", .text, "Folder of the logs."),
      .init("path.config", .text, "Folder of the settings."),
    ] + queue + output + rest,
    families: [
      "filebeat", "queue", "output", "logging", "monitoring", "http", "path", "keystore",
      "cloud", "features", "seccomp", "instrumentation", "timestamp", "xpack", "management",
      "processors", "ssl", "migrate_6_to_7", "kibana", "interval", "otel", "gc_percent",
      "setup.template", "setup.ilm", "setup.dsl", "setup.dashboards", "setup.kibana",
    ], truth: .old, ignoresUnknown: true)

  private static let queue: [SettingsTable.Known] = [
    .init("queue.mem.events", .integer, "Most events in memory."),
    .init("queue.mem.flush.min_events", .integer, "Fewest events that are sent."),
    .init("queue.mem.flush.timeout", .duration, "How long they wait."),
    .init("queue.disk.path", .text, "Folder of the queue."),
    .init("queue.disk.max_size", .size, "Largest queue on disk."),
  ]

  private static let output: [SettingsTable.Known] =
    [
      .init("output.logstash.enabled", .flag, "Whether it is used."),
      .init("output.logstash.hosts", .texts, "Hosts and ports of Logstash."),
      .init("output.logstash.worker", .integer, "Connections a host."),
      .init("output.logstash.workers", .integer, "Connections a host."),
      .init("output.logstash.loadbalance", .flag, "Whether all hosts are used."),
      .init("output.logstash.compression_level", .integer, "How hard it compresses, 0 to 9."),
      .init("output.logstash.ttl", .duration, "How long a connection lives."),
      .init("output.logstash.pipelining", .integer, "Batches under way at once."),
      .init("output.logstash.bulk_max_size", .integer, "Most events of a batch."),
      .init("output.logstash.timeout", .duration, "How long an answer may take."),
      .init("output.logstash.index", .text, "Name that Logstash sees."),
      .init("output.elasticsearch.enabled", .flag, "Whether it is used."),
      .init("output.elasticsearch.hosts", .texts, "Addresses of Elasticsearch."),
      .init("output.elasticsearch.username", .text, "User."),
      .init("output.elasticsearch.password", .text, "Password."),
      .init("output.elasticsearch.api_key", .text, "Key in place of user and password."),
      .init("output.elasticsearch.protocol", .choice(["http", "https"]), "Protocol."),
      .init("output.elasticsearch.index", .text, "Index or data stream."),
      .init("output.elasticsearch.indices", .any, "Indices by condition."),
      .init("output.elasticsearch.pipeline", .text, "Ingest pipeline."),
      .init("output.elasticsearch.preset", .text, "Ready-made settings of speed."),
      .init("output.elasticsearch.worker", .integer, "Connections a host."),
      .init("output.elasticsearch.bulk_max_size", .integer, "Most events of a batch."),
      .init("output.console.pretty", .flag, "Whether it is indented."),
      .init("output.file.path", .text, "Folder of the files."),
    ] + tls("output.logstash.ssl") + tls("output.elasticsearch.ssl")

  private static func tls(_ prefix: String) -> [SettingsTable.Known] {
    [
      .init("\(prefix).enabled", .flag, "Whether TLS is spoken."),
      .init("\(prefix).certificate_authorities", .texts, "Files with the authorities."),
      .init("\(prefix).certificate", .text, "File with the own certificate."),
      .init("\(prefix).key", .text, "File with its key."),
      .init("\(prefix).supported_protocols", .texts, "Versions of TLS."),
      .init("\(prefix).ca_trusted_fingerprint", .text, "Fingerprint of the authority."),
      .init(
        "\(prefix).verification_mode", .choice(["full", "strict", "certificate", "none"]),
        "How far the certificate is checked."),
    ]
  }

  private static let rest: [SettingsTable.Known] = [
    .init("setup.template.enabled", .flag, "Whether the index template is loaded."),
    .init("setup.template.name", .text, "Its name."),
    .init("setup.template.pattern", .text, "Indices for which it counts."),
    .init("setup.template.overwrite", .flag, "Whether it is replaced."),
    .init("setup.ilm.enabled", .choice(["auto", "true", "false"]), "Whether there is a policy."),
    .init("setup.ilm.policy_name", .text, "Its name."),
    .init("setup.ilm.overwrite", .flag, "Whether it is replaced."),
    .init("setup.dashboards.enabled", .flag, "Whether dashboards are loaded."),
    .init("setup.kibana.host", .text, "Kibana for them."),
    .init("logging.level", .word(["debug", "info", "warning", "error", "critical"]), "What."),
    .init("logging.to_stderr", .flag, "Whether standard error gets the logs."),
    .init("logging.to_files", .flag, "Whether files get the logs."),
    .init("logging.json", .flag, "Whether logs are JSON."),
    .init("logging.metrics.enabled", .flag, "Whether figures are logged."),
    .init("logging.metrics.period", .duration, "How often."),
    .init("logging.files.path", .text, "Folder of the logs."),
    .init("logging.files.name", .text, "Name of the logs."),
    .init("logging.files.keepfiles", .integer, "Number of old logs."),
    .init("http.enabled", .flag, "Whether figures can be asked for."),
    .init("http.host", .text, "Address for that."),
    .init("http.port", .integer, "Port for that."),
    .init("monitoring.enabled", .flag, "Whether it tells Elasticsearch about itself."),
  ]
}
