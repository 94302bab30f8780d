package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// An Elasticsearch that runs elsewhere and keeps the logs.
///
/// Programs sign in with users and passwords, not with API keys: Kibana takes no key for its own
/// connection (Kibana's settings know a password and a service token), Logstash refuses one without
/// TLS (its output's `api_key`), and the cluster tells a key once, where the set-up would have to
/// keep it, while passwords are made before as for a cluster of the stack's own.
package struct ExistingElasticsearch: SectionModel, Sendable {
  package static var summary: String { "An Elasticsearch that keeps the logs." }

  package var address: Located<WebURL>?
  package var ca: Located<Bool>?
  package var kibana: Located<WebURL>?
  package var setup: Located<Bool>?
  package var user: Located<LabelText>?
  package var exporter: Located<Bool>?
  package var unmodelled = Unmodelled()

  package init() {}

  /// A mapping, or the address alone.
  package static func decode(
    _ node: Node, _ context: inout DecodeContext
  ) -> ExistingElasticsearch? {
    if node.kind == .scalar {
      guard let address = Located<WebURL>.decode(node, &context) else { return nil }
      var existing = ExistingElasticsearch()
      existing.address = address
      return existing
    }
    guard node.kind == .mapping else {
      context.wrongType(
        node, wanted: "an address such as 'https://es.example.org:9200' or a mapping")
      return nil
    }
    return decodeKeys(node, &context)
  }

  package static var shape: Shape {
    .either([
      WebURL.shape, .model(name: "ExistingElasticsearch", summary: summary) { keyShapes },
    ])
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "address", &address, "Where it answers, as other containers reach it.", .required,
      .example("https://es.example.org:9200"))
    visit.key(
      "ca", &ca,
      "Whether its certificate, and that Kibana's, is signed by authorities of secrets/elastic_ca.",
      .byDefault("false: by authorities that everybody knows"))
    visit.key(
      "kibana", &kibana, "A Kibana that exists as well; without it the stack has one of its own.",
      .example("https://kibana.example.org"))
    visit.key(
      "setup", &setup,
      "Whether the stack makes users, roles, lifecycle policy, index template and data view there.",
      .byDefault("true"))
    visit.key("user", &user, "Who makes them; the password is a secret.", .byDefault("elastic"))
    visit.key(
      "exporter", &exporter, "Whether elasticsearch_exporter watches it.", .byDefault("true"))
  }

  /// Whether the stack may make there what it needs.
  package var setsUp: Bool { setup?.value != false }
}
