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
            ⟦metrics⟧: {exporters: [debug]}

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
            logs: {receivers: "${env:RECEIVERS}", exporters: [debug]}

        """),
      .passes(
        """
        --- compose.yaml
        services:
          collector:
            image: otel/opentelemetry-collector-contrib:0.160.0
            command: [--config=/etc/base.yaml, --config=/etc/more.yaml]
            volumes: ["./base.yaml:/etc/base.yaml:ro", "./more.yaml:/etc/more.yaml:ro"]
        --- base.yaml
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        exporters: {debug: }
        service: {pipelines: {traces: {receivers: [otlp], exporters: [debug]}}}
        --- more.yaml
        processors: {batch: }
        service: {pipelines: {traces: {processors: [batch]}}}

        """),
      .passes(
        """
        exporters: {otlp_http/other: {endpoint: "https://a.internal"}}
        service: {pipelines: {traces: {exporters: [otlp_http/other]}}}

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
            let list = pipeline.node[kind.key]
            let isEmpty = list.map { $0.isNull || $0.kind == .sequence && $0.items.isEmpty }
            // What another file of the same collector says is not seen.
            guard isEmpty ?? (pipeline.node.kind == .mapping), list != nil || !collector.mayBePart
            else { continue }
            reporter.report(
              at: list.map { $0.isNull ? pipeline.name.span : $0.span } ?? pipeline.name.span,
              "'\(pipeline.name.text)' has no \(kind.rawValue)",
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
