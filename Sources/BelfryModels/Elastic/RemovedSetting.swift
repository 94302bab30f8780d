/// A setting of a program of Elastic that a major version took away, so that the program ends at
/// its start where it is still set.
package struct RemovedSetting: Sendable {
  /// The name, or the beginning of several with a dot at its end.
  package let name: String
  /// The first major version without it.
  package let since: Int
  /// The setting that took its place; nothing where there is none.
  package let replacement: String?
  /// Whether the program ends at its start where it is set, rather than pass over it.
  package var isFatal = true

  /// Whether it is the setting of a name.
  package func covers(_ other: String) -> Bool {
    name.hasSuffix(".") ? other.hasPrefix(name) : other == name
  }

  /// What Elasticsearch 8 took away (its migration guide, "Cluster and node setting changes").
  package static let elasticsearch: [RemovedSetting] =
    [
      "discovery.zen.", "http.content_type.required", "node.max_local_storage_nodes",
      "node.local_storage", "cluster.join.timeout", "cluster.remote.connect",
      "bootstrap.system_call_filter", "gateway.expected_nodes", "gateway.expected_master_nodes",
      "gateway.recover_after_nodes", "gateway.recover_after_master_nodes",
      "gateway.auto_import_dangling_indices", "repositories.fs.compress",
      "cluster.routing.allocation.disk.include_relocations",
      "xpack.security.authc.accept_default_password",
      "xpack.enrich.enabled", "xpack.flattened.enabled", "xpack.ilm.enabled",
      "xpack.monitoring.enabled", "xpack.rollup.enabled", "xpack.slm.enabled", "xpack.sql.enabled",
      "xpack.transform.enabled", "xpack.vectors.enabled",
    ].map { RemovedSetting(name: $0, since: 8, replacement: nil) }
    + [
      "node.master", "node.data", "node.ingest", "node.ml", "node.remote_cluster_client",
      "node.transform", "node.voting_only",
    ].map { RemovedSetting(name: $0, since: 8, replacement: "node.roles") }
    + [
      ("http.tcp_no_delay", "http.tcp.no_delay"),
      ("network.tcp.connect_timeout", "transport.connect_timeout"),
      ("pidfile", "node.pidfile"), ("processors", "node.processors"),
      ("transport.tcp.port", "transport.port"), ("transport.tcp.compress", "transport.compress"),
      ("transport.tcp.connect_timeout", "transport.connect_timeout"),
      ("transport.tcp_no_delay", "transport.tcp.no_delay"),
      ("search.remote.", "cluster.remote"),
    ].map { RemovedSetting(name: $0.0, since: 8, replacement: $0.1) }

  /// What Beats took away: settings of Filebeat 6, with which newer ones end (`filebeat.go`, among
  /// the settings that it asks for by name), and others, which they pass over in silence (their
  /// pages on breaking changes in 7.0 and 8.0).
  package static let filebeat: [RemovedSetting] =
    [
      ("filebeat.prospectors", "filebeat.inputs"),
      ("filebeat.config.prospectors", "filebeat.config.inputs"),
      ("filebeat.config.prospectors.", "filebeat.config.inputs"),
      ("filebeat.registry_file", "filebeat.registry.path"),
      ("filebeat.registry_file_permissions", "filebeat.registry.file_permissions"),
      ("filebeat.registry_flush", "filebeat.registry.flush"),
    ].map { RemovedSetting(name: $0.0, since: 7, replacement: $0.1) }
    + [
      ("output.elasticsearch.ilm.", 7, "setup.ilm"), ("setup.ilm.rollover_alias", 8, nil),
      ("setup.ilm.pattern", 8, nil), ("setup.template.type", 8, nil), ("logging.json", 8, nil),
      ("logging.ecs", 8, nil),
    ].map { (name: String, since: Int, replacement: String?) in
      RemovedSetting(name: name, since: since, replacement: replacement, isFatal: false)
    }

  /// What Logstash 9 took away (its release notes, "Breaking changes").
  package static let logstash: [RemovedSetting] = [
    RemovedSetting(name: "http.host", since: 9, replacement: "api.http.host"),
    RemovedSetting(name: "http.port", since: 9, replacement: "api.http.port"),
    RemovedSetting(name: "http.enabled", since: 9, replacement: "api.enabled"),
    RemovedSetting(name: "http.environment", since: 9, replacement: "api.environment"),
    RemovedSetting(name: "event_api.tags.illegal", since: 9, replacement: nil),
  ]
}
