extension Fixtures {
  static let otel = """
    receivers:
      otlp:
        protocols:
          grpc: {endpoint: "0.0.0.0:4317"}
          http:
      hostmetrics/disk:
        collection_interval: 30s
        scrapers: {disk: }
    processors:
      memory_limiter: {check_interval: 1s, limit_mib: 400}
      batch:
    exporters:
      debug: {verbosity: basic}
      otlp/tempo: {endpoint: "tempo:4317", tls: {insecure: true}}
      prometheus: {endpoint: "0.0.0.0:8889"}
    connectors:
      spanmetrics: {histogram: {explicit: {buckets: [10ms, 100ms]}}}
    extensions:
      health_check: {endpoint: "0.0.0.0:13133"}
    service:
      telemetry:
        logs: {level: warn}
      extensions: [health_check]
      pipelines:
        traces:
          receivers: [otlp]
          processors: [memory_limiter, batch]
          exporters: [otlp/tempo, spanmetrics]
        metrics/host:
          receivers: [hostmetrics/disk, spanmetrics]
          exporters: [prometheus, debug]

    """
}
