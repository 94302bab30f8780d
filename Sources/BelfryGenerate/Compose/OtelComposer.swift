import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes the OpenTelemetry collector's configuration (contrib 0.160).
///
/// Traces are masked first, then counted whole, and only then sampled: numbers by span are those of
/// all traffic.
struct OtelComposer {
  let plan: StackPlan

  private var profile: TracingProfile { plan.profile.tracing ?? .empty }
  private var sampling: SamplingProfile? {
    profile.sampling.flatMap { $0.usedRatio < 1 ? $0 : nil }
  }
  private var takesMetrics: Bool { profile.metrics == true }
  private var redaction: Redaction {
    Redaction(profile.redact, keepsPrompts: profile.prompts == true)
  }

  /// `otel/config.yml`.
  func config() -> Value {
    .mapping([
      .init("extensions", extensions), .init("receivers", receivers, blankBefore: true),
      .init("processors", processors, blankBefore: true),
      .init("connectors", connectors, blankBefore: true),
      .init("exporters", exporters, blankBefore: true),
      .init("service", service, blankBefore: true),
    ])
  }

  // MARK: Components

  private var extensions: Value {
    .map(["health_check": .map(["endpoint": .string("0.0.0.0:13133")])])
  }

  private var receivers: Value {
    .map([
      "otlp": .map([
        "protocols": .map([
          "grpc": .map(["endpoint": .string("0.0.0.0:4317")]),
          "http": .map(["endpoint": .string("0.0.0.0:4318")]),
        ])
      ])
    ])
  }

  private var processors: Value {
    var entries: [Value.Entry] = [
      .init(
        "memory_limiter",
        .map([
          "check_interval": .string("1s"), "limit_percentage": .integer(80),
          "spike_limit_percentage": .integer(25),
        ]), comment: "Of the container's memory; programs are told to come again above it.")
    ]
    if redaction.isOn {
      entries.append(
        .init(
          "redaction",
          .map([
            "allow_all_keys": .bool(true), "redact_all_types": .bool(true),
            "blocked_key_patterns": .sequence(redaction.keys.map { .string($0) }),
            "blocked_values": .sequence(redaction.values.map { .string($0) }),
            "summary": .string("silent"),
          ]), comment: "Masks values by their attribute's name, and what looks private in others."))
    }
    if let sampling { entries.append(sampler(sampling)) }
    entries.append(
      .init(
        "batch",
        .map([
          "timeout": .string("1s"), "send_batch_size": .integer(1024),
          "send_batch_max_size": .integer(2048),
        ])))
    return .mapping(entries)
  }

  private func sampler(_ sampling: SamplingProfile) -> Value.Entry {
    let percentage = Value.number((sampling.usedRatio * 100).decimalText)
    guard sampling.usedMethod == .tail else {
      return .init("probabilistic_sampler", .map(["sampling_percentage": percentage]))
    }
    let slow = sampling.slow?.value.milliseconds ?? 1000
    let wait = sampling.wait?.value.description ?? "10s"
    return .init(
      "tail_sampling",
      .map([
        "decision_wait": .string(wait), "num_traces": .integer(50_000),
        "policies": .sequence([
          .map([
            "name": .string("failed"), "type": .string("status_code"),
            "status_code": .map(["status_codes": .words(["ERROR"])]),
          ]),
          .map([
            "name": .string("slow"), "type": .string("latency"),
            "latency": .map(["threshold_ms": .integer(Int(slow))]),
          ]),
          .map([
            "name": .string("share"), "type": .string("probabilistic"),
            "probabilistic": .map(["sampling_percentage": percentage]),
          ]),
        ]),
      ]), comment: "Failed and slow traces are kept, and a share of the others.")
  }

