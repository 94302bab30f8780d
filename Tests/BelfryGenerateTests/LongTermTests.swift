import BelfrySource
import BelfryYAML
import Testing

@Suite("Long-term stores")
struct LongTermTests {
  @Test("VictoriaMetrics gets means only, where metrics are downsampled")
  func downsampling() throws {
    let stack = MadeStack(
      """
      storage:
        long_term: {store: victoriametrics, retention: 2y}
        downsample: {every: 5m, metrics: [http_requests_total, http_request_duration_seconds, active_requests]}
      """,
      head: """
        project: shop
        services:
          api:
            metrics: api:8000
            workloads: [http]
            own_metrics: {active_requests: {type: gauge, help: Requests at work.}}

        """)
    #expect(stack.findings() == [])
    let remote = try #require(stack.remotes()["long-term"])
    #expect(remote["url"]?.text == "http://victoriametrics:8428/api/v1/write")
    let relabel = remote["write_relabel_configs"]?.items.first
    #expect(relabel?["action"]?.text == "keep")
    #expect(relabel?["regex"]?.text == ".+:(avg5m|max5m|rate5m)")
    let groups = stack.yaml("prometheus/recording_rules.yml")?["groups"]?.items ?? []
    let group = try #require(groups.first { $0["name"]?.text == "downsample" })
    #expect(group["interval"]?.text == "5m")
    let rules = group["rules"]?.items ?? []
    #expect(
      rules.map { $0["record"]?.text } == [
        "http_requests_total:rate5m", "http_request_duration_seconds_bucket:rate5m",
        "http_request_duration_seconds_sum:rate5m", "http_request_duration_seconds_count:rate5m",
        "active_requests:avg5m", "active_requests:max5m",
      ])
    #expect(rules.last?["expr"]?.text == "max_over_time(active_requests[5m])")
    let sources = stack.yaml("grafana/provisioning/datasources/datasources.yml")?["datasources"]
    let longTerm = sources?.items.first { $0["uid"]?.text == "long-term" }
    #expect(longTerm?["url"]?.text == "http://victoriametrics:8428")
    #expect(longTerm?["jsonData"]?["timeInterval"]?.text == "5m")
    #expect(
      stack.service("victoriametrics")?["command"]?.words.contains("-retentionPeriod=730d") == true)
    // A queue that gets a sample every five minutes is not behind after five.
    #expect(stack.text("prometheus/alert_rules.yml").contains("          720\n"))
  }

  @Test("Mimir keeps blocks on its volume, or in a bucket with a key from a file")
  func mimir() {
    let local = MadeStack("storage: {long_term: {store: mimir}}\n")
    #expect(local.findings() == [])
    let own = local.yaml("mimir/mimir.yaml")
    #expect(own?["common"]?["storage"]?["backend"]?.text == "filesystem")
    #expect(own?["limits"]?["compactor_blocks_retention_period"]?.text == "365d")
    let away = MadeStack(
      "storage: {long_term: {store: mimir, bucket: shop-metrics, region: eu-west-1, metrics: [up, \"job:*\"]}}\n"
    )
    #expect(away.findings() == [])
    let s3 = away.yaml("mimir/mimir.yaml")?["common"]?["storage"]?["s3"]
    #expect(s3?["endpoint"]?.text == "s3.eu-west-1.amazonaws.com")
    #expect(s3?["secret_access_key"] == nil)
    #expect(away.service("mimir")?["secrets"]?.words == ["s3_credentials"])
    #expect(
      away.remotes()["long-term"]?["write_relabel_configs"]?.items.first?["regex"]?.text
        == "up|job:.*")
    #expect(away.text("create-secrets.sh").contains("ask s3_credentials"))
  }

  @Test("Thanos uploads blocks, which Prometheus no longer merges, and writes nothing remotely")
  func thanos() throws {
    let stack = MadeStack(
      "storage: {long_term: {store: thanos, bucket: shop-metrics, endpoint: \"minio:9000\", tls: false, retention: 90d}}\n"
    )
    #expect(stack.findings() == [])
    #expect(stack.remotes().isEmpty)
    let flags = try #require(stack.service("prometheus")?["command"]?.words)
    #expect(flags.contains("--storage.tsdb.max-block-duration=2h"))
    #expect(flags.contains("--storage.tsdb.min-block-duration=2h"))
    let compact = stack.service("thanos-compact")?["command"]?.words ?? []
    #expect(
      compact.filter { $0.contains("resolution") }.map { $0.split(separator: "=").last } == [
        "90d", "180d", "450d",
      ])
    let store = stack.yaml("thanos/objstore.yml")?["config"]
    #expect(store?["endpoint"]?.text == "minio:9000")
    #expect(store?["insecure"]?.text == "true")
    #expect(store?["secret_key"] == nil)
  }

  @Test("A store that exists is written to with a password from a file")
  func existing() throws {
    let stack = MadeStack(
      """
      storage:
        long_term: {remote_write: "https://metrics.example.org/write", query: "https://metrics.example.org", user: shop, tenant: shop}

      """)
    #expect(stack.findings() == [])
    let remote = try #require(stack.remotes()["long-term"])
    #expect(remote["basic_auth"]?["password_file"]?.text == "/run/secrets/long_term_password")
    #expect(remote["headers"]?["X-Scope-OrgID"]?.text == "shop")
    #expect(stack.service("prometheus")?["secrets"]?.words == ["long_term_password"])
    #expect(stack.text("prometheus/alert_rules.yml").contains("alert: RemoteWriteFailing"))
  }

  static let refused: [(text: String, message: String)] = [
    ("{long_term: {}}", "'storage.long_term' names no store"),
    (
      "{long_term: {store: mimir, remote_write: \"http://a:1/w\"}}",
      "the store is 'mimir' already"
    ),
    ("{long_term: {store: thanos}}", "Thanos needs an S3 bucket"),
    (
      "{long_term: {store: thanos, bucket: shop-metrics}}",
      "where the bucket 'shop-metrics' is, is not said"
    ),
    (
      "{long_term: {store: victoriametrics, bucket: shop-metrics, region: eu-west-1}}",
      "'bucket' is not for the store 'victoriametrics'"
    ),
    (
      "{long_term: {store: victoriametrics, retention: 7d}}",
      "the long-term store keeps 1w, Prometheus itself 30d"
    ),
    (
      "{long_term: {remote_write: \"https://a/w\", retention: 1y}}",
      "'retention' is not for a store that exists"
    ),
    ("{downsample: {metrics: [up]}}", "nothing keeps what is downsampled"),
    (
      "{long_term: {store: thanos, bucket: bbb, region: eu-west-1}, downsample: {metrics: [http_requests_total]}}",
      "Thanos downsamples everything by itself"
    ),
    (
      "{long_term: {store: victoriametrics}, downsample: {metrics: [http_request_total]}}",
      "nobody serves 'http_request_total'"
    ),
    (
      "{long_term: {store: victoriametrics}, downsample: {every: 30s, metrics: [http_requests_total]}}",
      "30s hold too few scrapes for a mean"
    ),
    ("{long_term: {store: cassandra}}", "this is 'cassandra', but one of"),
  ]

  @Test("What cannot be is refused in words", arguments: refused)
  func refuse(sample: (text: String, message: String)) {
    let stack = MadeStack("storage: \(sample.text)\n")
    #expect(stack.bundle == nil)
    #expect(
      stack.found.contains { $0.message.hasPrefix(sample.message) },
      "\(stack.found.map(\.message))")
    #expect(stack.found.allSatisfy { $0.message.count <= 100 })
  }
}
