package import BelfrySource
package import BelfryYAML

/// One place to which samples are sent.
package struct RemoteWrite: CheckedModel, Sendable {
  package var url: Located<String> = Located("")
  package var remoteTimeout: PrometheusDuration?
  package var headers: LabelMap = LabelMap()
  package var writeRelabelConfigs: [Located<RelabelConfig>] = []
  package var name: Located<String>?
  package var sendExemplars: Bool?
  package var sendNativeHistograms: Bool?
  package var roundRobinDns: Bool?
  package var protobufMessage: Located<RemoteWriteMessage>?
  package var sigv4: SigV4Config?
  package var azuread: AzureCredentials?
  package var googleIam: GoogleCredentials?
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  package var queueConfig: QueueConfig?
  package var metadataConfig: MetadataConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One place to which samples are sent."

  /// Reports headers that belong to the protocol, and contradictory credentials.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkURL("url", in: node)
    context.explain(unmodelled, of: node, by: KeyPlaces.ofRemoteWrite)
    http.check(node, &context)
    headers.checkReserved(&context)
    context.exclusive(
      ["basic_auth", "authorization", "oauth2", "sigv4", "azuread", "google_iam"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("url", &url, "Where samples are sent.", .required)
    visit.key("remote_timeout", &remoteTimeout, "How long a request may take.", .byDefault("30s"))
    visit.key("headers", &headers, "Further headers of every request.")
    visit.key(
      "write_relabel_configs", &writeRelabelConfigs, "Steps over the samples before they are sent.")
    visit.key("name", &name, "Name in logs and metrics, unique in the file.")
    visit.key("send_exemplars", &sendExemplars, "Whether exemplars are sent.", .byDefault("false"))
    visit.key(
      "send_native_histograms", &sendNativeHistograms,
      "Whether native histograms are sent.", .byDefault("false"))
    visit.key(
      "round_robin_dns", &roundRobinDns,
      "Whether requests go round all addresses of the name.", .byDefault("false"), .since("3.1"))
    visit.key(
      "protobuf_message", &protobufMessage,
      "Version of the protocol.", .byDefault("prometheus.WriteRequest"), .since("2.54"))
    visit.key("sigv4", &sigv4, "Credentials of AWS.")
    visit.key("azuread", &azuread, "Credentials of Azure.")
    visit.key("google_iam", &googleIam, "Credentials of Google.")
    http.fields(&visit)
    visit.key("queue_config", &queueConfig, "How samples wait and are sent.")
    visit.key("metadata_config", &metadataConfig, "Whether and when metadata is sent.")
  }
}

/// The message in which samples are sent.
package enum RemoteWriteMessage: String, CaseIterable, Field, Sendable {
  case v1 = "prometheus.WriteRequest"
  case v2 = "io.prometheus.write.v2.Request"
}

/// How samples wait and are sent.
package struct QueueConfig: CheckedModel, Sendable {
  package var capacity: Int?
  package var maxShards: Int?
  package var minShards: Int?
  package var maxSamplesPerSend: Int?
  package var batchSendDeadline: PrometheusDuration?
  package var minBackoff: PrometheusDuration?
  package var maxBackoff: PrometheusDuration?
  package var retryOnHttp429: Bool?
  package var sampleAgeLimit: PrometheusDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How samples wait and are sent."

  /// Reports numbers that leave no room between them.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for (name, number) in [("capacity", capacity), ("max_shards", maxShards)] {
      guard let number, number <= 0, let value = node[name] else { continue }
      context.report(
        "value/out-of-range", at: value.span, "'\(name)' must be more than 0")
    }
    if (minShards ?? 1) > (maxShards ?? 50), let value = node["min_shards"] ?? node["max_shards"] {
      context.report(
        "value/out-of-range", at: value.span, "'min_shards' is more than 'max_shards'",
        help: "the defaults are 1 and 50")
    }
    let (least, most) = (minBackoff ?? "30ms", maxBackoff ?? "5s")
    if least > most, let value = node["max_backoff"] ?? node["min_backoff"] {
      context.report(
        "value/out-of-range", at: value.span, "'min_backoff' is longer than 'max_backoff'",
        help: "the defaults are 30ms and 5s")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("capacity", &capacity, "Samples that wait in a shard.", .byDefault("10000"))
    visit.key("max_shards", &maxShards, "Most shards.", .byDefault("50"))
    visit.key("min_shards", &minShards, "Fewest shards.", .byDefault("1"))
    visit.key(
      "max_samples_per_send", &maxSamplesPerSend, "Most samples of a request.", .byDefault("2000"))
    visit.key(
      "batch_send_deadline", &batchSendDeadline,
      "How long samples wait for a full request.", .byDefault("5s"))
    visit.key("min_backoff", &minBackoff, "First pause after a failure.", .byDefault("30ms"))
    visit.key("max_backoff", &maxBackoff, "Longest pause after failures.", .byDefault("5s"))
    visit.key(
      "retry_on_http_429", &retryOnHttp429,
      "Whether a refusal for too many requests is tried again.", .byDefault("false"))
    visit.key(
      "sample_age_limit", &sampleAgeLimit, "Samples older than this are dropped.", .byDefault("0s"))
  }
}

/// Whether and when metadata is sent.
package struct MetadataConfig: Model, Sendable {
  package var send: Bool?
  package var sendInterval: PrometheusDuration?
  package var maxSamplesPerSend: Int?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Whether and when metadata is sent."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("send", &send, "Whether it is sent.", .byDefault("true"))
    visit.key("send_interval", &sendInterval, "How often it is sent.", .byDefault("1m"))
    visit.key(
      "max_samples_per_send", &maxSamplesPerSend, "Most entries of a request.", .byDefault("2000"))
  }
}
