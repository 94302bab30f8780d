package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// What is kept, how long, and where.
package struct StorageProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "How long samples are kept, and where." }
  package static var empty: StorageProfile { StorageProfile() }

  package var retention: Located<PrometheusDuration>?
  package var disk: Located<ByteSize>?
  package var longTerm: LongTermProfile?
  package var downsample: DownsampleProfile?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "retention", &retention, "How long Prometheus keeps samples.",
      .byDefault(Defaults.retention))
    visit.key(
      "disk", &disk, "Disk that Prometheus may fill; it stops at 80 % of it.",
      .byDefault(Defaults.disk))
    visit.key(
      "long_term", &longTerm, "A store beside Prometheus that keeps samples for years.",
      .example("{store: victoriametrics, retention: 1y}"))
    visit.key(
      "downsample", &downsample, "What that store keeps in place of every sample.",
      .example("{every: 5m, metrics: [vector_searches_total]}"))
  }
}

/// The networks of the stack.
package struct NetworkProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "The networks of the stack." }
  package static var empty: NetworkProfile { NetworkProfile() }

  package var subnet: Located<Subnet>?
  package var application: Located<String>?
  package var external: Bool?
  package var include: Located<String>?
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
    visit.key(
      "include", &include,
      "Compose file of the watched system, from the bundle's folder, that starts with the stack.",
      .example("../docker-compose.yml"))
  }
}
