package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A database, cache or broker, watched through its exporter.
package struct DependencyProfile: SectionModel, Sendable {
  package static var summary: String { "A program that the services depend on." }

  package var type: Located<String>?
  package var address: Located<NetworkAddress>?
  package var user: Located<String>?
  package var database: Located<String>?
  package var password: Bool?
  package var tls: Located<Bool>?
  package var keys: [Located<RedisKey>] = []
  package var countKeys: [Located<RedisKey>] = []
  package var interval: Located<PrometheusDuration>?
  package var team: Located<LabelText>?
  package var thresholds = OrderedMap<Located<Double>>()
  package var expected = OrderedMap<Located<Int>>()
  package var unmodelled = Unmodelled()

  package init() {}

  /// A mapping, or the address alone.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> DependencyProfile? {
    if node.kind == .scalar {
      guard let address = Located<NetworkAddress>.decode(node, &context) else { return nil }
      var dependency = DependencyProfile()
      dependency.address = address
      return dependency
    }
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "an address such as 'redis:6379' or a mapping")
      return nil
    }
    return decodeKeys(node, &context)
  }

  package static var shape: Shape {
    .either([
      NetworkAddress.shape, .model(name: "DependencyProfile", summary: summary) { keyShapes },
    ])
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "type", &type, "Which pack watches it.", .byDefault("its name"), .example("redis"))
    visit.key(
      "address", &address, "Host and port, as other containers reach it.",
      .byDefault("its name and the program's usual port"))
    visit.key("user", &user, "The user that the exporter signs in as.")
    visit.key("database", &database, "The database that the exporter connects to.")
    visit.key("tls", &tls, "Whether the exporter speaks TLS with it.", .byDefault("false"))
    visit.key(
      "keys", &keys,
      "Redis: keys whose number or size becomes a metric, by name or glob, in database 0 or dbN=.",
      .example("[\"metrics:*\", \"db2=stats:daily\"]"))
    visit.key(
      "count_keys", &countKeys, "Redis: globs of which the number of keys becomes a metric.",
      .example("[\"session:*\"]"))
    visit.key("interval", &interval, "How often it is scraped.", .byDefault("the profile's"))
    visit.key("team", &team, "Who owns it.", .byDefault("the profile's"))
    visit.key("thresholds", &thresholds, "The pack's parameters.", .example("memory_ratio: 0.8"))
    visit.key(
      "expected", &expected, "Sizes that decide how many series its exporter serves.",
      .example("{databases: 3}"))
  }
}

extension DependencyProfile: EmptyField {
  /// A dependency that is called what it is, on its usual port.
  package static var empty: DependencyProfile { DependencyProfile() }
}

/// An address that is tried from outside by the blackbox exporter.
package struct ProbeProfile: SectionModel, Sendable {
  package static var summary: String { "An address that must answer." }

  package var http: Located<WebURL>?
  package var tcp: Located<NetworkAddress>?
  package var icmp: Located<String>?
  package var tls: Located<Bool>?
  package var status: [Located<StatusCode>] = []
  package var body: Located<String>?
  package var interval: Located<PrometheusDuration>?
  package var team: Located<LabelText>?
  package var thresholds = OrderedMap<Located<Double>>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("http", &http, "A page that must answer.", .example("http://api:8000/health"))
    visit.key("tcp", &tcp, "A port that must accept connections.", .example("api:8000"))
    visit.key("icmp", &icmp, "A host that must answer pings.")
    visit.key(
      "tls", &tls, "Whether the port speaks TLS; its certificate's end is watched then.",
      .byDefault("false"))
    visit.key("status", &status, "Status codes that count as well.", .byDefault("2xx"))
    visit.key("body", &body, "A regular expression (RE2) that the page must match.")
    visit.key("interval", &interval, "How often it is tried.", .byDefault("the profile's"))
    visit.key("team", &team, "Who owns it.", .byDefault("the profile's"))
    visit.key("thresholds", &thresholds, "The blackbox pack's parameters.")
  }
}
