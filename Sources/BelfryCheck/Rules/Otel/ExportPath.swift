import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let otelExportPath = CheckRule(
    "otel/export-path", .error,
    summary: "An exporter of OTLP sends to a path that nobody serves.",
    rationale: """
      The exporter adds '/v1/traces', '/v1/metrics' or '/v1/logs' to 'endpoint' itself, and Loki takes OTLP \
      under '/otlp' alone. Every request is answered with 404, and what it carries is lost.
      """,
    references: [
      "https://github.com/open-telemetry/opentelemetry.io/pull/2406",
      "https://grafana.com/docs/loki/latest/send-data/otel/",
      "https://github.com/grafana/loki/issues/14037",
    ],
    examples: [
      .fails(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters:
          otlp_http: {endpoint: ⟦"https://otlp.shop.internal/v1/traces"⟧}
          otlphttp/2: {endpoint: ⟦"http://loki.shop.internal:3100/loki/api/v1/push"⟧}
        service:
          pipelines: {traces: {receivers: [otlp], exporters: [otlp_http, otlphttp/2]}}

        """),
      .fails(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
          loki: {image: "grafana/loki:3.5.0"}
        --- otel.yaml
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {otlp_http: {endpoint: ⟦"http://loki:3100"⟧}}
        service: {pipelines: {logs: {receivers: [otlp], exporters: [otlp_http]}}}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
          loki: {image: "grafana/loki:3.5.0"}
        --- otel.yaml
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters:
          otlp_http: {endpoint: "http://loki:3100/otlp"}
          otlp_http/2: {logs_endpoint: "http://loki:3100/otlp/v1/logs"}
          otlp_http/3: {endpoint: "http://loki:3100", logs_endpoint: "http://loki:3100/otlp/v1/logs"}
          otlp_http/4: {endpoint: "https://otlp.shop.internal/otlp"}
          loki_like: {endpoint: "http://loki:3100/loki/api/v1/push"}
        service:
          pipelines:
            logs:
              receivers: [otlp]
              exporters: [otlp_http, otlp_http/2, otlp_http/3, otlp_http/4, loki_like]

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        for pair in collector.components(.exporter) {
          let isHTTP = ["otlphttp", "otlp_http"].contains(OtelCollector.type(pair.key.text))
          guard isHTTP || ["otlp", "otlp_grpc"].contains(OtelCollector.type(pair.key.text)),
            let endpoint = pair.value["endpoint"], endpoint.kind == .scalar,
            let fault = wrongPath(endpoint.text, pair.value, isHTTP, stack.workspace)
          else { continue }
          reporter.report(
            at: endpoint.span, fault.message, help: fault.help, in: collector.file.path)
        }
      }
    }
  )
}

/// What is wrong with the path of an exporter's address; nothing where it may be right.
private func wrongPath(
  _ text: String, _ exporter: Node, _ isHTTP: Bool, _ workspace: Workspace
) -> (message: String, help: String)? {
  let address = text.hasSuffix("/") ? String(text.dropLast()) : text
  if address.hasSuffix("/loki/api/v1/push") {
    return (
      "Loki does not take OTLP under this path",
      "write '/otlp', with the exporter 'otlp_http' ('otlphttp' before 0.144)"
    )
  }
  guard isHTTP else { return nil }
  for signal in ["traces", "metrics", "logs"] where address.hasSuffix("/v1/\(signal)") {
    guard exporter["\(signal)_endpoint"] == nil else { return nil }
    return (
      "the exporter adds '/v1/\(signal)' to this itself",
      "leave it out here, or call the key '\(signal)_endpoint'"
    )
  }
  guard exporter["logs_endpoint"] == nil, let network = NetworkAddress(address),
    address.hasSuffix(network.host + (network.portText.map { ":\($0)" } ?? "")),
    workspace.service(host: network.host)?.image == "loki"
  else { return nil }
  return ("Loki takes OTLP under '/otlp'", "write '\(address)/otlp'")
}
