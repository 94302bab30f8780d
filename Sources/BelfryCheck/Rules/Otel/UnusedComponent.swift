import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unusedComponent = CheckRule(
    "otel/unused-component", .warning,
    summary: "A component is configured, and no pipeline uses it.",
    rationale: """
      It is not started, and nothing is said: data that it should take never comes in.
      """,
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
          ⟦prometheus⟧: {config: {scrape_configs: []}}
        exporters:
          debug:
        extensions:
          ⟦health_check⟧:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
        extensions:
          health_check:
        service:
          extensions: [health_check]
          pipelines:
            traces: {receivers: [otlp], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          batch:
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: "${env:STEPS}", exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors where !collector.mayBePart {
        for kind in OtelComponentKind.allCases where !collector.mayUse(kind) {
          let used = Set(
            (kind == .connector
              ? collector.used(.receiver) + collector.used(.exporter) : collector.used(kind))
              .map(\.text))
          for pair in collector.components(kind) where !used.contains(pair.key.text) {
            reporter.report(
              at: pair.key.span, "the \(kind.rawValue) '\(pair.key.text)' is used nowhere",
              help: kind == .extension
                ? "name it under 'service.extensions', or take it out"
                : "name it in a pipeline, or take it out", in: collector.file.path)
          }
        }
      }
    }
  )
}
