import BelfryHTTP
import BelfrySource
import BelfryTestSupport
import BelfryYAML
import Foundation
import Testing

@testable import BelfryProvision

/// Answers are as the documentation of the programs shows them: Prometheus' HTTP API and
/// Alertmanager's, version 2, the Pushgateway's README, Elasticsearch's "Get data streams", "Get
/// index settings", "Get index statistics" and "Delete indices". Prometheus, Alertmanager and the
/// Pushgateway were asked for real as well, Elasticsearch was not.
@Suite("Old data is removed through the stores' own APIs")
struct CleanupTests {
  static let day = 86_400

  func step(
    _ program: String, _ image: String, port: Int, _ answers: [String: String],
    command: String = "", run: Bool = false
  ) throws -> (step: CleanupStep, result: CleanupResult?, asked: [String]) {
    let server = Loopback { request, peer in
      let path = request.target.split(separator: "?").first.map(String.init) ?? ""
      let method = request.lines.first?.split(separator: " ").first ?? ""
      guard let body = answers[path] ?? answers["\(method) \(path)"] else {
        return method == "GET"
          ? peer.answer("404 Not Found", "{}") : peer.answer("202 Accepted", "")
      }
      peer.answer("200 OK", body, type: "application/json")
    }
    defer { server.close() }
    let services = """
      "\(program)": {"image": "\(image)", "command": [\(command)],
        "ports": [{"host_ip": "127.0.0.1", "target": \(port), "published": "\(server.port)"}]}
      """
    let fake = try FakeStack(services: services, running: [program])
    let cleanup = try Cleanup(fake.stack, .toStack(), olderThan: 7 * Self.day)
    let step = try #require(cleanup.plan().first)
    let result = run ? cleanup.run(step) : nil
    let changing = server.requests.compactMap(\.lines.first).filter { !$0.hasPrefix("GET") }
    return (step, result, changing.map { String($0.dropLast(" HTTP/1.1".count)) })
  }

  static let now = Int(Date().timeIntervalSince1970)

  static func prometheus(isOpen: Bool, oldest days: Int) -> [String: String] {
    [
      "/metrics": """
      prometheus_tsdb_lowest_timestamp_seconds \(now - days * day)
      prometheus_tsdb_storage_blocks_bytes 5000

      """,
      "/api/v1/status/flags":
        "{\"status\": \"success\", \"data\": {\"web.enable-admin-api\": \"\(isOpen)\"}}",
      "/api/v1/status/runtimeinfo":
        "{\"status\": \"success\", \"data\": {\"storageRetention\": \"15d\"}}",
    ]
  }

