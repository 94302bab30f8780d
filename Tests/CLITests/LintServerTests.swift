import BelfryTestSupport
import Foundation
import Testing

@Suite("belfry lint --prometheus")
struct LintServerTests {
  /// Answers as the documentation of the API has them ("HTTP API", versions 2.14 to 3.5).
  private static func api(_ request: Loopback.Request, _ peer: Peer) {
    func answer(_ data: String) {
      peer.answer(
        "200 OK", "{\"status\": \"success\", \"data\": \(data)}", type: "application/json")
    }
    func vector(_ items: [String]) {
      answer("{\"resultType\": \"vector\", \"result\": [\(items.joined(separator: ","))]}")
    }
    func sample(_ labels: [String: String], _ value: String) -> String {
      let pairs = labels.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \"\($0.value)\"" }
      return "{\"metric\": {\(pairs.joined(separator: ","))}, \"value\": [1, \"\(value)\"]}"
    }
    let target = request.target.removingPercentEncoding ?? ""
    let shop = ["job": "shop", "instance": "a:1"]
    switch target {
    case _ where target.hasPrefix("/sub/api/v1/status/buildinfo"):
      answer("{\"version\": \"2.53.0\"}")
    case _ where target.contains("query=scrape_samples_post_metric_relabeling"):
      vector([
        sample(["job": "shop", "instance": "a:1"], "70"),
        sample(["job": "shop", "instance": "b:1"], "12"),
        sample(["job": "big", "instance": "c:1"], "900000"),
      ])
    case _ where target.contains("query={job=\"shop\",instance=\"a:1\"}"):
      let named = { (name: String, labels: [String: String], value: String) in
        sample(labels.merging(shop) { own, _ in own }.merging(["__name__": name]) { $1 }, value)
      }
      vector(
        (0..<60).map { named("shop_jobs", ["user": "u\($0)@example.com"], "1") } + [
          named("shopCarts", [:], "3"), named("up", [:], "1"), named("job:shop:sum", [:], "1"),
          named("shop_made", [:], "1"), named("shop_orders_total", ["exported_job": "x"], "2"),
          named("shop_wait_seconds_bucket", ["le": "+Inf"], "2"),
          named("shop_wait_seconds_sum", [:], "9"), named("shop_wait_seconds_count", [:], "2"),
        ])
    case _ where target.contains("/targets/metadata?match_target={job=\"shop\",instance=\"a:1\"}"):
      let about = { (name: String, type: String, help: String) in
        "{\"target\": {\"job\": \"shop\", \"instance\": \"a:1\"}, \"metric\": \"\(name)\", "
          + "\"type\": \"\(type)\", \"help\": \"\(help)\", \"unit\": \"\"}"
      }
      answer(
        "["
          + [
            about("shop_jobs", "gauge", "Jobs."), about("shopCarts", "gauge", "Carts."),
            about("shop_orders", "counter", "Orders."),
            about("shop_wait_seconds", "histogram", "Waiting."),
          ].joined(separator: ",") + "]")
    case _ where target.contains("/rules?type=record"):
      answer("{\"groups\": [{\"rules\": [{\"name\": \"shop_made\", \"type\": \"recording\"}]}]}")
    case _ where target.contains("/status/tsdb"):
      answer(
        """
        {"headStats": {"numSeries": 5000}, "seriesCountByMetricName": [
        {"name": "shop_jobs", "value": 60}, {"name": "shop_pods", "value": 4000}],
        "labelValueCountByLabelName": [{"name": "__name__", "value": 90},
        {"name": "trace", "value": 80}, {"name": "user", "value": 60}],
        "memoryInBytesByLabelName": [{"name": "trace", "value": 3000}],
        "seriesCountByLabelValuePair": [{"name": "job=shop", "value": 70}]}
        """)
    case _ where target.contains("/label/trace/values"):
      answer(
        "["
          + (0..<80).map { "\"\(String(UInt64(0xABC0_0000_0000_0001) + UInt64($0), radix: 16))\"" }
          .joined(separator: ",") + "]")
    case _ where target.contains("/label/__name__/values"): answer("[\"shop_spans\"]")
    case _ where target.contains("count by (__name__)"):
      vector([sample(["__name__": "shop_pods"], "100")])
    default: peer.answer("404 Not Found", "404 page not found\n")
    }
  }

  @Test("What targets expose, labels of all of them, and what is held without being there")
  func server() throws {
    let server = Loopback(Self.api)
    defer { server.close() }
    let address = server.address("/sub/")
    let name = server.address("/sub")
    let outcome = try Program.run(["lint", "--prometheus", address])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let findings = lines.filter { $0.hasPrefix("http") && $0.contains(" [") }
    let shop = "\(name)#job=shop"
    #expect(
      Set(findings) == [
        "\(name): warning: of 4000 series of 'shop_pods' in memory 100 go on "
          + "[cardinality/high-churn]",
        "\(name): warning: the label 'trace' of 'shop_spans' holds hashes "
          + "[cardinality/unbounded-label]",
        "\(name)#job=big: warning: the target 'c:1' has 900000 series "
          + "[cardinality/job-over-budget]",
        "\(shop): warning: the label 'user' of 'shop_jobs' holds mail addresses "
          + "[cardinality/unbounded-label]",
        "\(shop): advice: 'shopCarts' is written in camelCase [metrics/camel-case]",
        "\(shop): advice: 'shopCarts' has no word for the program before it "
          + "[metrics/no-namespace]",
        "\(shop): warning: the label 'job' of 'shop_orders_total' hides that of the scrape "
          + "[metrics/label-shadows-target-label]",
      ], "\(outcome.output)")
    #expect(lines.contains("\(name): Prometheus 2.53.0, 2 jobs, 5000 series in memory"))
    #expect(lines.contains("  series by metric: shop_jobs 60, shop_pods 4000"))
    #expect(!outcome.output.contains("shop_made") && !outcome.output.contains("job:shop:sum"))
  }

  @Test("What is no Prometheus, refuses, or breaks off is said so")
  func strange() throws {
    func run(_ body: String, _ status: String = "200 OK") throws -> Outcome {
      let server = Loopback { $1.answer(status, body, type: "application/json") }
      defer { server.close() }
      return try Program.run(["lint", "--prometheus", server.address("")])
    }
    let exporter = try run("404 page not found", "404 Not Found")
    #expect(exporter.status == 2 && exporter.errors.contains("there is no '/api/v1/query'"))
    for text in [
      "", "{", "[1, 2", "<html>", "{\"status\": 1}", "[[[[[[", "{\"status\": \"success\"}",
    ] {
      let odd = try run(text)
      #expect(odd.status == 2 && odd.errors.contains("error: "), "\(text): \(odd)")
    }
    let refused = try run("{\"status\": \"error\", \"error\": \"too many samples\"}")
    #expect(refused.status == 2 && refused.errors.contains("it refuses: too many samples"))
    let empty = try run(
      "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": []}}")
    #expect(empty.status == 0 && empty.output.contains("0 jobs"), "\(empty)")
    let odd = try run(
      "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": [1, {}, null, "
        + "{\"metric\": {\"job\": \"x\", \"instance\": \"y\"}, \"value\": [1, \"NaN\"]}]}}")
    #expect(odd.status == 0, "\(odd)")
    let down = Loopback { _, _ in }
    down.close()
    let gone = try Program.run(["lint", "--prometheus", down.address("")])
    #expect(gone.status == 3 && gone.errors.contains("connection refused"))
  }

  @Test(
    "A real Prometheus that scrapes a program with two faults",
    .enabled(if: RealServer.isPossible, "Prometheus is not in .tools/bin"))
  func real() throws {
    let program = Loopback { _, peer in
      peer.answer(
        "200 OK",
        "# HELP shop_jobs Jobs.\n# TYPE shop_jobs gauge\n"
          + (0..<60).map { "shop_jobs{user=\"u\($0)@example.com\"} 1\n" }.joined()
          + "# HELP shopCarts Carts.\n# TYPE shopCarts counter\nshopCarts 1\n")
    }
    defer { program.close() }
    try RealServer.with(scraping: program.port) { address in
      let outcome = try Program.run(["lint", "--prometheus", address])
      #expect(outcome.status == 0, "\(outcome)")
      let findings = outcome.output.split(separator: "\n").filter {
        $0.hasPrefix("\(address)#job=shop: ")
      }.compactMap { $0.split(separator: "[").last.map { String($0.dropLast()) } }
      #expect(
        Set(findings) == [
          "cardinality/unbounded-label", "metrics/camel-case", "metrics/counter-without-total",
          "metrics/no-namespace",
        ], "\(outcome.output)")
      #expect(outcome.output.contains("\(address): Prometheus 3."))
    }
  }
}

