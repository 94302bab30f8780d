import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryProfile

@Suite("Metrics that a profile declares")
struct DeclaredMetricTests {
  /// A metric of document 000 or 004, or one like it, and its name in Prometheus.
  struct Sample: Sendable, CustomTestStringConvertible {
    var declared: String
    var type = "gauge"
    var unit: String?
    var name: String
    var testDescription: String { "\(declared) \(type) \(unit ?? "")" }
  }

  static let samples: [Sample] = [
    // Names without dots are what the program serves.
    Sample(declared: "cache_hit_rate", name: "cache_hit_rate"),
    Sample(declared: "jobs", type: "counter", name: "jobs"),
    Sample(declared: "request_time", unit: "seconds", name: "request_time"),
    Sample(declared: "http_requests_total", type: "counter", name: "http_requests_total"),
    // {service}.{component}.{measurement}.{unit}
    Sample(
      declared: "brainbot.vector.search.duration.seconds", type: "histogram",
      name: "brainbot_vector_search_duration_seconds"),
    Sample(
      declared: "brainbot.cache.hits.count", type: "counter",
      name: "brainbot_cache_hits_count_total"),
    Sample(
      declared: "brainbot.llm.tokens.total", type: "counter", name: "brainbot_llm_tokens_total"),
    // category.component.metric_name, with the unit beside it
    Sample(
      declared: "system.cpu.usage_percent", unit: "Percentage", name: "system_cpu_usage_percent"),
    Sample(
      declared: "app.health.response_time_ms", unit: "Milliseconds",
      name: "app_health_response_time_ms"),
    Sample(
      declared: "system.memory.available_gb", unit: "Gigabytes",
      name: "system_memory_available_gb"),
    Sample(
      declared: "system.network.bytes_sent", unit: "Bytes", name: "system_network_bytes_sent"),
    Sample(declared: "system.load.1min", unit: "Number", name: "system_load_1min"),
    Sample(
      declared: "business.ai_calls.cost_today", unit: "USD",
      name: "business_ai_calls_cost_today_usd"),
    Sample(declared: "document.ingestion.rate", name: "document_ingestion_rate"),
    // As OpenTelemetry has them
    Sample(
      declared: "http.server.request.duration", type: "histogram", unit: "s",
      name: "http_server_request_duration_seconds"),
    Sample(
      declared: "system.filesystem.usage", unit: "By", name: "system_filesystem_usage_bytes"),
    Sample(
      declared: "system.network.io", type: "counter", unit: "By",
      name: "system_network_io_bytes_total"),
    Sample(
      declared: "system.network.dropped", type: "counter", unit: "{packets}",
      name: "system_network_dropped_total"),
    Sample(
      declared: "system.memory.utilization", unit: "1", name: "system_memory_utilization_ratio"),
    Sample(declared: "cache.hits", type: "counter", unit: "1", name: "cache_hits_total"),
    Sample(declared: "1.2..3-x", name: "_1_2_3_x"),
  ]

  @Test("Its name in Prometheus", arguments: samples)
  func name(_ sample: Sample) throws {
    let unit = sample.unit.map { "\n    unit: \"\($0)\"" } ?? ""
    let metrics = try metrics("\(sample.declared):\n    type: \(sample.type)\(unit)")
    #expect(metrics.map(\.name) == [sample.name])
  }

  /// The metrics of a service whose declarations are these.
  func metrics(_ text: String) throws -> [DeclaredMetric] {
    let (service, found) = try decode("metrics: api:8000\nown_metrics:\n  \(text)\n")
    #expect(found.isEmpty)
    let entries = try #require(service).ownMetrics.entries
    return entries.map { DeclaredMetric($0.value, named: $0.key, of: "api") }
  }

