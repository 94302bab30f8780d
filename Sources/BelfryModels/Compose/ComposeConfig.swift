import BelfrySource
package import BelfryYAML

/// A file that services get.
package struct ComposeConfig: CheckedModel, Sendable {
  package var name: Text?
  package var content: Text?
  package var file: Text?
  package var environment: Text?
  package var external: Either<FlagText, ExternalName>?
  package var templateDriver: Text?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A file that services get."

  /// Reports two sources, and what an external config cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check([], ignored: ["content", "file", "environment"], node, &context)
    context.exclusive(["content", "file", "environment"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("content", &content.block, "The content.")
    visit.key("file", &file, "File with the content.")
    visit.key("environment", &environment, "Variable with the content.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("template_driver", &templateDriver, "Driver that fills in templates.")
    visit.key("labels", &labels, "Its labels.")
  }
}
