import BelfrySource
package import BelfryYAML

/// A secret.
package struct ComposeSecret: CheckedModel, Sendable {
  package var name: Text?
  package var file: Text?
  package var environment: Text?
  package var external: Either<FlagText, ExternalName>?
  package var driver: Text?
  package var driverOpts: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var templateDriver: Text?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A secret."

  /// A secret in a file.
  package init(file: String) { self.file = Text(file) }

  /// Reports two sources, and what an external secret cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check([], ignored: ["file", "environment", "driver", "driver_opts"], node, &context)
    context.exclusive(["file", "environment"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("file", &file, "File with the secret.")
    visit.key("environment", &environment, "Variable with the secret.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("driver", &driver, "Its driver.")
    visit.key("driver_opts", &driverOpts, "Options of the driver.")
    visit.key("template_driver", &templateDriver, "Driver that fills in templates.")
    visit.key("labels", &labels, "Its labels.")
  }
}