/// Prometheus as `scripts/fetch-tools` brings it.
private enum RealServer {
  static let program = Program.root.appendingPathComponent(".tools/bin/prometheus").path
  static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: program) }

  /// Runs it until the body ends, once it has scraped the job `shop`.
  static func with(scraping port: Int, _ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      let settings = """
        global: {scrape_interval: 1s, scrape_timeout: 1s}
        scrape_configs: [{job_name: shop, static_configs: [{targets: ["127.0.0.1:\(port)"]}]}]

        """
      let file = folder.appendingPathComponent("prometheus.yml")
      try Data(settings.utf8).write(to: file)
      let log = folder.appendingPathComponent("log")
      _ = FileManager.default.createFile(atPath: log.path, contents: nil)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [
        "--config.file=\(file.path)", "--storage.tsdb.path=\(folder.path)/data",
        "--web.listen-address=127.0.0.1:0",
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: log)
      try process.run()
      defer {
        process.terminate()
        process.waitUntilExit()
      }
      var address: String?
      for _ in 0..<300 {
        usleep(100_000)
        let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.contains("Listening on") }
        address = line?.split(separator: " ").last { $0.hasPrefix("address=127.0.0.1:") }.map {
          "http://" + $0.dropFirst("address=".count)
        }
        if let address {
          let seen = try Program.run(["lint", "--prometheus", address, "--quiet"])
          if seen.output.contains("#job=shop") { break }
        }
      }
      try body(try #require(address, "it does not listen"))
    }
  }
}
