import BelfryHTTP
import BelfryTestSupport
import Foundation
import Testing

@testable import BelfryProvision

/// The programs of this suite cannot be had where it runs: their answers are as their
/// documentation shows them (Grafana's HTTP API, Kibana's `/api/status`, Elasticsearch's cluster
/// health, Logstash's node stats).
@Suite("Proof of programs by their documented answers")
struct ProofTests {
  static let datasources = """
    apiVersion: 1
    datasources:
      - {name: Prometheus, uid: prometheus, type: prometheus}
    """
  static let board = """
    {"uid": "stack", "title": "Stack", "panels": [
      {"type": "row", "panels": [
        {"title": "Up", "targets": [{"expr": "up{job=\\"$job\\"} > $least"}]}]}],
     "templating": {"list": [
       {"name": "job", "type": "query"}, {"name": "job_name", "type": "query"},
       {"name": "least", "type": "custom", "query": "3, 4", "current": {}}]}}
    """

  func grafana(_ port: Int) -> String {
    """
    "grafana": {"image": "grafana/grafana:13", "secrets": [{"source": "word"}],
      "environment": {"GF_SECURITY_ADMIN_PASSWORD__FILE": "/run/secrets/word"},
      "ports": [{"host_ip": "127.0.0.1", "target": 3000, "published": "\(port)"}],
      "volumes": [{"type": "bind", "source": "BUNDLE/grafana", "target": "/etc/grafana"}]}
    """
  }

  func grafanaProof(
    _ answers: [String: String], password: String = "open"
  ) throws -> [String: ProofStep] {
    // "admin:open" in Base64.
    let server = Loopback.json(answers, wanting: "Basic YWRtaW46b3Blbg==")
    defer { server.close() }
    return try FakeStack(
      services: grafana(server.port), running: ["grafana"],
      files: [
        "grafana/datasources.yml": Self.datasources, "grafana/dashboards/stack.json": Self.board,
        "secrets/word": password + "\n",
      ]
    ).proof()
  }

  static let health = ["/api/health": "{\"database\": \"ok\", \"version\": \"13.2.1\"}"]
  static let good = health.merging([
    "/api/datasources/uid/prometheus/health":
      "{\"status\": \"OK\", \"message\": \"Successfully queried the Prometheus API.\"}",
    "/api/search": "[{\"uid\": \"stack\", \"type\": \"dash-db\"}]",
  ]) { $1 }

  @Test("Grafana: datasources that answer and dashboards that are there")
  func grafanaIsGood() throws {
    let steps = try grafanaProof(Self.good)
    #expect(steps.count == 4 && steps.values.allSatisfy { $0.verdict == .proven }, "\(steps)")
    #expect(steps["grafana.ready"]?.message.contains("13.2.1") == true)
  }

  @Test("Grafana: what is missing or ill is named")
  func grafanaIsIll() throws {
    var answers = Self.good
    answers["/api/search"] = "[]"
    answers["/api/datasources/uid/prometheus/health"] =
      "{\"status\": \"ERROR\", \"message\": \"no\"}"
    var steps = try grafanaProof(answers)
    #expect(steps["grafana.dashboards"]?.lines == ["Stack (stack)"])
    #expect(steps["grafana.datasources"]?.lines == ["Prometheus: no"])
    answers["/api/datasources/uid/prometheus/health"] = nil
    steps = try grafanaProof(answers)
    #expect(steps["grafana.datasources"]?.verdict == .failed)
    #expect(try grafanaProof(["/api/health": "{"])["grafana.ready"]?.verdict == .failed)
  }

  @Test("Grafana: a password that is not taken is said, and not shown")
  func password() throws {
    let steps = try grafanaProof(Self.good, password: "wrong word")
    #expect(steps["grafana.dashboards"]?.verdict == .failed)
    #expect(!"\(steps)".contains("wrong word"))
  }

  @Test("Variables of a dashboard are filled in")
  func variables() throws {
    let fake = try FakeStack(
      services: grafana(1), running: [],
      files: ["grafana/dashboards/stack.json": Self.board, "secrets/word": "x"])
    let queries = BundleFacts(fake.stack).boards.flatMap(\.queries)
    #expect(queries.map(\.query) == ["up{job=~\".*\"} > 3"])
  }

  @Test(
    "Kibana",
    arguments: [("available", ProofStep.Verdict.proven), ("degraded", .failed), ("", .failed)])
  func kibana(_ level: String, _ verdict: ProofStep.Verdict) throws {
    let server = Loopback.json([
      "/api/status": "{\"status\": {\"overall\": {\"level\": \"\(level)\"}}}"
    ])
    defer { server.close() }
    let services = """
      "kibana": {"image": "docker.elastic.co/kibana/kibana:9.5.3",
        "ports": [{"host_ip": "", "target": 5601, "published": "\(server.port)"}]}
      """
    let steps = try FakeStack(services: services, running: ["kibana"]).proof()
    #expect(steps["kibana.status"]?.verdict == verdict)
  }

