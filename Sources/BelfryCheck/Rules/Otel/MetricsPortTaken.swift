import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let otelMetricsPortTaken = CheckRule(
    "otel/metrics-port-taken", .error,
    summary: "The exporter 'prometheus' listens where the collector shows its own metrics.",
    rationale: """
      Unless told otherwise the collector shows them on port 8888. The second of the two cannot listen, and \
      the collector stops as soon as it starts.
      """,
    references: [
      "https://opentelemetry.io/docs/collector/internal-telemetry/",
      "https://github.com/open-telemetry/opentelemetry-collector-releases/issues/861",
    ],
    examples: [
      .fails(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {prometheus: {endpoint: ⟦"0.0.0.0:8888"⟧}}
        service: {pipelines: {metrics: {receivers: [otlp], exporters: [prometheus]}}}

        """),
      .fails(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {prometheus: {endpoint: ⟦":9464"⟧}}
        service:
          telemetry:
            metrics:
              readers: [{pull: {exporter: {prometheus: {host: 0.0.0.0, port: 9464}}}}]
          pipelines: {metrics: {receivers: [otlp], exporters: [prometheus]}}

        """),
      .passes(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {prometheus: {endpoint: "0.0.0.0:8888"}}
        service:
          telemetry:
            metrics:
              readers: [{pull: {exporter: {prometheus: {host: 0.0.0.0, port: 8889}}}}]
          pipelines: {metrics: {receivers: [otlp], exporters: [prometheus]}}

        """),
      .passes(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {prometheus: {endpoint: "0.0.0.0:8888"}}
        service:
          telemetry: {metrics: {level: none}}
          pipelines: {metrics: {receivers: [otlp], exporters: [prometheus]}}

        """),
      .passes(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {prometheus: {endpoint: "0.0.0.0:8889"}, prometheus/2: {endpoint: "collector:8888"}}
        service: {pipelines: {metrics: {receivers: [otlp], exporters: [prometheus, prometheus/2]}}}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors where !collector.mayBePart {
        let own = ownPorts(collector.file.root["service"]?["telemetry"])
        let used = Set(collector.used(.exporter).map(\.text))
        for pair in collector.components(.exporter)
        where OtelCollector.type(pair.key.text) == "prometheus" && used.contains(pair.key.text) {
          guard let endpoint = pair.value["endpoint"], let colon = endpoint.text.lastIndex(of: ":"),
            ["", "0.0.0.0", "[::]", "localhost", "127.0.0.1"].contains(endpoint.text[..<colon]),
            own.contains(String(endpoint.text[colon...].dropFirst()))
          else { continue }
          reporter.report(
            at: endpoint.span, "the collector shows its own metrics on this port",
            help: "take another one, such as 8889", in: collector.file.path)
        }
      }
    }
  )
}

/// Ports on which a collector shows its own metrics; none where it may not.
private func ownPorts(_ telemetry: Node?) -> [String] {
  guard let telemetry, !telemetry.isNull else { return ["8888"] }
  guard telemetry.kind == .mapping else { return [] }
  guard let metrics = telemetry["metrics"], !metrics.isNull else { return ["8888"] }
  guard metrics.kind == .mapping, metrics["level"]?.text != "none" else { return [] }
  if let readers = metrics["readers"] {
    return readers.items.compactMap { $0["pull"]?["exporter"]?["prometheus"]?["port"]?.text }
  }
  guard let address = metrics["address"]?.text else { return ["8888"] }
  return address.lastIndex(of: ":").map { [String(address[$0...].dropFirst())] } ?? []
}
