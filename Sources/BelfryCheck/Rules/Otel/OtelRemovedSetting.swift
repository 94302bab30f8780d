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