  func decode(_ text: String) throws -> (ServiceProfile?, [Diagnostic]) {
    let parsed = parseYAML(SourceFile(path: "belfry.yaml", bytes: Array(text.utf8)))
    #expect(parsed.diagnostics.isEmpty)
    var context = DecodeContext(file: "belfry.yaml")
    let service = ServiceProfile.decode(try #require(parsed.roots.first), &context)
    return (service, context.diagnostics)
  }

  @Test("Labels are values, numbers, sources or names alone")
  func labels() throws {
    let metric = try #require(
      try metrics(
        """
        jobs:
            labels:
              state: [waiting, running, waiting]
              queue: 20
              http.method: {values: [GET, POST]}
              tenant: {count: 7}
              endpoint: {from: request.url.path}
              worker:
              owner: "..."
        """
      ).first)
    #expect(
      metric.labels.map(\.name.value) == [
        "state", "queue", "http_method", "tenant", "endpoint", "worker", "owner",
      ])
    #expect(metric.labels.map(\.cardinality) == [2, 20, 2, 7, nil, nil, nil])
    #expect(metric.labels.map(\.isEndless) == [false, false, false, false, true, false, false])
    let names = try #require(try metrics("jobs: {labels: [queue, user_id]}").first)
    #expect(names.labels.map(\.name.value) == ["queue", "user_id"])
    #expect(names.labels.map(\.isEndless) == [false, true])
  }

  @Test("What is no label is refused")
  func badLabels() throws {
    for (text, said) in [
      ("{method: GET}", "this is 'GET', but values or their number are wanted"),
      ("{method: \"200\"}", "this is '200', but values or their number are wanted"),
      ("{method: 0}", "this is '0', but values or their number are wanted"),
      ("{method: {form: x}}", "unknown key 'form'"),
      ("[method, method]", "'method' stands here twice"),
      ("{__name: 2}", "'__name' cannot name a label"),
      ("{\"a b\": 2}", "'a b' cannot name a label"),
    ] {
      let (_, found) = try decode("metrics: api:8000\nown_metrics: {jobs: {labels: \(text)}}\n")
      #expect(found.map(\.message) == [said], "\(text)")
    }
  }

  @Test("Series of a set of labels")
  func series() throws {
    let metrics = try metrics(
      """
      a: {type: histogram}
        b: {type: histogram, buckets: [1, 2]}
        c: {type: summary, quantiles: [0.5, 0.9]}
        d: {type: summary}
        e: {type: counter}
      """)
    #expect(metrics.map(\.seriesPerSet) == [17, 5, 4, 2, 1])
    #expect(metrics[2].seriesNames == ["c", "c_sum", "c_count"])
    #expect(metrics[3].seriesNames == ["d_sum", "d_count"])
  }

  @Test("Where a value comes from tells whether it ends")
  func sources() {
    for source in [
      "request.url.path", "r.URL.Path", "req.originalUrl", "user_id", "str(user.id)",
      "uuid.uuid4()", "exc.message", "request.headers['User-Agent'].user_agent", "req.userId",
      "datetime.now()", "session.uuid",
    ] {
      #expect(EndlessLabels.isEndless(source: source) == true, "\(source)")
    }
    for source in [
      "request.method", "response.status_code", "str(response.status_code)", "req.route.path",
      "request.scope['route'].path", "c.FullPath.template",
    ] {
      #expect(EndlessLabels.isEndless(source: source) == false, "\(source)")
    }
    for source in ["self.name", "tool_name", "model", ""] {
      #expect(EndlessLabels.isEndless(source: source) == nil, "\(source)")
    }
  }

  @Test("What is read is written again")
  func roundTrip() throws {
    let text = """
      metrics: api:8000
      replicas: 3
      own_metrics:
        jobs:
          type: counter
          unit: seconds
          help: Jobs.
          labels: {state: [a, b], queue: 20, path: {from: request.path}}
          sets: 12
          pushed: true

      """
    let (service, found) = try decode(text)
    #expect(found.isEmpty)
    let value = try #require(service?.encode())
    let again = try decode(String(decoding: YAMLWriter().write(value), as: UTF8.self))
    #expect(again.1.isEmpty)
    #expect(again.0?.encode() == value)
    #expect(again.0?.replicas?.value == 3)
    #expect(again.0?.ownMetrics["jobs"]?.labels == service?.ownMetrics["jobs"]?.labels)
  }
}
