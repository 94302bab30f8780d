import BelfryTestSupport
import Foundation
import Testing

/// A stack whose `docker` answers from files, and whose Prometheus is a server in the test.
@Suite("belfry report --health")
struct HealthCommandTests {
  func run(
    alerts: String, _ arguments: [String], check: (Outcome, URL) throws -> Void
  ) throws {
    let empty = "{\"status\": \"success\", \"data\": {\"result\": []}}"
    let server = Loopback { request, peer in
      let data: [(String, String)] = [
        ("/api/v1/targets", "{\"activeTargets\": []}"),
        ("/api/v1/alerts", "{\"alerts\": [\(alerts)]}"), ("/api/v1/label", "[\"up\"]"),
      ]
      let found = data.first { request.target.hasPrefix($0.0) }
      if request.target == "/metrics" { return peer.answer("200 OK", "up 1\n") }
      peer.answer(
        "200 OK", found.map { "{\"status\": \"success\", \"data\": \($0.1)}" } ?? empty,
        type: "application/json")
    }
    defer { server.close() }
    try Program.withFolder { folder in
      let script = """
        #!/bin/sh
        case "$*" in
          "compose version --short") echo 2.40.3 ;;
          version*) echo 28.0 ;;
          info*) echo '{}' ;;
          *--format*json*) echo '{"name": "shop", "services": {"prometheus": {
            "image": "prom/prometheus:v3", "ports": [{"host_ip": "127.0.0.1", "target": 9090,
            "published": "\(server.port)"}]}}}' ;;
          *--hash*) ;;
          ps*) echo a ;;
          inspect*) echo '[{"Id": "a", "Name": "/shop-1", "State": {"Status": "running"},
            "Config": {"Labels": {"com.docker.compose.service": "prometheus"}}}]' ;;
          *) exit 1 ;;
        esac

        """
      let docker = folder.appendingPathComponent("docker")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("bundle"), withIntermediateDirectories: true)
      // Written by a program of its own: see FakeStack.
      let shell = try #require(Tool("sh"))
      let made = try shell.run(
        ["-c", "cat >docker && chmod 755 docker"], in: folder, input: Data(script.utf8))
      try #require(made.status == 0 && FileManager.default.isExecutableFile(atPath: docker.path))
      let outcome = try Program.run(
        ["report", "--health", "bundle"] + arguments, in: folder,
        path: "\(folder.path):/usr/bin:/bin")
      try check(outcome, folder)
    }
  }

  static let alert = """
    {"labels": {"alertname": "Down", "severity": "critical"}, "state": "firing",
     "annotations": {"summary": "<b>It is down</b>", "runbook_url": "runbooks/a.md#down"}}
    """

  @Test("Healthy ends with 0, all else with 1")
  func status() throws {
    try run(alerts: "", []) { outcome, _ in
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.output.hasPrefix("shop: healthy\n") && !outcome.output.contains("\u{1B}"))
    }
    try run(alerts: Self.alert, ["--format", "json"]) { outcome, _ in
      #expect(outcome.status == 1)
      let root = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let report = try #require(root as? [String: Any])
      #expect(report["status"] as? String == "unhealthy")
      let advice = try #require(report["recommendations"] as? [[String: Any]])
      #expect(advice.first?["runbook"] as? String == "runbooks/a.md#down")
      #expect(report["measures"] as? [String] == [])
    }
  }

  @Test("It is saved as a page or as Markdown, by the file's ending")
  func saved() throws {
    for (name, words) in [
      ("a.html", "&lt;b&gt;It is down&lt;/b&gt;"), ("a.md", "\\<b\\>It is down"),
    ] {
      try run(alerts: Self.alert, ["-o", name]) { outcome, folder in
        #expect(outcome.status == 1 && outcome.output.isEmpty, "\(outcome)")
        let file = folder.appendingPathComponent(name)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(words) && text.contains("unhealthy"), "\(name)")
      }
    }
  }

  @Test("Without Docker it ends with 3")
  func environment() throws {
    try Program.withFolder { folder in
      let outcome = try Program.run(
        ["report", "--health", "."], in: folder, path: folder.path)
      #expect(outcome.status == 3 && outcome.errors.contains("no 'docker' in PATH"))
    }
  }
}