  @Test("Prometheus: what its admin API may delete goes, up to the time, and from disk")
  func prometheusIsOpen() throws {
    let found = try step(
      "prometheus", "prom/prometheus:v3", port: 9090, Self.prometheus(isOpen: true, oldest: 9),
      run: true)
    #expect(found.step.verdict == .removes && found.result?.isDone == true)
    #expect(found.asked.count == 2)
    let end = found.asked[0].split(separator: "=").last.flatMap { Int($0) } ?? 0
    #expect(abs(end - (Self.now - 7 * Self.day)) < 600)
    #expect(
      found.asked[0].hasPrefix(
        "POST /api/v1/admin/tsdb/delete_series?match%5B%5D=%7B__name__%3D~%22.%2B%22%7D&end="))
    #expect(found.asked[1] == "POST /api/v1/admin/tsdb/clean_tombstones")
  }

  @Test("Prometheus: a closed admin API keeps all, and young data is no data")
  func prometheusKeeps() throws {
    let closed = try step(
      "prometheus", "prom/prometheus:v3", port: 9090, Self.prometheus(isOpen: false, oldest: 9),
      run: true)
    #expect(closed.step.verdict == .keeps && closed.asked.isEmpty)
    #expect(closed.step.words.contains("15d") && closed.step.help?.contains("storage") == true)
    let young = try step(
      "prometheus", "prom/prometheus:v3", port: 9090, Self.prometheus(isOpen: true, oldest: 6))
    #expect(young.step.words == "no sample is that old")
  }

  @Test("Alertmanager keeps what expired until its own time is over, and says when that is")
  func alertmanager() throws {
    let found = try step(
      "alertmanager", "prom/alertmanager:v0.33.1", port: 9093,
      [
        "/api/v2/silences":
          "[{\"status\": {\"state\": \"expired\"}}, {\"status\": {\"state\": \"active\"}}]"
      ], command: "\"--data.retention=240h\"")
    #expect(found.step.verdict == .keeps)
    #expect(found.step.words == "1 expired silence, which go by themselves after 240h")
  }

  static func group(_ labels: String, pushed: Int, failed: Int = 0) -> String {
    func metric(_ value: Int) -> String {
      "{\"metrics\": [{\"labels\": {}, \"value\": \"\(value)\"}]}"
    }
    return """
      {"labels": {\(labels)}, "last_push_successful": true,
       "push_time_seconds": \(metric(pushed)), "push_failure_time_seconds": \(metric(failed))}
      """
  }

  @Test("Pushgateway: groups that nobody pushes any more, by their labels")
  func pushgateway() throws {
    let old = Self.now - 30 * Self.day
    let groups = [
      Self.group("\"job\": \"fresh\"", pushed: Self.now - 60),
      Self.group("\"path\": \"/a b\", \"job\": \"old\", \"none\": \"\"", pushed: old),
      Self.group("\"job\": \"fails\"", pushed: old, failed: Self.now - 60),
    ]
    let found = try step(
      "pushgateway", "prom/pushgateway:v1.11.2", port: 9091,
      [
        "/api/v1/metrics":
          "{\"status\": \"success\", \"data\": [\(groups.joined(separator: ","))]}"
      ], run: true)
    #expect(found.step.items.map(\.name) == ["job=old none= path=/a b"])
    #expect(
      found.asked == ["DELETE /metrics/job@base64/b2xk/path@base64/L2EgYg/none@base64/="])
    #expect(found.result?.isDone == true)
  }

  @Test(
    "Base64 of addresses",
    arguments: [("", "="), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("??>>", "Pz8-Pg")])
  func base64(_ text: String, _ coded: String) { #expect(Cleanup.base64(text) == coded) }

  @Test("Elasticsearch: what was written to since stays, and the write index always")
  func elasticsearch() throws {
    func settings(_ days: [Int]) -> String {
      let parts = days.enumerated().map { place, days in
        "\"i\(place)\": {\"settings\": {\"index\": {\"creation_date\": \"\((Self.now - days * Self.day) * 1000)\"}}}"
      }
      return "{\(parts.joined(separator: ","))}"
    }
    let server = Loopback.json([
      "/_data_stream": """
      {"data_streams": [
        {"name": "logs-app-prod", "hidden": false, "system": false, "indices": [
          {"index_name": "i0"}, {"index_name": "i1"}, {"index_name": "i2"}, {"index_name": "i3"}]},
        {"name": "logs-one", "indices": [{"index_name": "lonely"}]},
        {"name": "secret", "hidden": true, "indices": [{"index_name": "h"}, {"index_name": "h2"}]}]}
      """,
      // The second was made before the time, but written to until the third was made.
      "/logs-app-prod/_settings": settings([30, 20, 5, 1]),
      "/i0/_stats/store": "{\"_all\": {\"total\": {\"store\": {\"size_in_bytes\": 2048}}}}",
      "/i0": "{\"acknowledged\": true}",
    ])
    defer { server.close() }
    let session = try HTTPSession()
    let port = server.port
    let fake = try FakeStack(
      services:
        "\"elasticsearch\": {\"image\": \"docker.elastic.co/elasticsearch/elasticsearch:9\"}",
      running: ["elasticsearch"])
    let cleanup = try Cleanup(fake.stack, session, olderThan: 7 * Self.day) { method, path in
      guard let address = try? WebAddress("http://127.0.0.1:\(port)\(path)") else { return nil }
      var request = HTTPRequest(address)
      request.method = method
      guard let bytes = try? session.get(request).body() else { return nil }
      return parseJSON(SourceFile(path: "x", bytes: bytes)).roots.first
    }
    let step = try #require(cleanup.plan().first)
    #expect(step.verdict == .removes && step.items.map(\.name) == ["i0"] && step.bytes == 2048)
    #expect(step.words == "1 of 5 backing indices")
    let result = cleanup.run(step)
    #expect(result.isDone && result.freed == 2048)
    let deleted = server.requests.compactMap(\.lines.first).filter { $0.hasPrefix("DELETE") }
    #expect(deleted == ["DELETE /i0 HTTP/1.1"])
  }

  @Test("Elasticsearch: one that does not answer is said, and one that refuses is a failure")
  func elasticsearchRefuses() throws {
    let fake = try FakeStack(
      services:
        "\"elasticsearch\": {\"image\": \"docker.elastic.co/elasticsearch/elasticsearch:9\"}",
      running: ["elasticsearch"])
    let silent = try Cleanup(fake.stack, .toStack(), olderThan: Self.day)
    #expect(silent.plan().first?.verdict == .silent)
    let refusing = try Cleanup(fake.stack, .toStack(), olderThan: Self.day) { _, _ in
      try? node("{\"error\": {\"reason\": \"it is the write index\"}, \"status\": 400}")
    }
    var step = CleanupStep("elasticsearch", .removes, "x")
    step.items = [.init(name: "a", bytes: 1)]
    let result = refusing.run(step)
    #expect(!result.isDone && result.words.hasSuffix("'a' is not: it is the write index"))
  }

  @Test("Stores that remove by their retention alone are named")
  func others() throws {
    let fake = try FakeStack(
      services: """
        "victoriametrics": {"image": "victoriametrics/victoria-metrics:v1",
          "command": ["-retentionPeriod=5y"]},
        "mimir": {"image": "grafana/mimir:3.0"}
        """, running: [])
    let steps = try Cleanup(fake.stack, .toStack(), olderThan: Self.day).plan()
    #expect(steps.map(\.verdict) == [.keeps, .keeps])
    #expect(steps.contains { $0.words.contains("5y") })
  }
}
