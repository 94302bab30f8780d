package import BelfrySource
package import BelfryYAML

/// A text of an issue, and whether later notifications change it.
package struct JiraText: Model, Sendable {
  package var template: Located<String>?
  package var enableUpdate: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A text of an issue, and whether later notifications change it."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("template", &template.block, "The text, a template.")
    visit.key(
      "enable_update", &enableUpdate, "Whether later notifications change it.", .byDefault("true"))
  }
}
