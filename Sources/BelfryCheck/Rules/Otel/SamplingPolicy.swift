import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let samplingPolicy = CheckRule(
    "otel/sampling-policy", .error,
    summary: "A policy of tail_sampling without what its type needs.",
    rationale: """
      What a policy asks stands under a key that is called as its type is. Without it the policy \
      takes no trace, and the collector refuses status_code and keys that it does not know.
      """,
    references: [
      "https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/tailsamplingprocessor"
    ],
    examples: [
      .fails(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          tail_sampling:
            policies:
              - name: errors
                type: ⟦status_code⟧
                config: {status_code: ERROR}
              - name: some
                type: and
                and:
                  and_sub_policy:
                    - {name: shop, type: ⟦string_attribute⟧, key: service.name, values: [shop]}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [tail_sampling], exporters: [debug]}

        """),
      .passes(
        """
        receivers:
          otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
        processors:
          tail_sampling:
            policies:
              - {name: all, type: always_sample}
              - {name: errors, type: status_code, status_code: {status_codes: [ERROR]}}
              - {name: own, type: shop_sampler}
              - ${file:policy.yaml}
        exporters:
          debug:
        service:
          pipelines:
            traces: {receivers: [otlp], processors: [tail_sampling], exporters: [debug]}

        """),
    ],
    check: .logs { stack, reporter in
      // Types that do nothing sensible without settings (contrib 0.140, processor.go and config.go).
      let types: Set = [
        "status_code", "string_attribute", "numeric_attribute", "boolean_attribute", "trace_state",
        "rate_limiting", "ottl_condition", "and", "composite",
      ]
      for collector in stack.collectors {
        for processor in collector.components(.processor)
        where OtelCollector.type(processor.key.text) == "tail_sampling" {
          for policy in policies(processor.value) {
            guard let type = policy["type"], types.contains(type.text), policy[type.text] == nil
            else { continue }
            reporter.report(
              at: type.span, "the policy says nothing under '\(type.text)'",
              help: "write '\(type.text):' beside 'type', and its settings under it",
              in: collector.file.path)
          }
        }
      }
    }
  )
}

/// Policies, and those of which they are put together.
private func policies(_ processor: Node) -> [Node] {
  var found: [Node] = []
  var open = processor["policies"]?.items ?? []
  while !open.isEmpty, found.count < 10_000 {
    let level = open.filter { $0.kind == .mapping && $0["<<"] == nil }
    found += level
    open = level.flatMap { policy in
      (policy["and"]?["and_sub_policy"]?.items ?? [])
        + (policy["composite"]?["composite_sub_policy"]?.items ?? [])
    }
  }
  return found
}
