package import BelfrySource
package import BelfryYAML

/// `pack.yaml`: what a pack is, what may be set, and what runs for it.
package struct PackManifest: Model, Sendable {
  package static var summary: String { "One entry of the catalogue." }

  /// Where a pack's metrics come from.
  package enum Kind: String, CaseIterable, Field, Sendable {
    /// Instrumentation inside a service.
    case workload
    /// An exporter beside a program that services depend on.
    case dependency
    /// A part of the stack.
    case platform
  }

  package var pack = Located("")
  package var kind: Located<Kind>?
  package var title = ""
  package var about = ""
  package var source = ""
  package var port: Int?
  /// Last words of images that run the dependency: `redis` of `docker.io/library/redis:7`.
  package var images: [String] = []
  /// The variable by which such an image is told the name of its database.
  package var databaseVariable: String?
  package var parameters = OrderedMap<PackParameter>()
  package var variants = OrderedMap<[String]>()
  package var parts = OrderedMap<PackPart>()
  package var values = OrderedMap<PackValues>()
  package var services = OrderedMap<AnyField>()
  /// Arguments of the first service, by the key of the profile that asks for each.
  package var arguments = OrderedMap<String>()
  package var scrape: [AnyField] = []
  package var secrets = OrderedMap<PackSecret>()
  package var volumes: [String] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("pack", &pack, "Its name, that of its folder.", .required)
    visit.key("kind", &kind, "Where its metrics come from.", .required)
    visit.key("title", &title, "Its name for people.", .required)
    visit.key("summary", &about, "One sentence.", .required)
    visit.key("source", &source, "Where its metrics were seen.", .required)
    visit.key("port", &port, "The usual port of a dependency.")
    visit.key(
      "images", &images, "Names of images that run it, by which 'belfry init --from' knows it.")
    visit.key(
      "database_variable", &databaseVariable,
      "The variable that tells such an image the name of its database.")
    visit.key("parameters", &parameters, "Numbers that a profile may set.")
    visit.key("variants", &variants, "Alternative sets of metrics, the default first.")
    visit.key("parts", &parts, "Metrics that not every service has.")
    visit.key("values", &values, "Values of labels that services write differently.")
    visit.key("services", &services, "Compose services.")
    visit.key(
      "arguments", &arguments,
      "Arguments that the first service gets where the profile says user, keys or count_keys.")
    visit.key("scrape", &scrape, "Scrape jobs.")
    visit.key("secrets", &secrets, "Files in secrets/.")
    visit.key("volumes", &volumes, "Named volumes.")
  }
}

/// A number of a pack that a profile may set.
package struct PackParameter: Model, Sendable {
  package static var summary: String { "A number that a profile may set." }

  package var about = ""
  package var unit = ""
  package var value: Double = 0
  package var minimum: Double?
  package var maximum: Double?
  package var alerts: [Located<String>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("summary", &about, "What it decides.", .required)
    visit.key("unit", &unit, "ratio, seconds, bytes, count, percent or days.", .required)
    visit.key("default", &value, "What counts where nothing is said.", .required)
    visit.key("minimum", &minimum, "The least that makes sense.")
    visit.key("maximum", &maximum, "The most that makes sense.")
    visit.key("alerts", &alerts, "Alerts in whose expression it stands.")
  }
}

/// A secret that a pack's services read.
package struct PackSecret: Model, Sendable {
  package static var summary: String { "A file in secrets/." }

  /// Who makes it.
  package enum Origin: String, CaseIterable, Field, Sendable {
    /// It may be made at random.
    case random
    /// Only the user can know it.
    case ask
  }

  package var about = ""
  package var create: Origin?
  package var unmodelled = Unmodelled()

  package init() {}

  package init(_ about: String, create: Origin) {
    self.about = about
    self.create = create
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("summary", &about, "What it is.", .required)
    visit.key("create", &create, "Who makes it.", .required)
  }
}
