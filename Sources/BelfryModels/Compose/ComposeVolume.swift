import BelfrySource
package import BelfryYAML

/// A volume.
package struct ComposeVolume: EmptyField, CheckedModel, Sendable {
  package var name: Text?
  package var driver: Text?
  package var driverOpts: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var external: Either<FlagText, ExternalName>?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A volume."

  /// Nothing said.
  package static var empty: ComposeVolume { ComposeVolume() }

  /// Reports what an external volume cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check(["driver", "driver_opts", "labels"], node, &context)
    context.refuseFlags(under: ["driver_opts"], in: node)
    context.refuseTwins(under: ["labels"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("driver", &driver, "Its driver.")
    visit.key("driver_opts", &driverOpts, "Options of the driver.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("labels", &labels, "Its labels.")
  }
}
