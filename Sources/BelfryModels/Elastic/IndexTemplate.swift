package import BelfrySource
package import BelfryYAML

/// The body of a request that puts an index template into Elasticsearch (9.5).
package struct IndexTemplate: FileModel, Sendable {
  package var indexPatterns: [Located<String>] = []
  package var template: TemplateBody?
  package var composedOf: [Located<String>] = []
  package var priority: Count?
  package var version: Int?
  package var meta: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var dataStream: DataStreamTemplate?
  package var allowAutoCreate: Bool?
  package var ignoreMissingComponentTemplates: [Located<String>] = []
  package var deprecated: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary =
    "The body of a request that puts an index template into Elasticsearch (9.5)."

  /// The findings' family.
  package static let family = "elastic"

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("index_patterns", &indexPatterns, "Names for which it counts.", .required)
    visit.key("template", &template, "What indices of these names get.")
    visit.key("composed_of", &composedOf, "Component templates that it takes in.")
    visit.key(
      "priority", &priority, "Which one wins of several that match; Elasticsearch's own have 100.")
    visit.key("version", &version, "Number of the change.")
    visit.key("_meta", &meta, "What it is for.")
    visit.key("data_stream", &dataStream, "Whether data streams are made.")
    visit.key("allow_auto_create", &allowAutoCreate, "Whether indices make themselves.")
    visit.key(
      "ignore_missing_component_templates", &ignoreMissingComponentTemplates,
      "Component templates that may be missing.")
    visit.key("deprecated", &deprecated, "Whether it should not be used any more.")
  }
}

/// What an index gets.
package struct TemplateBody: Model, Sendable {
  package var settings: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var mappings: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var aliases: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var lifecycle: AnyField?
  package var dataStreamOptions: AnyField?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What an index gets."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("settings", &settings, "Its settings.")
    visit.key("mappings", &mappings, "Its fields.")
    visit.key("aliases", &aliases, "Its other names.")
    visit.key("lifecycle", &lifecycle, "How long a data stream is kept.")
    visit.key("data_stream_options", &dataStreamOptions, "Whether failures are kept.")
  }
}

/// Whether data streams are made.
package struct DataStreamTemplate: Model, Sendable {
  package var hidden: Bool?
  package var allowCustomRouting: Bool?
  package var failureStore: Bool?
  package var indexMode: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Whether data streams are made."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("hidden", &hidden, "Whether they are hidden.")
    visit.key("allow_custom_routing", &allowCustomRouting, "Whether documents say their shard.")
    visit.key("failure_store", &failureStore, "Whether refused documents are kept.")
    visit.key("index_mode", &indexMode, "Kind of the indices.")
  }
}
