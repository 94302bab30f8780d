package import BelfrySource
package import BelfryYAML

/// Where events of Alertmanager itself are recorded (Alertmanager 0.33, `eventrecorder`).
package struct EventRecorder: Model, Sendable {
  package var fileOutputs: [FileOutput] = []
  package var webhookOutputs: [WebhookOutput] = []
  package var kafkaOutputs: [KafkaOutput] = []
  package var stdoutOutputs: [StandardOutput] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where events of Alertmanager itself are recorded."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("file_outputs", &fileOutputs, "Files with an event on each line.")
    visit.key("webhook_outputs", &webhookOutputs, "Servers to which events are posted.")
    visit.key("kafka_outputs", &kafkaOutputs, "Topics of Kafka.")
    visit.key("stdout_outputs", &stdoutOutputs, "The standard output.", .since("0.34"))
  }
}

/// A file with an event on each line, as JSON.
package struct FileOutput: CheckedModel, Sendable {
  package var name: Located<String>?
  package var path: Located<String> = Located("")
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A file with an event on each line, as JSON."

  /// Reports an empty path.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("path", in: node, "name the file")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name in metrics and logs.", .since("0.34"))
    visit.key("path", &path, "The file.", .required)
  }
}

/// A server to which events are posted as JSON.
package struct WebhookOutput: CheckedModel, Sendable {
  package var name: Located<String>?
  package var url: Located<String> = Located("")
  package var httpConfig: HTTPConfig?
  package var timeout: PrometheusDuration?
  package var workers: Int?
  package var maxRetries: Int?
  package var retryBackoff: PrometheusDuration?
  package var batch: Bool?
  package var batchMaxEvents: Count?
  package var batchMaxBytes: Count?
  package var batchFlushInterval: PrometheusDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A server to which events are posted as JSON."

  /// Reports sizes of batches where there are none.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard batch != true else { return }
    let isSet = [
      "batch_max_events": (batchMaxEvents?.value ?? 0) != 0,
      "batch_max_bytes": (batchMaxBytes?.value ?? 0) != 0,
      "batch_flush_interval": (batchFlushInterval?.milliseconds ?? 0) != 0,
    ]
    for pair in node.merged where isSet[pair.key.text] == true {
      context.report(
        "value/conflicting-keys", at: pair.key.span, "'\(pair.key.text)' needs 'batch: true'",
        help: "add it, or leave '\(pair.key.text)' out")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name in metrics and logs.", .since("0.34"))
    visit.key("url", &url, "Where events are posted.", .required)
    visit.key("http_config", &httpConfig, "How requests are made and authorised.")
    visit.key("timeout", &timeout, "How long a request may take.", .byDefault("10s"))
    visit.key("workers", &workers, "Requests at the same time.", .byDefault("4"))
    visit.key("max_retries", &maxRetries, "Attempts for an event.", .byDefault("3"))
    visit.key(
      "retry_backoff", &retryBackoff,
      "Wait before the second attempt; it doubles with each.", .byDefault("500ms"))
    visit.key(
      "batch", &batch, "Whether several events are posted at once.", .byDefault("false"),
      .since("0.34"))
    visit.key(
      "batch_max_events", &batchMaxEvents, "Most events of a request.", .byDefault("100"),
      .since("0.34"))
    visit.key(
      "batch_max_bytes", &batchMaxBytes, "Most bytes of a request.", .byDefault("1048576"),
      .since("0.34"))
    visit.key(
      "batch_flush_interval", &batchFlushInterval, "How long an event waits for others.",
      .byDefault("100ms"), .since("0.34"))
  }
}

/// A topic of Kafka.
package struct KafkaOutput: CheckedModel, Sendable {
  package var name: Located<String>?
  package var brokers: [Located<String>] = []
  package var topic: Located<String> = Located("")
  package var clientId: Located<String>?
  package var format: KafkaFormat?
  package var acks: KafkaAcks?
  package var compression: KafkaCompression?
  package var bufferSize: Int?
  package var tlsConfig: TLSConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A topic of Kafka."

  /// Reports a topic without a name, and no servers.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("topic", in: node, "name the topic")
    context.needsItems("brokers", in: node)
    for broker in brokers where broker.value.isEmpty {
      context.report(
        "yaml/missing-key", at: broker.span ?? node.span, "this server has no name",
        help: "give it a host and a port")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name in metrics and logs.", .since("0.34"))
    visit.key("brokers", &brokers, "Servers with their ports.", .required)
    visit.key("topic", &topic, "The topic.", .required)
    visit.key("client_id", &clientId, "Name for the servers.", .byDefault("alertmanager"))
    visit.key("format", &format, "How events are written.", .byDefault("json"))
    visit.key("acks", &acks, "Which servers confirm an event.", .byDefault("leader"))
    visit.key("compression", &compression, "Compression.", .byDefault("none"))
    visit.key("buffer_size", &bufferSize, "Events that may wait.", .byDefault("1024"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
  }
}

/// The standard output, with an event on each line, as JSON.
package struct StandardOutput: Model, Sendable {
  package var name: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The standard output, with an event on each line, as JSON."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name in metrics and logs.")
  }
}

/// How events are written for Kafka.
package enum KafkaFormat: String, CaseIterable, Field, Sendable {
  case json
  case protobuf
}

/// Which servers confirm an event.
package enum KafkaAcks: String, CaseIterable, Field, Sendable {
  case none
  case leader
  case all
}

/// How events for Kafka are compressed.
package enum KafkaCompression: String, CaseIterable, Field, Sendable {
  case none
  case gzip
  case snappy
  case lz4
  case zstd
}
