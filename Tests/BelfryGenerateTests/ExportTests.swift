import BelfrySource
import BelfryYAML
import Testing

@Suite("Exports")
struct ExportTests {
  private static let all = """
    logs: {retention: 14d}
    exports:
      influxdb: {url: "https://influx.example.org", org: "s$p", bucket: metrics, naming: dotted, interval: 1m}
      cloudwatch: {region: us-east-1, namespace: Shop/Performance, metrics: [cache_hit_ratio, "job:*"], percent: [cache_hit_ratio]}
      datadog:
      newrelic: {region: eu, metrics: [http_request_duration_seconds]}
      betterstack: {host: s1.betterstackdata.com, logs: s2.betterstackdata.com}
      sentry: {endpoint: "https://o1.ingest.sentry.io/api/2/integration/otlp/", logs: false}
      postgres: {address: "db:5433", table: bot_metrics, raw: 3d, interval: 10m, metrics: ["job:*", up]}

    """

  private static let stack = MadeStack(
    all,
    head: """
      project: shop
      services: {api: {metrics: "api:8000", workloads: {http: , cache: {variant: ratio}}}}

      """)

  @Test("Together they make a bundle without a finding")
  func together() {
    #expect(Self.stack.found.map(\.message) == [])
    #expect(Self.stack.findings() == [])
  }

