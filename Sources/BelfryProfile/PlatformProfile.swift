package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What Prometheus keeps.
package struct StorageProfile: Model, EmptyField, Sendable {
  package static var summary: String { "How long and how much Prometheus keeps." }
  package static var empty: StorageProfile { StorageProfile() }

  package var retention: Located<PrometheusDuration>?
  package var disk: Located<ByteSize>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "retention", &retention, "How long samples are kept.", .byDefault(Defaults.retention))
    visit.key(
      "disk", &disk, "Disk that Prometheus may fill; it stops at 80 % of it.",
      .byDefault(Defaults.disk))
  }
}

/// The networks of the stack.
package struct NetworkProfile: Model, EmptyField, Sendable {
  package static var summary: String { "The networks of the stack." }
  package static var empty: NetworkProfile { NetworkProfile() }

  package var subnet: Located<Subnet>?
  package var application: Located<String>?
  package var external: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "subnet", &subnet, "Subnet of the stack's own bridge.", .byDefault(Defaults.subnet))
    visit.key(
      "application", &application, "Name of the network that the watched system is on.",
      .byDefault("<project>-application"))
    visit.key(
      "external", &external, "Whether that network exists already.", .byDefault("false"))
  }
}
