import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let otelAmbiguousName = CheckRule(
    "otel/ambiguous-name", .error,
    summary: "A connector has the name of a receiver or exporter.",
    rationale: """
      In a pipeline nobody could tell which is meant; the collector refuses the configuration.
      """,
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
        connectors:
          ⟦otlp⟧:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [debug, otlp]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
          otlp: {endpoint: "tempo:4317"}
        connectors:
          otlp/connector:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [debug, otlp, otlp/connector]}
            traces/2: {receivers: [otlp/connector], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        for pair in collector.components(.connector) {
          let other = [OtelComponentKind.receiver, .exporter].first {
            collector.has(pair.key.text, $0)
          }
          guard let other else { continue }
          reporter.report(
            at: pair.key.span, "'\(pair.key.text)' is \(other.article) as well",
            help: "call the connector '\(pair.key.text)/connector'", in: collector.file.path)
        }
      }
    }
  )
}