  @Test(
    "Elasticsearch and Logstash, asked inside of their containers",
    arguments: [("green", true), ("yellow", true), ("red", false), ("", false)])
  func elastic(_ status: String, _ isGood: Bool) throws {
    let services = """
      "elasticsearch": {"image": "docker.elastic.co/elasticsearch/elasticsearch:9.5.3"},
      "logstash": {"image": "docker.elastic.co/logstash/logstash:9.5.3"}
      """
    let steps = try FakeStack(
      services: services, running: ["elasticsearch", "logstash"],
      inside: [
        "cluster": "{\"status\": \"\(status)\", \"number_of_nodes\": 1}",
        "pipelines": "{\"pipelines\": {\"main\": {\"events\": {\"out\": 7}}}}",
      ]
    ).proof()
    #expect(steps["elasticsearch.health"]?.verdict == (isGood ? .proven : .failed))
    #expect(steps["logstash.pipeline"]?.lines == ["main: 7 events out"])
  }

  @Test(
    "A line that a container writes, asked for by Elasticsearch's count API",
    arguments: [("{\"count\": 1}", true), ("{\"count\": 0}", false), ("{\"error\": {}}", false)])
  func line(_ answer: String, _ isGood: Bool) throws {
    let services = """
      "elasticsearch": {"image": "docker.elastic.co/elasticsearch/elasticsearch:9.5.3"},
      "filebeat": {"image": "docker.elastic.co/beats/filebeat:9.5.3", "volumes": [
        {"type": "bind", "source": "/var/lib/docker/containers",
         "target": "/var/lib/docker/containers"}]}
      """
    let stack = try FakeStack(
      services: services, running: ["elasticsearch", "filebeat"], inside: ["_count": answer])
    #expect(try stack.proof()["logs.line"]?.verdict == (isGood ? .proven : .failed))
    let started = try String(contentsOfFile: "\(stack.folder.path)/started", encoding: .utf8)
    let lines = started.split(separator: "\n")
    #expect(lines.first?.contains("--entrypoint sh docker.elastic.co/elasticsearch/") == true)
    #expect(lines.last == "rm --force c0ffee")
    let files = try FakeStack(
      services: services.replacingOccurrences(of: "/var/lib/docker/containers", with: "/logs"),
      running: ["elasticsearch", "filebeat"])
    #expect(try files.proof()["logs.line"] == nil, "it reads files alone")
  }

  @Test(
    "An Elasticsearch that exists is asked from Logstash's container",
    arguments: [
      (#"{"status": "green", "number_of_nodes": 3}"#, true, "the cluster is green, nodes: 3"),
      (#"{"status": "red"}"#, false, "the cluster is red: primary shards are missing"),
      (
        #"{"error": {"reason": "unable to authenticate"}, "status": 401}"#, false,
        "the Elasticsearch at https://es.example.org:9200 refuses Logstash's user"
      ),
      (
        "", false,
        "the Elasticsearch at https://es.example.org:9200 does not answer Logstash's container"
      ),
    ])
  func elsewhere(_ answer: String, _ isGood: Bool, _ message: String) throws {
    let services = """
      "logstash": {"image": "docker.elastic.co/logstash/logstash:9.5.3",
        "environment": {"ELASTIC_URL": "https://es.example.org:9200"}}
      """
    let steps = try FakeStack(
      services: services, running: ["logstash"], inside: ["cluster": answer]
    ).proof()
    #expect(steps["elasticsearch.health"]?.verdict == (isGood ? .proven : .failed))
    #expect(steps["elasticsearch.health"]?.message == message)
    let filebeat = """
      , "filebeat": {"image": "docker.elastic.co/beats/filebeat:9.5.3", "volumes": [
        {"type": "bind", "source": "/var/lib/docker/containers",
         "target": "/var/lib/docker/containers"}]}
      """
    let reading = try FakeStack(services: services + filebeat, running: ["logstash", "filebeat"])
    #expect(try reading.proof()["logs.line"]?.verdict == .doubtful)
  }

  @Test("A stack of which nothing runs")
  func nothing() throws {
    let steps = try FakeStack(
      services: grafana(1), running: [], files: ["secrets/word": "x"]
    ).proof()
    #expect(steps["containers"]?.verdict == .failed)
  }

  @Test("A notification arrives at the sink, whole")
  func sink() throws {
    let sink = try NotificationSink("127.0.0.1:0")
    #expect(sink.take().isEmpty)
    let port = sink.port
    let sender = Thread {
      let session = try? HTTPSession()
      if let address = try? WebAddress("http://127.0.0.1:\(port)/") {
        var request = HTTPRequest(address)
        request.body = Array("{\"status\": \"firing\"}".utf8)
        _ = try? session?.get(request).body()
      }
    }
    sender.start()
    var seen: [String] = []
    while seen.isEmpty { seen = sink.take() }
    #expect(seen.first?.hasPrefix("POST / ") == true)
    #expect(seen.first?.hasSuffix("{\"status\": \"firing\"}") == true)
    for place in ["", "x:1", "127.0.0.1", "127.0.0.1:99999", "203.0.113.1:1"] {
      #expect(throws: HTTPFailure.self) { try NotificationSink(place) }
    }
  }
}
