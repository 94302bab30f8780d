/// The settings of `elasticsearch.yml` (9.5).
package enum ElasticsearchSchema: SettingsSchema {
  /// The first half of the findings' ids.
  package static let family = "elastic"

  /// The settings that a bundle uses, and every documented family.
  package static let table = SettingsTable(
    node + network + security + disk + other,
    families: [
      "action", "analysis", "async_search", "autoscaling", "bootstrap", "breaker", "cache",
      "client", "cluster", "data_streams", "discovery", "gateway", "health", "http", "indices",
      "ingest", "logger", "master_history", "monitor", "network", "node", "path", "pidfile",
      "plugin",
      "plugins", "processors", "readiness", "reindex", "remote_cluster", "remote_cluster_client",
      "repositories", "resource", "rest", "s3", "azure", "gcs", "script", "search", "security",
      "serverless", "signal", "slm", "snapshot", "stack", "telemetry", "tracing", "thread_pool",
      "transform", "transport", "url", "xpack", "deprecation", "ccr", "index", "write_load",
      "health_node", "slow_tasks", "ingest_node", "inference", "esql", "apm", "vectors",
    ] + pluginFamilies)

  /// Settings of plugins that others make: they are there where the plugin is installed.
  private static let pluginFamilies = ["opendistro_security", "searchguard", "readonlyrest"]

  private static let node: [SettingsTable.Known] = [
    .init("cluster.name", .text, "Name of the cluster."),
    .init("cluster.initial_master_nodes", .texts, "Nodes that elect the first master."),
    .init("cluster.max_shards_per_node", .integer, "Most shards of a node."),
    .init("cluster.deprecation_indexing.enabled", .flag, "Whether deprecations are indexed."),
    .init("node.name", .text, "Name of the node."),
    .init("node.roles", .texts, "What the node does."),
    .init("node.attr.*", .text, "An attribute of the node."),
    .init("node.processors", .number, "Processors that are used."),
    .init("node.store.allow_mmap", .flag, "Whether files are mapped into memory."),
    .init("path.data", .texts, "Folder of the data."),
    .init("path.logs", .text, "Folder of the logs."),
    .init("path.repo", .texts, "Folders that may hold snapshots."),
    .init("bootstrap.memory_lock", .flag, "Whether memory is kept from being swapped."),
    .init("discovery.type", .choice(["single-node", "multi-node"]), "How many nodes there are."),
    .init("discovery.seed_hosts", .texts, "Hosts that are asked for other nodes."),
    .init("discovery.seed_providers", .texts, "Where those hosts come from."),
  ]

  private static let network: [SettingsTable.Known] = [
    .init("network.host", .texts, "Address that is bound and published."),
    .init("network.bind_host", .texts, "Address that is bound."),
    .init("network.publish_host", .texts, "Address that is published."),
    .init("http.port", .text, "Port, or range of ports, for HTTP."),
    .init("http.host", .texts, "Address for HTTP."),
    .init("http.max_content_length", .size, "Largest body."),
    .init("http.cors.enabled", .flag, "Whether other origins may ask."),
    .init("http.cors.allow-origin", .text, "Origins that may ask."),
    .init("transport.port", .text, "Port, or range of ports, between nodes."),
    .init("transport.host", .texts, "Address between nodes."),
  ]

  private static let security: [SettingsTable.Known] =
    [
      .init("xpack.security.enabled", .flag, "Whether users are asked who they are."),
      .init("xpack.security.autoconfiguration.enabled", .flag, "Whether it sets itself up."),
      .init("xpack.security.enrollment.enabled", .flag, "Whether nodes may enrol."),
      .init("xpack.security.audit.enabled", .flag, "Whether access is recorded."),
      .init("xpack.security.authc.anonymous.username", .text, "User of those without a name."),
      .init("xpack.security.authc.anonymous.roles", .texts, "Roles of those without a name."),
      .init("xpack.security.authc.anonymous.authz_exception", .flag, "Whether they get 403."),
      .init("xpack.security.http.ssl.client_authentication", .text, "Whether clients show one."),
      .init("xpack.security.http.ssl.supported_protocols", .texts, "Versions of TLS."),
      .init("xpack.security.transport.ssl.client_authentication", .text, "Whether nodes show one."),
      .init("xpack.security.transport.ssl.supported_protocols", .texts, "Versions of TLS."),
      .init("xpack.license.self_generated.type", .choice(["basic", "trial"]), "The licence."),
      .init("xpack.ml.enabled", .flag, "Whether machine learning is on."),
      .init("xpack.monitoring.collection.enabled", .flag, "Whether it monitors itself."),
      .init("xpack.watcher.enabled", .flag, "Whether watches run."),
    ] + tls("xpack.security.http.ssl") + tls("xpack.security.transport.ssl")

  private static func tls(_ prefix: String) -> [SettingsTable.Known] {
    [
      .init("\(prefix).enabled", .flag, "Whether TLS is spoken."),
      .init("\(prefix).key", .text, "File with the key."),
      .init("\(prefix).certificate", .text, "File with the certificate."),
      .init("\(prefix).certificate_authorities", .texts, "Files with the authorities."),
      .init("\(prefix).keystore.path", .text, "File with key and certificate."),
      .init("\(prefix).truststore.path", .text, "File with the authorities."),
      .init(
        "\(prefix).verification_mode", .choice(["full", "certificate", "none"]),
        "How far certificates are checked."),
    ]
  }

  private static let disk: [SettingsTable.Known] =
    [
      .init("cluster.routing.allocation.disk.threshold_enabled", .flag, "Whether disks count.")
    ]
    + ["low", "high", "flood_stage"].map { level in
      .init(
        "cluster.routing.allocation.disk.watermark.\(level)", .size,
        "Free space, or share in use, at which shards are moved or closed.")
    }

  private static let other: [SettingsTable.Known] = [
    .init("action.auto_create_index", .text, "Names under which an index makes itself."),
    .init("action.destructive_requires_name", .flag, "Whether deletion needs a full name."),
    .init("indices.lifecycle.poll_interval", .duration, "How often lifecycles are looked at."),
    .init("indices.memory.index_buffer_size", .size, "Memory for new documents."),
    .init("indices.breaker.total.limit", .size, "Memory of all requests."),
    .init("ingest.geoip.downloader.enabled", .flag, "Whether places of addresses are fetched."),
    .init("logger.level", .text, "What is logged."),
    .init("data_streams.lifecycle.retention.default", .duration, "How long streams are kept."),
    .init("script.allowed_types", .texts, "Kinds of scripts that may run."),
  ]
}
