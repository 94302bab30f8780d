import BelfryGenerate
import BelfryHTTP
import Foundation
import Testing

@testable import BelfryProvision

/// Prometheus' answers are as its documentation of the HTTP API shows them; the same report was
/// made of a real one.
@Suite("A health report of a running stack")
struct HealthTests {
  static let measure = Measure(
    part: "api", title: "Share of errors", expression: "errors_ratio", unit: "ratio",
    limit: Measure.Limit(value: 0.05, isLeast: false, alert: "Errors", severity: "critical"),
    origin: .threshold)

  static func alert(_ name: String, _ severity: String, state: String = "firing") -> String {
    """
    {"labels": {"alertname": "\(name)", "severity": "\(severity)", "job": "api"},
     "annotations": {"summary": "It is so", "description": "Do this.",
       "runbook_url": "runbooks/x.md#\(name.lowercased())"},
     "state": "\(state)", "activeAt": "2026-01-01T00:00:00Z", "value": "1e+00"}
    """
  }

  static func target(_ job: String, _ error: String = "") -> String {
    """
    {"scrapePool": "\(job)", "scrapeUrl": "http://me:open@\(job):80/metrics",
     "health": "\(error.isEmpty ? "up" : "down")", "lastError": "\(error)"}
    """
  }

  static func data(alerts: [String] = [], targets: [String] = [target("api")]) -> [String: String] {
    [
      "targets": "{\"activeTargets\": [\(targets.joined(separator: ","))]}",
      "alerts": "{\"alerts\": [\(alerts.joined(separator: ","))]}",
      "label/__name__/values": "[\"up\"]",
      "status/tsdb": "{\"seriesCountByMetricName\": [{\"name\": \"big\", \"value\": 77}]}",
    ]
  }

  func report(
    _ data: [String: String],
    results: [(query: String, labels: String, value: String)] = [],
    running: [String] = ["prometheus"], budgets: Budgets = Budgets()
  ) throws -> HealthReport {
    let server = try PrometheusDouble(
      data, results: results, metrics: "prometheus_tsdb_head_series 900\n")
    let services = """
      "prometheus": {"image": "prom/prometheus:v3.14.0", "secrets": [{"source": "word"}],
        "ports": [{"host_ip": "127.0.0.1", "target": 9090, "published": "\(server.port)"}],
        "volumes": [{"type": "bind", "source": "BUNDLE/grafana", "target": "/g"}]},
      "web": {"image": "nginx:1"}
      """
    let board = """
      {"uid": "a", "title": "Board", "panels": [
        {"title": "Here", "targets": [{"expr": "up"}, {"expr": "nobody_serves"}]},
        {"title": "Silent", "targets": [{"expr": "rate(nobody_serves[5m])"}]}]}
      """
    let fake = try FakeStack(
      services: services, running: running,
      files: ["secrets/word": "open sesame\n", "grafana/dashboards/a.json": board])
    return try withExtendedLifetime(server) {
      try HealthCollector(
        fake.stack, try .toStack(), measures: [Self.measure], budgets: budgets
      ).report()
    }
  }

  @Test("Critical alerts make it unhealthy, warnings degraded, others nothing")
  func overall() throws {
    func found(_ alerts: String...) throws -> HealthReport.Overall {
      try report(Self.data(alerts: alerts), running: ["prometheus", "web"]).overall
    }
    #expect(try found() == .healthy)
    #expect(try found(Self.alert("A", "critical"), Self.alert("B", "warning")) == .unhealthy)
    #expect(try found(Self.alert("B", "warning")) == .degraded)
    #expect(try found(Self.alert("C", "info"), Self.alert("Watchdog", "none")) == .healthy)
    #expect(try found(Self.alert("A", "critical", state: "pending")) == .healthy)
  }