  private var connectors: Value {
    let buckets = ["5ms", "10ms", "25ms", "50ms", "100ms", "250ms", "500ms", "1s", "2500ms"]
    var entries: [Value.Entry] = [
      .init(
        "span_metrics",
        .map([
          "namespace": .string("traces.spanmetrics"),
          "histogram": .map([
            "unit": .string("s"),
            "explicit": .map(["buckets": .words(buckets + ["5s", "10s", "30s"])]),
          ]),
          "exemplars": .map(["enabled": .bool(true), "max_per_data_point": .integer(5)]),
          "aggregation_cardinality_limit": .integer(2000),
          "metrics_expiration": .string("1h"),
          "resource_metrics_key_attributes": .words([
            "service.name", "telemetry.sdk.language", "telemetry.sdk.name",
          ]),
        ]),
        comment: "Calls, failures and durations by service and operation, with traces as examples."
      ),
      .init(
        "service_graph",
        .map(["store": .map(["ttl": .string("10s"), "max_items": .integer(5000)])]),
        comment: "Who calls whom."),
    ]
    if sampling != nil { entries.append(.init("forward", .mapping([]))) }
    return .mapping(entries)
  }

  private var exporters: Value {
    var entries: [Value.Entry] = [
      .init(
        store,
        .map([
          "endpoint": .string("\(profile.usedStore.rawValue):4317"),
          "tls": .map(["insecure": .bool(true)]),
          "sending_queue": .map(["queue_size": .integer(5000)]),
        ]), comment: "Inside the stack's own network."),
      .init("prometheus/spans", prometheus(port: 8889)),
    ]
    if isHandedOver {
      entries.append(
        .init(
          handOver,
          .map([
            "endpoint": .string("export-collector:4317"),
            "tls": .map(["insecure": .bool(true)]),
          ]), comment: "From there to Sentry."))
    }
    if takesMetrics { entries.append(.init("prometheus/metrics", prometheus(port: 8890))) }
    return .mapping(entries)
  }

  private var store: String { "otlp_grpc/traces" }

  /// Whether traces go to Sentry as well.
  private var isHandedOver: Bool {
    plan.profile.exports.sentry.map { $0.traces != false } ?? false
  }
  private var handOver: String { "otlp_grpc/exports" }
  private var stores: [String] { [store] + (isHandedOver ? [handOver] : []) }

  private func prometheus(port: Int) -> Value {
    .map(["endpoint": .string("0.0.0.0:\(port)"), "enable_open_metrics": .bool(true)])
  }

  // MARK: Pipelines

  private var service: Value {
    let first = ["memory_limiter"] + (redaction.isOn ? ["redaction"] : [])
    let counted = ["span_metrics", "service_graph"]
    var pipelines: [Value.Entry] = []
    if let sampling {
      let name = sampling.usedMethod == .tail ? "tail_sampling" : "probabilistic_sampler"
      pipelines = [
        pipeline("traces", ["otlp"], first, counted + ["forward"]),
        pipeline("traces/sampled", ["forward"], [name, "batch"], stores),
      ]
    } else {
      pipelines = [pipeline("traces", ["otlp"], first + ["batch"], counted + stores)]
    }
    pipelines.append(pipeline("metrics/spans", counted, [], ["prometheus/spans"]))
    if takesMetrics {
      pipelines.append(
        pipeline("metrics", ["otlp"], first + ["batch"], ["prometheus/metrics"]))
    }
    return .map([
      "extensions": .words(["health_check"]),
      "telemetry": .map([
        "metrics": .map([
          "level": .string("normal"),
          "readers": .sequence([
            .map([
              "pull": .map([
                "exporter": .map([
                  "prometheus": .map([
                    "host": .string("0.0.0.0"), "port": .integer(8888),
                    "without_scope_info": .bool(true), "without_type_suffix": .bool(false),
                    "without_units": .bool(false),
                  ])
                ])
              ])
            ])
          ]),
        ])
      ]),
      "pipelines": .mapping(pipelines),
    ])
  }

  private func pipeline(
    _ name: String, _ receivers: [String], _ processors: [String], _ exporters: [String]
  ) -> Value.Entry {
    .init(
      name,
      .map([
        "receivers": .words(receivers),
        "processors": processors.isEmpty ? nil : .words(processors),
        "exporters": .words(exporters),
      ]))
  }
}
