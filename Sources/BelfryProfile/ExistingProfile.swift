package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// Parts of the stack that run elsewhere already and are pointed at instead of created.
package struct ExistingProfile: SectionModel, EmptyField, Sendable {
  package static var summary: String { "What runs already, and is pointed at instead of created." }
  package static var empty: ExistingProfile { ExistingProfile() }

  package var alertmanager: OneOrMore<Located<WebURL>>?
  package var elasticsearch: ExistingElasticsearch?
  package var grafana: Located<WebURL>?
  package var prometheus: Located<WebURL>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "alertmanager", &alertmanager, "Addresses of the Alertmanagers that take alerts.",
      .example("http://alertmanager:9093"))
    visit.key(
      "elasticsearch", &elasticsearch,
      "An Elasticsearch that keeps the logs; its address, or more than that.",
      .example("https://es.example.org:9200"))
    visit.key(
      "grafana", &grafana,
      "Address of a Grafana; its data sources and dashboards are written, not run.",
      .example("https://grafana.example.org"))
    visit.key(
      "prometheus", &prometheus, "How that Grafana reaches this stack's Prometheus.",
      .byDefault("its published address"))
  }
}