  @Test("Checks that fail without an alert make it degraded, each with what to do")
  func checks() throws {
    let found = try report(
      Self.data(targets: [
        Self.target("api", "Get \\\"http://api:80\\\": dial tcp: connection refused open sesame"),
        Self.target("other"),
      ]),
      results: [("probe_success", "\"job\": \"blackbox-web\", \"instance\": \"http://web\"", "0")]
    )
    #expect(found.overall == .degraded)
    #expect(
      found.reasons == [
        "1 of 2 services are not well", "1 of 2 targets are down", "1 of 1 probes fail",
      ])
    #expect(found.advice.contains { $0.finding.contains("'web': no container yet") })
    let target = try #require(found.advice.first { $0.finding.contains("'api' is down") })
    #expect(target.action.hasPrefix("Nothing listens there"))
    #expect(found.advice.contains { $0.finding == "The probe of http://web fails" })
    #expect(!"\(found)".contains("sesame") && !"\(found)".contains("me:open"), "secrets")
  }

  @Test("An alert that fires leads to its runbook; one of a target that is down is not said twice")
  func alerts() throws {
    let found = try report(
      Self.data(
        alerts: [Self.alert("Slow", "warning"), Self.alert("TargetDown", "critical")],
        targets: [Self.target("api", "context deadline exceeded")]),
      running: ["prometheus", "web"])
    #expect(found.advice.count { $0.runbook == "runbooks/x.md#targetdown" } == 1)
    let slow = try #require(found.advice.first { $0.runbook == "runbooks/x.md#slow" })
    #expect(slow.finding == "Slow fires: It is so" && slow.action == "Do this.")
    #expect(found.advice.map(\.level) == found.advice.map(\.level).sorted())
  }

  @Test("Values against their bounds, with what they were before")
  func readings() throws {
    let found = try report(
      Self.data(),
      results: [
        ("errors_ratio", "\"job\": \"api\"", "0.2"), ("errors_ratio", "\"job\": \"b\"", "0.041"),
        ("errors_ratio", "\"job\": \"c\"", "NaN"), ("count(up)", "", "1"),
      ])
    let values = try #require(found.readings.first).values
    #expect(values.map(\.labels) == ["job=api", "job=b"] && found.span == 86_400)
    #expect(values.map(\.level) == [.over, .near] && values.first?.before == 7)
    #expect(
      found.advice.contains {
        $0.finding == "api: Share of errors is beyond its bound: 20 %, at most 5 %"
      })
    let silent = try report(Self.data())
    #expect(silent.readings.map(\.values.count) == [0] && silent.span == nil)
  }

  @Test("Budgets, the largest metrics, panels that show nothing")
  func amounts() throws {
    let found = try report(Self.data(), budgets: Budgets(series: 800))
    #expect(found.largest.map(\.name) == ["big"])
    #expect(found.advice.contains { $0.action.contains("big (77)") })
    #expect(found.panels == 2 && found.silentPanels.map(\.panel) == ["Silent"])
    #expect(try report(Self.data(), budgets: Budgets(series: 1000)).largest.isEmpty)
  }

  @Test("A Prometheus that does not answer makes a report that says so")
  func unreachable() throws {
    let found = try report([:], running: ["prometheus", "web"])
    #expect(found.overall == .degraded && found.status.alerts == nil && found.probes == nil)
    #expect(found.reasons.first?.hasPrefix("Prometheus: ") == true)
    let stopped = try report([:], running: ["web"])
    #expect(stopped.reasons.contains("Prometheus does not run"))
    #expect(stopped.advice.first?.level == .critical)
  }

  @Test(
    "What is wrong with targets has a remedy of its own",
    arguments: [
      "dial tcp 10.0.0.1:80: connect: connection refused", "lookup x: no such host",
      "context deadline exceeded", "server returned HTTP status 404 Not Found",
      "server returned HTTP status 503 Service Unavailable", "sample_limit exceeded",
      "received unsupported Content-Type \"text/html\" and no fallback_scrape_protocol",
      "tls: failed to verify certificate: x509: certificate signed by unknown authority",
    ])
  func faults(_ error: String) {
    #expect(TargetFault.action(error) != TargetFault.action("?"))
  }

  @Test("Words between users and passwords of addresses go")
  func credentials() {
    let hidden = HealthCollector.withoutCredentials("Get \"http://a:b@c/d\": x://e@f g@h")
    #expect(hidden == "Get \"http://***@c/d\": x://***@f g@h")
  }

  @Test(
    "Numbers as people read them",
    arguments: [
      (0.0312, "ratio", "3.12 %"), (0.25, "seconds", "250 ms"), (5400, "seconds", "90 min"),
      (1536, "bytes", "1.5 KiB"), (1234.5, nil, "1235"), (0.5, "per_second", "0.5/s"),
      (.infinity, "seconds", "∞"),
    ] as [(Double, String?, String)])
  func numbers(_ value: Double, _ unit: String?, _ text: String) {
    #expect(MeasureText.value(value, unit) == text)
  }

  @Test("Values of measures, and what has none")
  func values() throws {
    let server = try PrometheusDouble(
      results: [("errors_ratio", "\"job\": \"b\"", "2"), ("errors_ratio", "\"job\": \"a\"", "1")])
    try withExtendedLifetime(server) {
      let client = ProgramClient(
        "prometheus", try WebAddress("http://127.0.0.1:\(server.port)"), try HTTPSession())
      var silent = Self.measure
      silent.expression = "nothing"
      let rows = try RecordedValue.all(of: [Self.measure, silent], client)
      #expect(rows.map(\.labels) == ["job=a", "job=b", ""] && rows.map(\.value) == [1, 2, nil])
      #expect(rows.allSatisfy { $0.unit == "ratio" && $0.part == "api" })
    }
  }

  @Test("Labels that tell series apart")
  func labels() {
    let all = ["job=a path=/x", "job=a path=/y", "job=a"]
    #expect(all.map { MeasureText.labels($0, among: all) } == ["path=/x", "path=/y", ""])
    #expect(MeasureText.labels("job=a", among: ["job=a"]).isEmpty)
  }
}
