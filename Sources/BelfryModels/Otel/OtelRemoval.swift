/// A component that the collector had once.
package struct OtelRemoval: Sendable {
  /// Its kind.
  package let kind: OtelComponentKind
  /// Its type, which is the name before the slash.
  package let type: String
  /// The first minor version of `0.x` without it.
  package let since: Int
  /// What does its work.
  package let help: String

  /// What was removed, with the version (changelogs of the collector and of its contrib part). The
  /// exporters `otlp` and `otlphttp` are `otlp_grpc` and `otlp_http` since 0.144, the connector
  /// `spanmetrics` became `span_metrics` later (`deprecated_type` in the components' metadata.yaml);
  /// the old names are warned of.
  package static let all: [OtelRemoval] = [
    OtelRemoval(kind: .exporter, type: "logging", since: 111, help: "use the exporter 'debug'"),
    OtelRemoval(
      kind: .exporter, type: "jaeger", since: 86,
      help: "use 'otlp_grpc' ('otlp' before 0.144): Jaeger takes it on port 4317"),
    OtelRemoval(
      kind: .exporter, type: "loki", since: 131,
      help: "use 'otlp_http' ('otlphttp' before 0.144): Loki takes it under /otlp"),
    OtelRemoval(
      kind: .exporter, type: "opencensus", since: 134,
      help: "use 'otlp_grpc' ('otlp' before 0.144)"),
    OtelRemoval(
      kind: .exporter, type: "sapm", since: 124,
      help: "use 'otlp_http' ('otlphttp' before 0.144) with 'traces_endpoint'"),
    OtelRemoval(
      kind: .receiver, type: "opencensus", since: 134,
      help: "use 'otlp': OpenCensus' libraries have successors that speak it"),
    OtelRemoval(
      kind: .extension, type: "memory_ballast", since: 108,
      help: "take it out; the variable GOMEMLIMIT bounds the memory"),
    OtelRemoval(
      kind: .processor, type: "queued_retry", since: 19,
      help: "take it out; exporters have 'sending_queue' and 'retry_on_failure', both on"),
    OtelRemoval(
      kind: .processor, type: "spanmetrics", since: 97,
      help: "use the connector 'span_metrics' ('spanmetrics' in older collectors)"),
  ]
}
