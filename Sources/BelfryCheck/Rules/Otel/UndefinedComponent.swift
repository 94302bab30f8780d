import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let undefinedComponent = CheckRule(
    "otel/undefined-component", .error,
    summary: "A pipeline names a component that is not configured.",
    rationale: """
      The collector refuses the whole configuration.
      """,
    references: ["https://opentelemetry.io/docs/collector/configuration/"],
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [⟦batch⟧], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          batch:
        exporters:
          debug:
        connectors:
          count:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [batch], exporters: [count]}
            metrics: {receivers: [count], exporters: [debug, "${env:EXPORTER}"]}

        """),
      .passes(
        """
        receivers: ${file:receivers.yaml}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: "${env:STEPS}", exporters: [debug]}

        """),
      // A distribution reads it besides a file of its own.
      .passes(
        """
        receivers:
          filelog: {include: [/var/log/shop.log]}
        service:
          pipelines:
            logs/shop: {receivers: [filelog], processors: [batch], exporters: [clickhouse]}

        """),
      .fails(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
        --- otel.yaml
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [⟦debug⟧]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors where !collector.mayBePart {
        for kind in OtelComponentKind.allCases {
          guard !collector.isFilled(kind), !collector.isFilled(.connector) else { continue }
          for name in collector.used(kind)
          where !collector.has(name.text, kind) && !collector.has(name.text, .connector) {
            // What is configured under another key is another rule's finding.
            guard !OtelComponentKind.allCases.contains(where: { collector.has(name.text, $0) })
            else { continue }
            let near = nearest(to: name.text, in: collector.components(kind).map(\.key.text))
            reporter.report(
              at: name.span, "no \(kind.rawValue) is called '\(name.text)'",
              help: near.map { "did you mean '\($0)'?" } ?? "configure it under '\(kind.key)'",
              in: collector.file.path)
          }
        }
      }
    }
  )
}
