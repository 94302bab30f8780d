import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let otelRemovedSetting = CheckRule(
    "otel/removed-setting", .error,
    summary: "A setting that newer collectors do not have.",
    rationale: """
      The collector refuses the whole configuration.
      """,
    references: [
      "https://opentelemetry.io/docs/collector/internal-telemetry/",
      "https://github.com/open-telemetry/opentelemetry-collector/issues/11337",
      "https://github.com/open-telemetry/opentelemetry-collector/pull/4063",
    ],
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug: {⟦loglevel⟧: debug}
        service:
          telemetry:
            metrics: {⟦address⟧: "0.0.0.0:8888"}
          pipelines:
            traces: {receivers: [otlp], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug: {verbosity: detailed}
        service:
          telemetry:
            metrics:
              readers: [{pull: {exporter: {prometheus: {host: 0.0.0.0, port: 8888}}}}]
          pipelines:
            traces: {receivers: [otlp], exporters: [debug]}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector:0.120.0
            volumes: ["./otel.yaml:/etc/otelcol/config.yaml:ro"]
        --- otel.yaml
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {debug: }
        service:
          telemetry: {metrics: {address: "0.0.0.0:8888"}}
          pipelines: {traces: {receivers: [otlp], exporters: [debug]}}

        """),
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          otlp: {endpoint: "tempo:4317", ⟦insecure⟧: true}
          otlp/2: {endpoint: "tempo:4317", tls: {insecure: true}}
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [otlp, otlp/2]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        let path = collector.file.path
        for exporter in collector.components(.exporter)
        where OtelCollector.type(exporter.key.text) == "debug" {
          for pair in exporter.value.merged where pair.key.text == "loglevel" {
            reporter.report(
              at: pair.key.span, "the exporter 'debug' has no 'loglevel'",
              help: "write 'verbosity: detailed'", in: path)
          }
        }
        reportEncryption(collector, &reporter)
        let metrics = collector.file.root["service"]?["telemetry"]?["metrics"]
        if collector.minorVersion.map({ $0 >= 128 }) ?? true,
          let pair = metrics?.merged.first(where: { $0.key.text == "address" })
        {
          reporter.report(
            at: pair.key.span, "the collector's metrics have no 'address' since 0.128",
            help: "write 'readers' with a 'pull' exporter 'prometheus'", in: path)
        }
      }
    }
  )
}

/// Reports settings of encryption that stand beside `tls` rather than under it.
private func reportEncryption(_ collector: OtelCollector, _ reporter: inout Reporter) {
  let types: Set = ["otlp", "otlphttp", "otlp_grpc", "otlp_http", "jaeger", "opencensus"]
  let settings: Set = ["insecure", "insecure_skip_verify", "ca_file", "cert_file", "key_file"]
  // The core moved them in 0.35, the contrib part in 0.34.
  guard collector.minorVersion.map({ $0 >= 35 }) ?? true else { return }
  for exporter in collector.components(.exporter)
  where types.contains(OtelCollector.type(exporter.key.text)) {
    for pair in exporter.value.merged where settings.contains(pair.key.text) {
      reporter.report(
        at: pair.key.span, "'\(pair.key.text)' stands outside of 'tls' here",
        help: "write 'tls: {\(pair.key.text): …}'", in: collector.file.path)
    }
  }
}
