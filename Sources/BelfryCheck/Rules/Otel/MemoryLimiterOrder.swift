import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let memoryLimiterOrder = CheckRule(
    "otel/memory-limiter-order", .advice,
    summary: "The memory limiter is not the first processor.",
    rationale: """
      What stands before it holds data that it cannot refuse any more, so that memory runs out all the same.
      """,
    references: [
      "https://github.com/open-telemetry/opentelemetry-collector/tree/main/processor/memorylimiterprocessor"
    ],
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors: {batch: , memory_limiter: {check_interval: 1s, limit_mib: 400}}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [batch, ⟦memory_limiter⟧], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors: {batch: , memory_limiter: {check_interval: 1s, limit_mib: 400}}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [memory_limiter, batch], exporters: [debug]}
            traces/2: {receivers: [otlp], processors: [batch], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        // Once a file: people write it alike everywhere.
        let late = collector.pipelines.lazy.flatMap { $0.names(.processor).dropFirst() }
          .first { OtelCollector.type($0.text) == "memory_limiter" }
        guard let late else { continue }
        reporter.report(
          at: late.span, "'\(late.text)' should come first",
          help: "put it before all other processors", in: collector.file.path)
      }
    }
  )
}
