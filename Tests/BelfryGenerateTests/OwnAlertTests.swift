import BelfrySource
import BelfryTestSupport
import Foundation
import Testing

@testable import BelfryGenerate

@Suite("Alerts of one's own")
struct OwnAlertTests {
  private static let alerts = #"""
    alerts:
      QueueStuck:
        expr: max by (queue) (queue_length) > 100
        summary: Queue {{ $labels.queue }} is stuck
        description: "{{ $value | humanize }} jobs wait in {{ $labels.queue }}."
        labels: {area: jobs}
        for: 10m
        test:
          labels: {queue: mails}
          value: 5000
          series:
            'queue_length{queue="mails",instance="a"}': [10, 5000, 10]
            'queue_length{queue="mails",instance="b"}': [10, 20, 10]
      NothingSold:
        expr: increase(orders_total[1h]) == 0
        summary: Nothing was sold for an hour
        test: {step: 5m, series: {'orders_total': ["+3", "+0", "+3"]}}
      HttpErrorRateHigh:
        expr: rate(http_requests_total{status="500"}[5m]) > 1
        summary: Answers of 500 on {{ $labels.handler }}
        description: Look at the service's log.
        test:
          labels: {handler: /pay, status: "500"}
          series: {'http_requests_total{handler="/pay",status="500"}': ["+6", "+600", "+6"]}
      Untested:
        expr: vector(1) > 2
        summary: Never

    """#

  @Test(
    "A test that the profile gives is one that promtool holds",
    .enabled(if: Tool("promtool") != nil, "skipped: no promtool"))
  func tests() throws {
    let made = MadeStack(Self.alerts)
    let bundle = try #require(made.bundle, "\(made.found.map(\.message))")
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in bundle.tree.files where file.path.hasPrefix("prometheus/") {
      let url = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
    for (file, alerts) in [
      ("own", ["QueueStuck"]), ("own-5m", ["NothingSold"]), ("api-http", ["HttpErrorRateHigh"]),
    ] {
      let path = "prometheus/tests/\(file).yml"
      for alert in alerts { #expect(made.text(path).contains("alertname: \(alert)")) }
      let answer = try #require(Tool("promtool")).run(
        ["test", "rules", folder.appendingPathComponent(path).path])
      #expect(answer.status == 0, "\(answer.output.prefix(2000))")
    }
    // The same tests with an alert that never fires have to fail.
    let rules = folder.appendingPathComponent("prometheus/alert_rules.yml")
    let text = try String(contentsOf: rules, encoding: .utf8)
    try Data(text.replacing("> 100", with: "> 100000").utf8).write(to: rules)
    let path = folder.appendingPathComponent("prometheus/tests/own.yml").path
    #expect(try #require(Tool("promtool")).run(["test", "rules", path]).status != 0)
  }

  @Test("An alert without a test is named")
  func untested() throws {
    #expect(try #require(MadeStack(Self.alerts).bundle).counts.untested == ["Untested"])
    #expect(try #require(MadeStack("").bundle).counts.untested == [])
  }

  @Test("What makes no test is refused where it stands")
  func refused() {
    let made = MadeStack(
      #"""
      alerts:
        QueueStuck:
          expr: queue_length > 100
          summary: Stuck at {{ $value }}
          test: {step: 90s, series: {'q{a=~"b"}': [1, x], 'sum(q)': [1, 2, 3]}}
        HttpErrorRateHigh:
          test: {series: {a: [1, 2, 1]}}
        HttpLatencyHigh:
          expr: latency > 1
          summary: Slow
          test: {series: {latency: [0, 2, 0]}}
        load: {metric: system.load.1min, threshold: 1, test: {series: {}}}
      """#, head: MadeStack.head.replacing("hosts: false", with: "hosts: true"))
    #expect(
      made.found.map(\.message).sorted() == [
        "'q{a=~\"b\"}' is no series", "'sum(q)' is no series", "'x' is no phase",
        "a series has three phases: quiet, bad, quiet again", "a step has whole minutes",
        "a test is only for an alert in PromQL", "a test is only for an alert in PromQL",
        "the alert's words print its value, which the test does not say",
        "the alert's words print its value, which the test does not say",
      ])
    #expect(made.found.allSatisfy { $0.id == "profile/bad-test" && $0.help != nil })
  }
}
