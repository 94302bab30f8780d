import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let otelExporterUnreachable = CheckRule(
    "otel/exporter-unreachable", .error,
    summary: "An exporter sends to an address that no service of the bundle has.",
    rationale: """
      Everything that it should send is lost when the queue is full.
      """,
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
          tempo: {image: "grafana/tempo:3.0.3"}
        --- otel.yaml
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters:
          otlp: {endpoint: ⟦"localhost:4317"⟧, tls: {insecure: true}}
        service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp]}}}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
          tempo: {image: "grafana/tempo:3.0.3"}
        --- otel.yaml
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters:
          otlp: {endpoint: "tempo:4317", tls: {insecure: true}}
          otlphttp: {endpoint: "https://otlp.shop.internal"}
          prometheus: {endpoint: "localhost:8889"}
        service: {pipelines: {traces: {receivers: [otlp], exporters: [otlp, otlphttp]}, metrics: {receivers: [otlp], exporters: [prometheus]}}}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        for pair in collector.components(.exporter) {
          let type = OtelCollector.type(pair.key.text)
          // The exporter 'prometheus' listens.
          guard type != "prometheus", let endpoint = pair.value["endpoint"],
            let address = LogAddress(endpoint.text, at: endpoint.span, in: collector.file.path),
            let fault = stack.fault(address, from: collector.service, 9200)
          else { continue }
          reporter.report(at: endpoint.span, fault.message, help: fault.help, in: address.file)
        }
      }
    }
  )
}
