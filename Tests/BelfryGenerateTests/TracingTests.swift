import BelfryGenerate
import BelfrySource
import BelfryYAML
import Testing

@Suite("Traces")
struct TracingTests {
  private func pipelines(_ bundle: MadeStack) throws -> [String: Node] {
    let all = try #require(try bundle.root("otel/config.yml").at("service", "pipelines"))
    return Dictionary(all.merged.map { ($0.key.text, $0.value) }) { first, _ in first }
  }

  @Test(
    "Every kind of tracing makes a bundle without a finding",
    arguments: [
      "tracing: {}", "tracing: ", "tracing: {store: jaeger, retention: 2d}",
      "tracing: {sampling: 0.25, metrics: true}",
      "tracing: {sampling: {ratio: 0.1, method: probabilistic}, publish: false}",
      "tracing: {redact: false, prompts: true}", "tracing: {}\nlogs: {}",
      "tracing: {}\ngrafana: false", "tracing: {store: jaeger}\nlogs: {}",
      "tracing: {redact: ['customer-\\d+']}\nbind: 0.0.0.0",
    ])
  func clean(lines: String) throws {
    let made = MadeStack(lines)
    #expect(made.found.isEmpty, "\(made.found.map(\.message))")
    #expect(made.bundle != nil)
    for finding in made.diagnostics where finding.severity > .advice || !lines.contains("0.0.0.0") {
      guard !lines.contains("0.0.0.0") || finding.id.hasPrefix("otel/") else { continue }
      Issue.record("\(finding.file): \(finding.id): \(finding.message)")
    }
  }

