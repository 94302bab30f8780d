import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

@Suite("Joining what exists, presets, keys of Redis")
struct JoiningTests {
  @Test("An Alertmanager and a Grafana that exist are pointed at, and nothing of them is made")
  func existing() {
    let stack = MadeStack(
      """
      existing:
        alertmanager: ["https://alerts.example.org/am", "http://am2:9093"]
        grafana: https://grafana.example.org
        prometheus: http://metrics.example.org:9090

      """)
    #expect(stack.findings() == [])
    let compose = stack.yaml("docker-compose.yml")
    for name in ["alertmanager", "grafana"] {
      #expect(compose?["services"]?[name] == nil)
      #expect(compose?["volumes"]?["\(name)-data"] == nil)
    }
    #expect(compose?["secrets"] == nil)
    #expect(stack.text("alertmanager/alertmanager.yml") == "")
    let config = stack.yaml("prometheus/prometheus.yml")
    let managers = config?["alerting"]?["alertmanagers"]?.items ?? []
    #expect(managers.map { $0["scheme"]?.text } == ["https", nil])
    #expect(managers.map { $0["path_prefix"]?.text } == ["/am", nil])
    #expect(
      managers.map { $0["static_configs"]?.items.first?["targets"]?.words } == [
        ["alerts.example.org:443"], ["am2:9093"],
      ])
    let jobs = config?["scrape_configs"]?.items.map { $0["job_name"]?.text }
    #expect(jobs == ["api", "prometheus"])
    let sources = stack.yaml("grafana/provisioning/datasources/datasources.yml")?["datasources"]
    #expect(
      sources?.items.map { $0["url"]?.text } == [
        "http://metrics.example.org:9090", "https://alerts.example.org/am",
      ])
    #expect(stack.text("README.md").contains("https://grafana.example.org"))
  }

  @Test("Without an Alertmanager of its own the stack routes nothing")
  func routes() {
    let stack = MadeStack(
      """
      existing: {alertmanager: "http://am:9093"}
      channels: {log: {log: }}
      routes: [{channels: [log]}]

      """)
    #expect(
      stack.found.map(\.message) == [
        "'channels' has no effect: the Alertmanager that exists decides who is told",
        "'routes' has no effect: the Alertmanager that exists decides who is told",
      ])
  }

  @Test("An included system shares the network that Compose gives it, or the one it names")
  func include() {
    let usual = MadeStack("network: {include: ../docker-compose.yml}\n")
    let compose = usual.yaml("docker-compose.yml")
    #expect(compose?["include"]?.words == ["../docker-compose.yml"])
    #expect(usual.service("prometheus")?["networks"]?.words == ["monitoring", "default"])
    #expect(compose?["networks"]?.pairs.map(\.key.text) == ["monitoring"])
    let named = MadeStack("network: {include: ../app.yml, application: backend}\n")
    #expect(named.service("prometheus")?["networks"]?.words == ["monitoring", "backend"])
    let absolute = MadeStack("network: {include: /srv/app.yml, external: true}\n")
    #expect(
      absolute.found.map(\.message) == [
        "'/srv/app.yml' is no path from the bundle",
        "an included system brings its network along",
      ])
  }

  @Test("A preset fills what is open, and only that")
  func presets() throws {
    let head = """
      project: shop
      services: {api: {metrics: "api:8000", workloads: [http]}}

      """
    func services(_ text: String) -> [String] {
      MadeStack(text, head: head).yaml("docker-compose.yml")?["services"]?.pairs.map(\.key.text)
        ?? []
    }
    #expect(services("preset: simple\n") == ["prometheus", "alertmanager", "grafana"])
    let production = services("preset: production\n")
    #expect(production.contains("node-exporter") && production.contains("victoriametrics"))
    #expect(!production.contains("elasticsearch"))
    let enterprise = services("preset: enterprise\n")
    #expect(enterprise.contains("elasticsearch") && enterprise.contains("otel-collector"))
    let own = MadeStack(
      "preset: enterprise\nlogs: {retention: 7d}\nhosts: false\nstorage: {retention: 10d, long_term: {store: mimir}}\n",
      head: head)
    #expect(own.findings() == [])
    #expect(own.service("victoriametrics") == nil)
    #expect(own.service("node-exporter") == nil)
    #expect(
      own.service("prometheus")?["command"]?.words.contains("--storage.tsdb.retention.time=10d")
        == true)
    #expect(own.bundle?.plan.choices.map(\.key) == ["storage.disk", "tracing"])
    #expect(MadeStack("preset: huge\n").bundle == nil)
  }

  @Test("Keys of Redis become metrics, panels and arguments")
  func keys() throws {
    let stack = MadeStack(
      """
      dependencies:
        redis:
          address: cache.example.org:6380
          user: reader
          tls: true
          keys: ["metrics:*", "db2=stats:total", "metrics:vector_cache_hits"]
          count_keys: ["session:*"]
      alerts:
        tokens: {expr: 'redis_key_value{key="metrics:total_tokens_used"} > 1e6', severity: warning, summary: Many tokens}

      """)
    #expect(stack.found.map(\.message) == [])
    // An alert of one's own has neither test nor runbook; its metric is known.
    #expect(stack.findings().filter { !$0.contains(": rules/") } == [])
    let command = try #require(stack.service("redis-exporter")?["command"]?.words)
    #expect(command.contains("--redis.addr=rediss://cache.example.org:6380"))
    #expect(command.contains("--redis.user=reader"))
    #expect(command.contains("--check-keys=db0=metrics:*"))
    #expect(command.contains("--check-single-keys=db2=stats:total,db0=metrics:vector_cache_hits"))
    #expect(command.contains("--count-keys=db0=session:*"))
    #expect(stack.text("grafana/dashboards/dependency-redis.json").contains("redis_key_value"))
    let without = MadeStack("dependencies: {redis: }\n")
    #expect(!without.text("grafana/dashboards/dependency-redis.json").contains("redis_key_value"))
    #expect(without.service("redis-exporter")?["command"]?.words.count == 2)
    let postgres = MadeStack("dependencies: {postgres: {keys: [a], count_keys: [\"*\"]}}\n")
    #expect(
      postgres.found.map(\.message) == [
        "the pack 'postgres' reads no keys", "the pack 'postgres' reads no keys",
        "'*' are all keys of a database",
      ])
  }
}
