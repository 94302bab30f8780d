import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let connectorOneSided = CheckRule(
    "otel/connector-one-sided", .error,
    summary: "A connector that leads nowhere, or comes from nowhere.",
    rationale: """
      A connector ends one pipeline and begins another; with one side alone the collector refuses to start.
      """,
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
        connectors:
          ⟦spanmetrics⟧:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [spanmetrics, debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
        connectors:
          spanmetrics:
        service:
          pipelines:
            traces: {receivers: [otlp], exporters: [spanmetrics, debug]}
            metrics: {receivers: [spanmetrics], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors where !collector.isPart && !collector.mayUse(.connector) {
        let begins = Set(collector.used(.receiver).map(\.text))
        let ends = Set(collector.used(.exporter).map(\.text))
        for pair in collector.components(.connector) {
          let name = pair.key.text
          guard begins.contains(name) != ends.contains(name) else { continue }
          reporter.report(
            at: pair.key.span,
            ends.contains(name)
              ? "no pipeline receives from '\(name)'" : "no pipeline exports to '\(name)'",
            help: "name it under 'exporters' of one pipeline and 'receivers' of another",
            in: collector.file.path)
        }
      }
    }
  )
}
