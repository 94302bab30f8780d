package import BelfrySource
package import BelfryYAML

/// The configuration of an OpenTelemetry collector (0.160): its parts, and how pipelines join them.
/// What stands inside of a component is its own.
package struct OtelConfig: FileModel, Sendable {
  package var receivers: OtelPart<OrderedMap<AnyField>>?
  package var processors: OtelPart<OrderedMap<AnyField>>?
  package var exporters: OtelPart<OrderedMap<AnyField>>?
  package var connectors: OtelPart<OrderedMap<AnyField>>?
  package var extensions: OtelPart<OrderedMap<AnyField>>?
  package var service: OtelPart<OtelService>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The configuration of an OpenTelemetry collector (0.160)."

  /// The findings' family.
  package static let family = "otel"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("receivers", &receivers, "How data comes in, by name.")
    visit.key("processors", &processors, "What is done with it on the way, by name.")
    visit.key("exporters", &exporters, "Where it goes, by name.")
    visit.key("connectors", &connectors, "What leads from one pipeline to another, by name.")
    visit.key("extensions", &extensions, "What the collector does besides, by name.")
    visit.key("service", &service, "What of all this is used.")
  }
}

/// What of the components is used.
package struct OtelService: Model, Sendable {
  package var extensions: OtelPart<[Located<String>]>?
  package var pipelines: OtelPart<OrderedMap<OtelPart<OtelPipeline>>>?
  package var telemetry: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What of the components is used."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("telemetry", &telemetry, "What the collector tells about itself.")
    visit.key("extensions", &extensions, "Extensions that are started.")
    visit.key("pipelines", &pipelines, "Ways of the data; the name says of which kind it is.")
  }
}

/// One way of the data: from receivers through processors to exporters. Each needs receivers and
/// exporters, which may stand in another file of the same collector.
package struct OtelPipeline: Model, Sendable {
  package var receivers: OtelPart<[Located<String>]>?
  package var processors: OtelPart<[Located<String>]>?
  package var exporters: OtelPart<[Located<String>]>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One way of the data."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("receivers", &receivers, "Where data comes from.")
    visit.key("processors", &processors, "What is done with it, in this order.")
    visit.key("exporters", &exporters, "Where it goes.")
  }
}
