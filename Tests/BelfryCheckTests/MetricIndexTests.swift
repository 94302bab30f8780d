import BelfryCheck
import BelfrySource
import Testing

@Suite("Series of a bundle")
struct MetricIndexTests {
  private let alert = "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: "

  /// Ids of findings on an expression beside a configuration.
  private func found(
    _ jobs: String, _ expression: String, compose: String? = nil, other: String? = nil
  ) -> [String] {
    var files = [
      SourceFile(path: "prometheus.yml", text: jobs),
      SourceFile(path: "rules.yml", text: alert + expression + "\n"),
    ]
    if let compose { files.append(SourceFile(path: "compose.yaml", text: compose)) }
    if let other { files.append(SourceFile(path: "other.yml", text: other)) }
    let options = CheckOptions(only: ["promql"], ignored: ["promql/formatting"])
    return FileChecker.check(files, options, paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics).map(\.id).sorted()
  }

  private func job(_ target: String, _ more: String = "") -> String {
    """
    scrape_configs:
      - job_name: a
        static_configs: [{targets: ["\(target)"]}]
    \(more)
    """
  }

  @Test("Where anybody may have a metric, nothing is said")
  func open() {
    let slip = "node_memory_MemAvailible_bytes < 5"
    #expect(found(job("node:9100"), slip) == ["promql/metric-unknown"])
    #expect(found(job("10.0.0.1:8000"), slip) == [])
    #expect(found(job("node:9100", "scrape_config_files: [x.yml]"), slip) == [])
    #expect(found(job("node:9100", "remote_read: [{url: \"http://a/\"}]"), slip) == [])
    let federate = job("node:9100").replacing(
      "    static", with: "    metrics_path: /federate\n    static")
    #expect(found(federate, slip) == [])
    let written = """
      services:
        prometheus:
          image: prom/prometheus:v3.5.0
          command: [--config.file=/p/prometheus.yml, --web.enable-remote-write-receiver]
          volumes: ["./prometheus.yml:/p/prometheus.yml:ro"]
      """
    #expect(found(job("node:9100"), slip, compose: written) == [])
  }

  @Test("A metric with its exporter away is missed only where all jobs are known")
  func missing() {
    #expect(found(job("node:9100"), "redis_up == 0") == ["promql/metric-unknown"])
    #expect(found(job("gateway:4444"), "redis_up == 0") == [])
    let built = "services: {api: {build: .}}"
    #expect(found(job("api:8000"), "redis_up == 0", compose: built) == ["promql/metric-unknown"])
    #expect(found(job("api:8000"), "api_errors > 0", compose: built) == [])
    // A textfile may bring anything that begins with node_.
    let textfile = """
      services:
        node:
          image: prom/node-exporter:v1.9.0
          command: ["--collector.textfile.directory=/t"]
      """
    #expect(found(job("node:9100"), "node_reboot_usage > 0", compose: textfile) == [])
    #expect(found(job("node:9100"), "node_reboot_usage > 0") == ["promql/metric-unknown"])
  }

  @Test("Jobs and instances count unless relabelling writes them")
  func labels() {
    let wrong = "up{job=\"b\"} == 0"
    #expect(found(job("x:1"), wrong) == ["promql/label-value-impossible"])
    let relabelled =
      job("x:1")
      + "\n    relabel_configs: [{target_label: job, replacement: b}]"
    #expect(found(relabelled, wrong) == [])
    #expect(found(job("x:1") + "\n    honor_labels: true", wrong) == [])
    #expect(found(job("x:1"), "up{instance=~\"x:.*\", job!=\"b\"} == 0") == [])
    #expect(found(job("x:1"), "up{instance=\"x\"} == 0") == ["promql/label-value-impossible"])
  }

