import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let removedComponent = CheckRule(
    "otel/removed-component", .error,
    summary: "A component that newer collectors do not have.",
    rationale: """
      The collector refuses the whole configuration.
      """,
    references: [
      "https://github.com/open-telemetry/opentelemetry-collector/issues/11337",
      "https://github.com/open-telemetry/opentelemetry-collector/pull/2380",
      "https://github.com/open-telemetry/opentelemetry-collector-contrib/pull/26546",
      "https://github.com/open-telemetry/opentelemetry-collector-contrib/pull/31508",
    ],
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors: {⟦queued_retry⟧: }
        exporters:
          ⟦logging⟧: {loglevel: debug}
          ⟦sapm/apm⟧: {endpoint: "https://ingest.internal/v2/trace"}
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [queued_retry], exporters: [logging, sapm/apm]}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.90.1
            command: [--config=/etc/otel.yaml]
            volumes: ["./otel.yaml:/etc/otel.yaml:ro"]
        --- otel.yaml
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          logging: {loglevel: debug}
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [logging]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        let removals = OtelRemoval.all.filter { gone in
          collector.minorVersion.map { $0 >= gone.since } ?? true
        }
        let found = removals.flatMap { gone in
          collector.components(gone.kind).filter { OtelCollector.type($0.key.text) == gone.type }
            .map { (gone, $0.key.span) }
        }
        for (gone, span) in found.sorted(by: { $0.1.start < $1.1.start }) {
          reporter.report(
            at: span, "there is no \(gone.kind.rawValue) '\(gone.type)' since 0.\(gone.since)",
            help: gone.help, in: collector.file.path)
        }
      }
    }
  )
}
