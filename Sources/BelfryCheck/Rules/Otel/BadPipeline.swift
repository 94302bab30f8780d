import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let badPipeline = CheckRule(
    "otel/bad-pipeline", .error,
    summary: "A pipeline that the collector refuses.",
    rationale: """
      A pipeline's name says what flows through it, it begins with a receiver, ends with an exporter, and \
      has no processor twice; else nothing of the configuration is used.
      """,
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        exporters:
          debug:
        service:
          pipelines:
            ⟦trace⟧: {receivers: [otlp], exporters: [debug]}
            logs: {receivers: ⟦[]⟧, exporters: [debug]}

        """),
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors: {batch: }
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [batch, ⟦batch⟧], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors: {batch: , batch/2: }
        exporters:
          debug:
        service:
          pipelines:
            traces/first: {receivers: [otlp], processors: [batch, batch/2], exporters: [debug]}
            profiles: {receivers: [otlp], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      let signals = ["traces", "metrics", "logs", "profiles"]
      for collector in stack.collectors {
        let path = collector.file.path
        for pipeline in collector.pipelines {
          let signal = OtelCollector.type(pipeline.name.text)
          if !signals.contains(signal) {
            let near = nearest(to: signal, in: signals)
            reporter.report(
              at: pipeline.name.span, "a pipeline carries no '\(signal)'",
              help: near.map { "did you mean '\($0)'?" }
                ?? "it is one of \(signals.joined(separator: ", "))",
              in: path)
          }
          for kind in [OtelComponentKind.receiver, .exporter] {
            guard let list = pipeline.node[kind.key], list.kind == .sequence, list.items.isEmpty
            else { continue }
            reporter.report(
              at: list.span, "'\(pipeline.name.text)' has no \(kind.rawValue)",
              help: "a pipeline needs one at least", in: path)
          }
          var seen: Set<String> = []
          for name in pipeline.names(.processor) where !seen.insert(name.text).inserted {
            reporter.report(
              at: name.span, "the processor '\(name.text)' stands here twice",
              help: "take one out, or give the second a name of its own", in: path)
          }
        }
      }
    }
  )
}
