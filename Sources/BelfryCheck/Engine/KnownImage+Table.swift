extension KnownImage {
  private static let busybox: Set = ["sh", "wget"]
  private static let elastic: Set = ["sh", "bash", "curl"]

  /// The images, with the source of each fact; seen in November 2026.
  static let all: [KnownImage] = [
    KnownImage(
      names: ["prometheus"], ports: [9090], user: 65534, tools: busybox, data: "/prometheus",
      declaresVolume: true, configFlag: "--config.file", config: "/etc/prometheus/prometheus.yml",
      source: "prometheus/prometheus, Dockerfile (busybox, nobody); distroless: pull request 17876"),
    KnownImage(
      names: ["alertmanager"], ports: [9093], user: 65534, tools: busybox, data: "/alertmanager",
      declaresVolume: true, configFlag: "--config.file",
      config: "/etc/alertmanager/alertmanager.yml", source: "prometheus/alertmanager, Dockerfile"),
    KnownImage(
      names: ["node-exporter", "node_exporter"], ports: [9100], user: 65534, tools: busybox,
      source: "prometheus/node_exporter, Dockerfile"),
    KnownImage(
      names: ["blackbox-exporter", "blackbox_exporter"], ports: [9115], user: nil, tools: busybox,
      configFlag: "--config.file", config: "/etc/blackbox_exporter/config.yml",
      source: "prometheus/blackbox_exporter, Dockerfile"),
    KnownImage(
      names: ["mysqld-exporter", "mysqld_exporter"], ports: [9104], user: 65534, tools: busybox,
      source: "prometheus/mysqld_exporter, Dockerfile"),
    KnownImage(
      names: ["statsd-exporter", "statsd_exporter"], ports: [9102, 9125], user: 65534,
      tools: busybox, hasHealthcheck: true, source: "prometheus/statsd_exporter, Dockerfile"),
    KnownImage(
      names: ["postgres-exporter", "postgres_exporter"], ports: [9187], user: 65534, tools: nil,
      source: "prometheus-community/postgres_exporter, Dockerfile; older ones are from scratch"),
    KnownImage(
      names: ["elasticsearch-exporter", "elasticsearch_exporter"], ports: [9114], user: nil,
      tools: nil,
      source: "prometheus-community/elasticsearch_exporter, Dockerfile; 9108 before 1.1.0"),
    KnownImage(
      names: ["redis_exporter", "redis-exporter"], ports: [9121], user: 59000, tools: nil,
      source: "oliver006/redis_exporter, docker/Dockerfile (scratch, and alpine by its tag)"),
    KnownImage(
      names: ["cadvisor"], ports: [8080], user: 0, tools: nil, hasHealthcheck: true,
      source: "google/cadvisor, deploy/Dockerfile"),
    KnownImage(
      names: ["grafana", "grafana-oss", "grafana-enterprise"], ports: [3000], user: 472, tools: nil,
      data: "/var/lib/grafana", source: "grafana/grafana, Dockerfile"),
    KnownImage(
      names: ["loki"], ports: [3100], user: 10001, tools: nil, data: "/loki",
      configFlag: "-config.file", config: "/etc/loki/local-config.yaml",
      source: "grafana/loki, cmd/loki/Dockerfile"),
    KnownImage(
      names: ["tempo"], ports: [3200], user: 10001, tools: nil, data: "/var/tempo",
      configFlag: "-config.file", source: "grafana/tempo, cmd/tempo/Dockerfile"),
    KnownImage(
      names: [
        "opentelemetry-collector", "opentelemetry-collector-contrib", "opentelemetry-collector-k8s",
      ], ports: [4317, 4318, 55679], user: 10001, tools: [], configFlag: "--config",
      source: "opentelemetry-collector-releases, distributions (scratch)"),
    KnownImage(
      names: ["elasticsearch"], ports: [9200, 9300], user: 1000, tools: elastic,
      data: "/usr/share/elasticsearch/data",
      source:
        "elastic/elasticsearch, distribution/docker; issue 55974 on curl; bash runs its entry point"
    ),
    KnownImage(
      names: ["kibana"], ports: [5601], user: 1000, tools: nil, data: "/usr/share/kibana/data",
      source: "elastic/dockerfiles, kibana"),
    KnownImage(
      names: ["logstash"], ports: [5044, 9600], user: 1000, tools: nil,
      data: "/usr/share/logstash/data", source: "elastic/dockerfiles, logstash"),
    KnownImage(
      names: ["filebeat"], ports: [], user: 1000, tools: nil, data: "/usr/share/filebeat/data",
      source: "elastic/beats, dev-tools/packaging"),
  ]
}
