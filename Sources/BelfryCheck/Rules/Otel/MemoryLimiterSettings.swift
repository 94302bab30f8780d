import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let memoryLimiterSettings = CheckRule(
    "otel/memory-limiter-settings", .error,
    summary: "A memory limiter without an interval or a limit.",
    rationale: """
      It has no defaults for either. The collector refuses the whole configuration, as it does where the \
      room for spikes is not smaller than the limit.
      """,
    references: [
      "https://github.com/open-telemetry/opentelemetry-collector/tree/main/processor/memorylimiterprocessor"
    ],
    examples: [
      .fails(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        processors:
          ⟦memory_limiter⟧: {limit_mib: 400}
          ⟦memory_limiter/2⟧: {check_interval: 1s}
          memory_limiter/3: {check_interval: 1s, limit_mib: 400, spike_limit_mib: ⟦512⟧}
        exporters: {debug: }
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [memory_limiter], exporters: [debug]}
            logs: {receivers: [otlp], processors: [memory_limiter/2], exporters: [debug]}
            metrics: {receivers: [otlp], processors: [memory_limiter/3], exporters: [debug]}

        """),
      .passes(
        """
        receivers: {otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}}
        processors:
          memory_limiter: {check_interval: 1s, limit_mib: 400, spike_limit_mib: 100}
          memory_limiter/2:
            check_interval: 1s
            limit_percentage: 80
            spike_limit_percentage: ${env:SPIKE}
          memory_limiter/3: ${file:limits.yaml}
        exporters: {debug: }
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [memory_limiter], exporters: [debug]}
            logs: {receivers: [otlp], processors: [memory_limiter/2], exporters: [debug]}
            metrics: {receivers: [otlp], processors: [memory_limiter/3], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      for collector in stack.collectors {
        let isPart = collector.mayBePart
        let used = Set(collector.used(.processor).map(\.text))
        for pair in collector.components(.processor)
        where OtelCollector.type(pair.key.text) == "memory_limiter" && used.contains(pair.key.text)
        {
          guard pair.value.kind == .mapping || pair.value.isNull, pair.value["model"] == nil else {
            continue
          }
          // What another file of the same collector says is not seen.
          let missing = isPart ? nil : gap(in: pair.value)
          if let missing {
            reporter.report(
              at: pair.key.span, "'\(pair.key.text)' has no \(missing.what)", help: missing.help,
              in: collector.file.path)
          }
          for unit in ["mib", "percentage"] {
            guard let spike = pair.value["spike_limit_\(unit)"], let room = Int(spike.text),
              let limit = pair.value["limit_\(unit)"].flatMap({ Int($0.text) }), limit > 0,
              room >= limit
            else { continue }
            reporter.report(
              at: spike.span, "'spike_limit_\(unit)' is not smaller than 'limit_\(unit)'",
              help: "a fifth of the limit is usual", in: collector.file.path)
          }
        }
      }
    }
  )
}

/// What a memory limiter needs and has not.
private func gap(in settings: Node) -> (what: String, help: String)? {
  let says = { (name: String) in
    settings[name].map { !$0.isNull && !["0", "0s"].contains($0.text) } ?? false
  }
  if !says("check_interval") { return ("interval", "write 'check_interval: 1s'") }
  if !says("limit_mib"), !says("limit_percentage") {
    return ("limit", "write 'limit_mib' or 'limit_percentage'")
  }
  return nil
}
