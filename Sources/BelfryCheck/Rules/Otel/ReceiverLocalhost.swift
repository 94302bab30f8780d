import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let receiverLocalhost = CheckRule(
    "otel/receiver-localhost", .error,
    summary: "A receiver listens inside of its container alone.",
    rationale: """
      Since 0.104 a receiver without an address listens on localhost: no other container reaches it, and no \
      published port leads to it.
      """,
    references: [
      "https://github.com/open-telemetry/opentelemetry-collector/blob/main/docs/security-best-practices.md"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            ports: ["4317:4317"]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
        --- otel.yaml
        receivers:
          otlp:
            protocols:
              ⟦grpc⟧:
              http: {endpoint: ⟦"localhost:4318"⟧}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [debug]}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
          old:
            image: otel/opentelemetry-collector-contrib:0.90.0
            volumes: ["./old.yaml:/etc/otelcol-contrib/config.yaml:ro"]
        --- old.yaml
        receivers: {otlp: {protocols: {grpc: }}}
        exporters: {debug: }
        service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}
        --- otel.yaml
        receivers:
          otlp:
            protocols:
              grpc: {endpoint: "0.0.0.0:4317"}
              http: {endpoint: "${env:HOST}:4318"}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        guard let service = collector.service, service.node["network_mode"] == nil else { continue }
        let used = Set(collector.used(.receiver).map(\.text))
        for pair in collector.components(.receiver)
        where OtelCollector.type(pair.key.text) == "otlp" && used.contains(pair.key.text) {
          for way in pair.value["protocols"]?.merged ?? []
          where ["grpc", "http"].contains(way.key.text) {
            let endpoint = way.value["endpoint"]
            if let endpoint {
              guard let address = LogAddress(endpoint.text, at: endpoint.span, in: ""),
                address.isLocal
              else { continue }
            } else if (collector.minorVersion ?? 160) < 104 {
              continue
            }
            reporter.report(
              at: endpoint?.span ?? way.key.span, "'\(way.key.text)' listens on localhost alone",
              help: "set 'endpoint: 0.0.0.0:\(way.key.text == "grpc" ? 4317 : 4318)'",
              in: collector.file.path)
          }
        }
      }
    }
  )
}