  @Test("Intervals are those of the jobs that may have the metric")
  func intervals() {
    let two = """
      scrape_configs:
        - {job_name: node, scrape_interval: 1m, static_configs: [{targets: ["n:9100"]}]}
        - {job_name: app, scrape_interval: 5s, static_configs: [{targets: ["app:8000"]}]}
      """
    #expect(found(two, "rate(node_forks_total[1m]) > 1") == ["promql/rate-window-short"])
    #expect(found(two, "rate(app_total[1m]) > 1") == [])
    #expect(found(two, "rate(app_total{job=\"app\"}[5s]) > 1") == ["promql/rate-window-short"])
    #expect(found(two, "rate(process_cpu_seconds_total[1m]) > 1") == [])
  }

  @Test("What rules record is there, whatever it looks like")
  func recorded() {
    let rules =
      "groups:\n  - name: r\n    rules:\n      - {record: \"job:x:sum\", expr: sum by (job) (x)}\n"
    #expect(found(job("x:1"), "job:x:sum > 1", other: rules) == [])
    #expect(found(job("x:1"), "job:y:sum > 1", other: rules) == ["promql/metric-unknown"])
  }

  /// Ids of findings on an expression about an application, beside a scrape of it.
  private func captured(_ expression: String) -> [String] {
    let scrape = """
      # TYPE shop_orders_total counter
      shop_orders_total{status="paid"} 5
      # TYPE shop_queue gauge
      shop_queue{name="a"} 1
      # TYPE shop_request_seconds histogram
      shop_request_seconds_bucket{le="+Inf"} 1
      shop_request_seconds_sum 1
      shop_request_seconds_count 1

      """
    let files = [
      SourceFile(path: "prometheus.yml", text: job("shop:8000")),
      SourceFile(path: "compose.yaml", text: "services: {shop: {build: .}}\n"),
      SourceFile(path: "rules.yml", text: alert + expression + "\n"),
      SourceFile(path: "shop.prom", text: scrape),
    ]
    let options = CheckOptions(only: ["promql"], ignored: ["promql/formatting"])
    return FileChecker.check(files, options, paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics).map(\.id).sorted()
  }

  @Test("A scrape in the bundle shows what an application has")
  func scrapes() {
    #expect(captured("rate(shop_orders_total{status=\"paid\"}[5m]) > 1") == [])
    #expect(captured("rate(shop_order_total[5m]) > 1") == ["promql/metric-unknown"])
    #expect(captured("shop_request_seconds_count > 1e9") == [])
    #expect(captured("rate(shop_queue[5m]) > 1") == ["promql/rate-of-gauge"])
    #expect(captured("shop_queue{queue=\"a\"} > 1") == ["promql/label-unknown"])
    #expect(captured("shop_refunds_total == 0") == [])
  }

  @Test("A word cut short is a slip, another word is not")
  func words() {
    let redis = job("cache:9121")
    #expect(found(redis, "redis_memory_fragmentation_ratio > 2") == ["promql/metric-unknown"])
    #expect(found(redis, "redis_cluster_slots_fail > 0") == [])
  }

  private func shortRangeMessages(_ interval: String) -> [String] {
    let jobs = """
      scrape_configs:
        - {job_name: a, scrape_interval: 30s, static_configs: [{targets: ["a:8000"]}]}
        - {job_name: b, scrape_interval: \(interval), static_configs: [{targets: ["b:8000"]}]}

      """
    let files = [
      SourceFile(path: "prometheus.yml", text: jobs),
      SourceFile(path: "rules.yml", text: alert + "rate(shop_orders_total[1m]) > 1\n"),
    ]
    let options = CheckOptions(only: ["promql/rate-window-short"])
    return FileChecker.check(files, options, paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics).map(\.message)
  }

  @Test("A short range names the job that is scraped most often, where there is one")
  func shortRanges() {
    #expect(
      shortRangeMessages("30s") == ["targets are scraped every 30s: this range holds few samples"])
    #expect(shortRangeMessages("2m") == ["'a' is scraped every 30s: this range holds few samples"])
  }
}
