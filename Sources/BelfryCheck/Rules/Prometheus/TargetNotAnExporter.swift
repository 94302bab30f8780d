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
    ],
    check: .document(.prometheus) { root, reporter in
      let ports = [
        "6379": "redis_exporter on 9121", "5432": "postgres_exporter on 9187",
        "3306": "mysqld_exporter on 9104",
        "27017": "mongodb_exporter on 9216", "9200": "elasticsearch_exporter on 9114",
        "11211": "memcached_exporter on 9150", "5672": "RabbitMQ's own plugin on 15692",
        "9092": "kafka_exporter on 9308",
      ]
      for job in root["scrape_configs"]?.items ?? []
      where (job["metrics_path"]?.text ?? "/metrics") == "/metrics" && job["relabel_configs"] == nil
      {
        for target in (job["static_configs"]?.items ?? []).flatMap({ $0["targets"]?.items ?? [] }) {
          guard let port = target.text.split(separator: ":").last,
            let exporter = ports[String(port)],
            target.text.contains(":")
          else { continue }
          reporter.report(
            at: target.span, "port \(port) serves no metrics", help: "scrape \(exporter)")
        }
      }
    }
  )
}
