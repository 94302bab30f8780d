import BelfrySource
import BelfryYAML

extension CheckRule {
  static let targetNotAnExporter = CheckRule(
    "prometheus/target-not-an-exporter", .error,
    summary: "A target that speaks another protocol than HTTP with metrics.",
    rationale:
      "Databases and caches do not serve metrics themselves on their own port: an exporter does.",
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: redis
            static_configs: [{targets: [⟦"redis:6379"⟧]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: redis
            static_configs: [{targets: ["redis-exporter:9121"]}]

        """),
      .passes(
        """
        scrape_configs:
          - job_name: probe
            metrics_path: /probe
            static_configs: [{targets: ["redis:6379"]}]

        """),
      .passes(
        """
        --- compose.yaml
        services:
          events: {build: .}
          search: {image: "example.org/search-api:3"}
        --- prometheus.yml
        scrape_configs:
          - job_name: own
            static_configs: [{targets: ["events:9092", "search:9200", "10.0.0.7:9200"]}]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          store: {image: "postgres:18"}
        --- prometheus.yml
        scrape_configs:
          - job_name: store
            static_configs: [{targets: [⟦"store:5432"⟧]}]

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? []
      where (job["metrics_path"]?.text ?? "/metrics") == "/metrics" && job["relabel_configs"] == nil
      {
        for target in (job["static_configs"]?.items ?? []).flatMap({ $0["targets"]?.items ?? [] }) {
          guard let port = NetworkName.port(target.text), let store = stores[port],
            store.listens(NetworkName.host(target.text), port, reporter.workspace)
          else { continue }
          reporter.report(
            at: target.span, "port \(port) serves no metrics", help: "scrape \(store.exporter)")
        }
      }
    }
  )
}

/// A database, cache or broker by its port.
private struct Store: Sendable {
  let exporter: String
  /// The last parts of images that hold it.
  let images: Set<String>

  init(_ exporter: String, _ images: Set<String>) {
    self.exporter = exporter
    self.images = images
  }

  /// Whether it is what listens there: as the service's image says or, outside of the bundle, as the
  /// host's name does; Elasticsearch's and Kafka's ports are those of many others.
  func listens(_ host: String, _ port: Int, _ workspace: Workspace) -> Bool {
    if let service = workspace.service(named: host) {
      return service.node["build"] == nil && service.image.map(images.contains) == true
    }
    return ![9200, 9092].contains(port) || images.contains { host.contains($0) }
  }
}

private let stores: [Int: Store] = [
  6379: Store("redis_exporter on 9121", ["redis", "valkey", "keydb", "redis-stack-server"]),
  5432: Store("postgres_exporter on 9187", ["postgres", "postgresql", "postgis", "timescaledb"]),
  3306: Store("mysqld_exporter on 9104", ["mysql", "mysql-server", "mariadb", "percona"]),
  27017: Store("mongodb_exporter on 9216", ["mongo", "mongodb"]),
  9200: Store("elasticsearch_exporter on 9114", ["elasticsearch", "opensearch"]),
  11211: Store("memcached_exporter on 9150", ["memcached"]),
  5672: Store("RabbitMQ's own plugin on 15692", ["rabbitmq"]),
  9092: Store("kafka_exporter on 9308", ["kafka", "cp-kafka"]),
]