  @Test("The memory limiter is first and batching last, and the store gets what is counted")
  func whole() throws {
    let made = MadeStack("tracing: {}")
    let pipelines = try pipelines(made)
    #expect(Set(pipelines.keys) == ["traces", "metrics/spans"])
    let processors = pipelines["traces"]?["processors"]?.words
    #expect(processors == ["memory_limiter", "redaction", "batch"])
    #expect(
      pipelines["traces"]?["exporters"]?.words
        == ["span_metrics", "service_graph", "otlp_grpc/traces"])
    let root = try made.root("otel/config.yml")
    #expect(root.at("exporters", "otlp_grpc/traces", "endpoint")?.text == "tempo:4317")
    let tempo = try made.root("tempo/tempo.yml")
    let retention = tempo.at("backend_worker", "compaction", "block_retention")
    #expect(retention?.text == "168h")
  }

  @Test("Spans are counted before any are left out")
  func sampled() throws {
    let made = MadeStack("tracing: {sampling: {ratio: 0.1, slow: 2s}}")
    let pipelines = try pipelines(made)
    #expect(
      pipelines["traces"]?["exporters"]?.words == ["span_metrics", "service_graph", "forward"])
    #expect(pipelines["traces/sampled"]?["receivers"]?.words == ["forward"])
    #expect(pipelines["traces/sampled"]?["processors"]?.words == ["tail_sampling", "batch"])
    let root = try made.root("otel/config.yml")
    let policies = root.at("processors", "tail_sampling", "policies")?.items ?? []
    #expect(policies.map { $0["type"]?.text } == ["status_code", "latency", "probabilistic"])
    #expect(policies[1].at("latency", "threshold_ms")?.text == "2000")
    #expect(policies[2].at("probabilistic", "sampling_percentage")?.text == "10")
  }

  @Test("Metrics sent by OTLP are scraped with their own job and instance")
  func metrics() throws {
    let made = MadeStack("tracing: {metrics: true}")
    #expect(try pipelines(made)["metrics"]?["receivers"]?.words == ["otlp"])
    let jobs = try made.root("prometheus/prometheus.yml")["scrape_configs"]?.items ?? []
    let job = try #require(jobs.first { $0["job_name"]?.text == "otel-metrics" })
    #expect(job["honor_labels"]?.text == "true")
    let bare = MadeStack("tracing: {}")
    let others = try bare.root("prometheus/prometheus.yml")["scrape_configs"]?.items ?? []
    #expect(!others.contains { $0["job_name"]?.text == "otel-metrics" })
  }

  @Test("OTLP is reached from the host, at the ports that the profile says, or not at all")
  func ports() throws {
    let usual = MadeStack("tracing: {}").service("otel-collector")?["ports"]?.words
    #expect(usual == ["127.0.0.1:4317:4317", "127.0.0.1:4318:4318"])
    let own = MadeStack("tracing: {}\nports: {otlp: 14317}\nbind: 10.0.0.1")
    #expect(
      own.service("otel-collector")?["ports"]?.words
        == ["10.0.0.1:14317:4317", "10.0.0.1:4318:4318"])
    let none = MadeStack("tracing: {publish: false}").service("otel-collector")
    #expect(none != nil && none?["ports"] == nil)
  }

  @Test("Prometheus keeps exemplars where there are traces, and only there")
  func exemplars() throws {
    let flag = "--enable-feature=exemplar-storage"
    let with = MadeStack("tracing: {}")
    #expect(with.service("prometheus")?["command"]?.words.contains(flag) == true)
    let without = MadeStack("")
    #expect(without.service("prometheus")?["command"]?.words.contains(flag) == false)
    let board = try #require(with.file("grafana/dashboards/traces.json"))
    #expect(board.contains("\"exemplar\": true"))
    #expect(without.file("grafana/dashboards/service-api.json")?.contains("exemplar") == false)
  }

  @Test("The stack's page says where programs send, and only where they can")
  func page() throws {
    let both = try #require(MadeStack("tracing: {}\nports: {otlp: 14317}").file("README.md"))
    #expect(both.contains("OTEL_EXPORTER_OTLP_ENDPOINT=http://otel-collector:4317"))
    #expect(both.contains("`127.0.0.1:14317`") && both.contains("`:4318`"))
    let inside = try #require(MadeStack("tracing: {publish: false}").file("README.md"))
    #expect(!inside.contains("14317") && inside.contains("cannot be reached"))
    #expect(MadeStack("").file("README.md")?.contains("OTEL_") == false)
  }

  @Test("Datasources lead to each other where both are there")
  func datasources() throws {
    let path = "grafana/provisioning/datasources/datasources.yml"
    func sources(_ lines: String) throws -> [String: Node] {
      let items = try MadeStack(lines).root(path)["datasources"]?.items ?? []
      return Dictionary(items.map { ($0["uid"]?.text ?? "", $0) }) { first, _ in first }
    }
    let both = try sources("tracing: {}\nlogs: {}")
    #expect(Set(both.keys) == ["prometheus", "alertmanager", "traces", "logs"])
    #expect(both["traces"]?.at("jsonData", "tracesToLogsV2", "datasourceUid")?.text == "logs")
    #expect(both["logs"]?.at("jsonData", "dataLinks")?.items.first?["field"]?.text == "trace.id")
    #expect(
      both["prometheus"]?.at("jsonData", "exemplarTraceIdDestinations")?.items.first?["name"]?.text
        == "trace_id")
    let password = both["logs"]?.at("secureJsonData", "basicAuthPassword")?.text
    #expect(password == "$__file{/run/secrets/grafana_reader_password}")
    let jaeger = try sources("tracing: {store: jaeger}")
    #expect(jaeger["traces"]?["type"]?.text == "jaeger")
    #expect(jaeger["traces"]?["url"]?.text == "http://jaeger:16686")
    #expect(jaeger["traces"]?.at("jsonData", "tracesToLogsV2") == nil)
    // Another Grafana has neither the secret nor the certificate.
    let other = try sources("tracing: {}\nlogs: {}\nexisting: {grafana: 'https://g.example.org'}")
    #expect(other["logs"] == nil && other["traces"] != nil)
    #expect(try sources("logs: {}")["logs"]?.at("jsonData", "dataLinks") == nil)
  }

  @Test("Grafana can read what its datasources point at")
  func secrets() throws {
    let grafana = try #require(MadeStack("logs: {}").service("grafana"))
    #expect(grafana["secrets"]?.words.contains("grafana_reader_password") == true)
    #expect(grafana["volumes"]?.words.contains("elastic-certs:/certs:ro") == true)
    #expect(grafana.at("depends_on", "elastic-users") != nil)
    let bare = try #require(MadeStack("").service("grafana"))
    #expect(bare["secrets"]?.words == ["grafana_admin_password"])
  }

  @Test("Prompts are masked unless the profile keeps them; tokens are, their numbers are not")
  func redaction() throws {
    func patterns(_ lines: String) throws -> [String] {
      let processors = try MadeStack(lines).root("otel/config.yml")["processors"]
      return processors?.at("redaction", "blocked_key_patterns")?.words ?? []
    }
    func hides(_ key: String, _ lines: String) throws -> Bool {
      try patterns(lines).contains { text in
        // Go's end of text in the words of Swift.
        try Regex(text.replacing(#"\z"#, with: "$")).firstMatch(in: key) != nil
      }
    }
    for key in ["gen_ai.input.messages", "gen_ai.prompt.0.content", "llm.prompts", "input.value"] {
      #expect(try hides(key, "tracing: {}"), "\(key)")
      #expect(try !hides(key, "tracing: {prompts: true}"), "\(key)")
      #expect(try hides(key, "tracing: {redact: false}"), "\(key)")
    }
    for key in ["http.request.header.authorization", "db.password", "user.access_token", "apiKey"] {
      #expect(try hides(key, "tracing: {prompts: true}"), "\(key)")
      #expect(try !hides(key, "tracing: {redact: false}"), "\(key)")
    }
    for key in ["gen_ai.usage.input_tokens", "llm.token_count.prompt", "http.route"] {
      #expect(try !hides(key, "tracing: {}"), "\(key)")
    }
    #expect(try patterns("tracing: {redact: false, prompts: true}").isEmpty)
  }

  @Test(
    "What cannot be is refused",
    arguments: [
      ("tracing: {sampling: 0}", "0 is no share of the traces"),
      ("tracing: {sampling: 1.5}", "1.5 is no share of the traces"),
      (
        "tracing: {sampling: {ratio: 0.5, method: probabilistic, slow: 1s}}",
        "'slow' needs the method 'tail'"
      ),
      ("tracing: {retention: 5m}", "traces are kept for an hour at least"),
      (
        "tracing: {}\nports: {otlp: 9090}", "port 9090 is used by 'prometheus' and 'otlp'"
      ),
    ])
  func refused(lines: String, message: String) {
    #expect(MadeStack(lines).found.map(\.message) == [message])
  }
}
