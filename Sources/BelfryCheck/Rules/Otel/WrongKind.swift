import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let wrongKind = CheckRule(
    "otel/wrong-kind", .error,
    summary: "A component stands where another kind of component belongs.",
    rationale: """
      The collector refuses the whole configuration.
      """,
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          batch:
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp, ⟦batch⟧], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          batch:
        exporters:
          debug:
          otlp: {endpoint: "tempo:4317"}
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [batch], exporters: [debug, otlp]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors where !collector.isPart {
        for kind in OtelComponentKind.allCases {
          for name in collector.used(kind) where !collector.has(name.text, kind) {
            guard
              let other = OtelComponentKind.allCases.first(where: { collector.has(name.text, $0) }),
              other != .connector || kind == .processor || kind == .extension
            else { continue }
            reporter.report(
              at: name.span, "'\(name.text)' is \(other.article), not \(kind.article)",
              help: other == .extension
                ? "extensions are named under 'service.extensions'"
                : "name it under '\(other.key)'",
              in: collector.file.path)
          }
        }
      }
    }
  )
}
