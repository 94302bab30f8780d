package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Traces through an OpenTelemetry collector into Tempo or Jaeger.
package struct TracingProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "How traces are collected." }
  package static var empty: TracingProfile { TracingProfile() }

  /// Where traces are kept.
  package enum Store: String, CaseIterable, Field, Sendable {
    case tempo, jaeger
  }

  package var store: Store?
  package var retention: Located<PrometheusDuration>?
  package var sampling: SamplingProfile?
  package var metrics: Bool?
  package var publish: Bool?
  package var redact: RedactProfile?
  package var prompts: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("store", &store, "What keeps traces.", .byDefault("tempo"))
    visit.key(
      "retention", &retention, "How long traces are kept.", .byDefault(Defaults.traceRetention))
    visit.key(
      "sampling", &sampling, "Which share of the traces is kept: a number up to 1, or more words.",
      .byDefault("1"), .example("{ratio: 0.1, slow: 2s}"))
    visit.key(
      "metrics", &metrics, "Whether metrics sent by OTLP are taken as well, for Prometheus.",
      .byDefault("false"))
    visit.key(
      "publish", &publish, "Whether programs on the host reach the collector's ports.",
      .byDefault("true"))
    visit.key(
      "redact", &redact,
      "Whether mails, tokens and passwords in attributes are masked, or further patterns.",
      .byDefault("true"), .example("['\\bcustomer-\\d+\\b']"))
    visit.key(
      "prompts", &prompts, "Whether the text of prompts and completions is kept.",
      .byDefault("false"))
  }

  /// The store that is meant.
  package var usedStore: Store { store ?? .tempo }
}

/// Which traces are kept.
package struct SamplingProfile: SectionModel, Sendable {
  package static var summary: String { "Which traces are kept." }

  /// When it is decided.
  package enum Method: String, CaseIterable, Field, Sendable {
    /// When a trace is complete, so that failed and slow ones are kept.
    case tail
    /// At once, by the trace's id.
    case probabilistic
  }

  package var ratio: Located<Double>?
  package var method: Located<Method>?
  package var slow: Located<PrometheusDuration>?
  package var wait: Located<PrometheusDuration>?
  package var unmodelled = Unmodelled()

  package init() {}

  /// A mapping, or the ratio alone.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> SamplingProfile? {
    if node.kind == .scalar {
      guard let ratio = Located<Double>.decode(node, &context) else { return nil }
      var sampling = SamplingProfile()
      sampling.ratio = ratio
      return sampling
    }
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a number up to 1 or a mapping")
      return nil
    }
    return decodeKeys(node, &context)
  }

  package static var shape: Shape {
    .either([
      .number(minimum: 0, maximum: 1),
      .model(name: "SamplingProfile", summary: summary) { keyShapes },
    ])
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("ratio", &ratio, "Share of the traces that is kept, above 0 and up to 1.", .required)
    visit.key(
      "method", &method,
      "When it is decided: 'tail' keeps failed and slow traces beside the share.",
      .byDefault("tail"))
    visit.key(
      "slow", &slow, "Traces longer than this are kept; only with 'tail'.", .byDefault("1s"))
    visit.key(
      "wait", &wait, "How long spans of one trace are waited for; only with 'tail'.",
      .byDefault("10s"))
  }

  /// The share, 1 where all is kept.
  package var usedRatio: Double { ratio?.value ?? 1 }

  /// The method that is meant.
  package var usedMethod: Method { method?.value ?? .tail }
}