  @Test("Each pipeline of the collector reads what was chosen, and names its secret only")
  func collector() throws {
    let config = try #require(Self.stack.yaml("export/config.yml"))
    let pipelines = config["service"]?["pipelines"]?.pairs.map(\.key.text)
    #expect(
      pipelines == ["metrics/influxdb", "metrics/cloudwatch", "metrics/datadog", "traces/sentry"])
    func job(_ name: String) -> Node? {
      config["receivers"]?["prometheus/\(name)"]?["config"]?["scrape_configs"]?.items.first
    }
    #expect(job("influxdb")?["scrape_interval"]?.text == "1m")
    #expect(job("datadog")?["scrape_interval"]?.text == "5m")
    let usual = try #require(job("datadog")?["params"]?["match[]"]?.items.first?.text)
    #expect(usual.hasPrefix("{__name__=~\"up|job:http_requests:rate5m|"))
    #expect(!usual.contains("_bucket"))
    #expect(
      job("cloudwatch")?["params"]?["match[]"]?.items.first?.text
        == "{__name__=~\"cache_hit_ratio|job:.*\"}")
    let exporters = config["exporters"]
    #expect(exporters?["influxdb"]?["org"]?.text == "s$$p")
    #expect(exporters?["influxdb"]?["token"]?.text == "${file:/run/secrets/influxdb_token}")
    #expect(exporters?["datadog"]?["api"]?["site"]?.text == "datadoghq.com")
    let unit = exporters?["awsemf"]?["metric_descriptors"]?.items.first
    #expect(unit?["unit"]?.text == "Percent")
    #expect(
      exporters?["otlp_http/sentry"]?["traces_endpoint"]?.text
        == "https://o1.ingest.sentry.io/api/2/integration/otlp/v1/traces")
    let percent = config["processors"]?["metricstransform/percent"]?["transforms"]?.items.first
    #expect(percent?["operations"]?.items.first?["experimental_scale"]?.text == "100")
    #expect(config["processors"]?["transform/influxdb"] != nil)
    #expect(
      Self.stack.service("export-collector")?["secrets"]?.words == [
        "influxdb_token", "datadog_api_key", "aws_credentials", "sentry_public_key",
      ])
  }

  @Test("Vendors that take remote write get it, histograms with all their series")
  func remoteWrite() throws {
    let remotes = Self.stack.remotes()
    let newrelic = try #require(remotes["newrelic"])
    #expect(
      newrelic["url"]?.text
        == "https://metric-api.eu.newrelic.com/prometheus/v1/write?prometheus_server=shop")
    #expect(
      newrelic["write_relabel_configs"]?.items.first?["regex"]?.text
        == "http_request_duration_seconds(_bucket|_sum|_count)")
    #expect(
      newrelic["authorization"]?["credentials_file"]?.text == "/run/secrets/newrelic_license_key")
    #expect(remotes["betterstack"]?["url"]?.text == "https://s1.betterstackdata.com/metrics")
    let logs = Self.stack.text("logstash/pipeline/betterstack.conf")
    #expect(logs.contains("https://s2.betterstackdata.com/"))
    #expect(
      Self.stack.service("logstash")?["secrets"]?.words.contains("betterstack_logs_token") == true)
  }

  @Test("PostgreSQL gets what its profile says, by its own user")
  func postgres() {
    let service = Self.stack.service("export-postgres")
    #expect(service?["environment"]?["PGPORT"]?.text == "5433")
    #expect(service?["environment"]?["INTERVAL"]?.text == "600")
    let query = Self.stack.text("export-postgres/query.txt")
    #expect(query == "query=%7B__name__%3D~%22job%3A.%2A%7Cup%22%7D".replacing("~", with: "%7E"))
    let store = Self.stack.text("export-postgres/store.sql")
    #expect(store.contains("INSERT INTO bot_metrics_daily"))
    #expect(store.contains("INTERVAL '3 days'"))
    #expect(store.contains("current_date - 90"))
    #expect(Self.stack.text("create-secrets.sh").contains("ask export_postgres_password"))
  }

  static let refused: [(text: String, message: String)] = [
    ("{betterstack: {host: a.b, logs: c.d}}", "there are no logs to send to Better Stack"),
    (
      "{sentry: {endpoint: \"https://a/otlp\", traces: false, logs: false}}",
      "nothing is handed over to Sentry"
    ),
    (
      "{cloudwatch: {region: us-east-1, percent: [cache_hit_ratio]}}",
      "'cache_hit_ratio' is not sent to CloudWatch"
    ),
    ("{datadog: {interval: 5s}}", "samples are sent more often than they are scraped"),
    ("{postgres: {address: db, raw: 36h}}", "'raw' is not in whole days"),
    ("{datadog: {site: datadog.com}}", "this is 'datadog.com', but a site such as"),
    ("{influxdb: }", "this is empty, but a mapping is wanted"),
    ("{influxdb: {url: \"https://a\", bucket: b}}", "the key 'org' is missing here"),
    (
      "{cloudwatch: {region: us-east-1, namespace: AWS/EC2}}",
      "this is 'AWS/EC2', but a namespace such as"
    ),
  ]

  @Test("What cannot be is refused in words", arguments: refused)
  func refuse(sample: (text: String, message: String)) {
    let stack = MadeStack("exports: \(sample.text)\n")
    #expect(stack.bundle == nil)
    #expect(
      stack.found.contains { $0.message.hasPrefix(sample.message) },
      "\(stack.found.map(\.message))")
  }

  @Test("Where traces are collected, their collector hands them over to Sentry's")
  func traces() {
    let stack = MadeStack(
      "tracing: {}\nexports: {sentry: {endpoint: \"https://o1.ingest.sentry.io/api/2/integration/otlp\"}}\n"
    )
    #expect(stack.findings() == [])
    let config = stack.yaml("otel/config.yml")
    #expect(
      config?["exporters"]?["otlp_grpc/exports"]?["endpoint"]?.text == "export-collector:4317")
    let pipelines = config?["service"]?["pipelines"]?.pairs ?? []
    #expect(
      pipelines.contains { $0.value["exporters"]?.words.contains("otlp_grpc/exports") == true })
  }

  @Test("A name that nobody serves is warned of, with the nearest")
  func unknown() {
    let stack = MadeStack(
      "exports: {datadog: {metrics: [http_request_total, \"job:*\", \"x_*\"]}}\n")
    #expect(
      stack.found.map(\.message) == [
        "nobody serves or records 'http_request_total'", "nobody serves or records 'x_*'",
      ])
    #expect(stack.found.first?.help == "did you mean 'http_requests_total'?")
    #expect(stack.bundle != nil)
  }
}
