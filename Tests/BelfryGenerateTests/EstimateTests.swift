import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryGenerate

@Suite("Estimates")
struct EstimateTests {
  /// The plan of a profile; findings that refuse it fail the test.
  func plan(_ text: String) throws -> StackPlan { try PlannedProfile.plan(text) }

  static let bare = "project: shop\ngrafana: false\nhosts: false\ncontainers: false\nservices:\n"

  @Test("Series of a service: sets of labels, buckets, quantiles, replicas, the client library")
  func service() throws {
    let text = """
      \(Self.bare)  api:
          metrics: api:8000
          replicas: 3
          client: python
          own_metrics:
            orders_total: {type: counter, labels: {state: [new, paid], shop: 5}}
            wait_seconds: {type: histogram, buckets: [1, 2, 5], labels: {queue: 4}}
            size_bytes: {type: summary, quantiles: [0.5, 0.9]}
            rare: {labels: {a: 10, b: 10}, sets: 7}
            queue_length: {labels: [queue]}
            sessions: {labels: [user_id]}
            late: {pushed: true, labels: {a: 100}}
      """
    let job = try #require(Estimator.estimate(try plan(text)).jobs.first)
    let series = Dictionary(
      uniqueKeysWithValues: job.metrics.map { ($0.name, $0.series) })
    #expect(
      series == [
        "python_*": 10, "orders_total": 2 * 5 * 2, "wait_seconds": 4 * (3 + 3 + 1),
        "size_bytes": 2 + 2 + 1, "rare": 7, "queue_length": 10, "sessions": 1000,
      ])
    #expect(job.targets == 3)
    #expect(job.series == 3 * (job.samples + 5))
    #expect(job.metrics.first { $0.name == "queue_length" }?.assumed == ["queue"])
    #expect(job.metrics.first { $0.name == "sessions" }?.endless == ["user_id"])
  }

  @Test("A pack's labels have as many values as the profile expects")
  func workload() throws {
    func samples(_ expected: String) throws -> Int {
      let text = "\(Self.bare)  api: {metrics: \"api:1\", workloads: {http: {\(expected)}}}\n"
      let job = try #require(Estimator.estimate(try plan(text)).jobs.first)
      return job.samples
    }
    #expect(try samples("") == 20 * 4 * 17 + 1 + 20 * 4 * 5)
    #expect(try samples("expected: {handler: 3, method: 1, status: 2}") == 3 * 17 + 1 + 6)
    #expect(
      try samples("expected: {http_requests_total: 9, http_request_duration_seconds: 3}")
        == 3 * 17 + 1 + 9)
  }

  @Test("Sizes: the command line before the dependency, the profile and the pack")
  func sizes() throws {
    let text = """
      project: shop
      expected: {cpus: 2, interfaces: 2, disks: 1, filesystems: 1}
      services: {api: {metrics: "api:1"}}
      dependencies: {redis: {expected: {commands: 10}}}
      """
    let plan = try plan(text)
    func samples(_ job: String, _ sizes: [String: Int] = [:]) -> Int? {
      var assumptions = Estimator.Assumptions()
      assumptions.sizes = sizes
      return Estimator.estimate(plan, assumptions).jobs.first { $0.name == job }?.samples
    }
    let node = try #require(samples("node"))
    #expect(samples("node", ["cpus": 4]) == node + 2 * 17)
    let redis = try #require(samples("redis"))
    #expect(samples("redis", ["redis.commands": 11]) == redis + 14)
    #expect(samples("redis", ["redis.databases": 1]) == redis - 30)
  }

  @Test("Samples, disk, memory and log volume follow from the series")
  func storage() throws {
    let text = """
      \(Self.bare)  api: {metrics: "api:1", interval: 5s, own_metrics: {a: {labels: {b: 95}}}}
      storage: {retention: 10d, disk: 100MB}
      logs: {volume: 2GB/day, retention: 7d}
      """
    var estimate = Estimator.estimate(try plan(text))
    #expect(estimate.logVolume == 2 << 30)
    #expect(abs((estimate.logDisk ?? 0) - Double(14 << 30) * 1.45) < 1)
    estimate.jobs = estimate.jobs.filter { $0.name == "api" }
    estimate.recorded = 0
    estimate.alertRules = 0
    #expect(estimate.series == 100)
    #expect(estimate.samplesPerSecond == 20)
    #expect(estimate.samplesPerDay == 20 * 86_400)
    let blocks = 20.0 * 864_000 * 1.1 * 2
    #expect(abs(estimate.disk - estimate.writeAheadLog - blocks) < 1)
    #expect(estimate.retentionHolds)
    estimate.retentionSize = 20 << 20
    #expect(!estimate.retentionHolds)
    #expect(estimate.heldRetention > 3 * 86_400_000 && estimate.heldRetention < estimate.retention)
    estimate.retentionSize = 0
    #expect(estimate.heldRetention == 0)
  }

  @Test("Recording rules write a series for each set of the labels that they keep")
  func recorded() throws {
    let text = """
      \(Self.bare)  api:
          metrics: api:1
          workloads: {tools: {expected: {tool_name: 7}}}
      """
    // Two rules by tool, and the bundle's own.
    #expect(Estimator.estimate(try plan(text)).recorded == 7 + 7 + 1)
  }

  @Test("Budgets that the profile says fail; those that count by default do not")
  func budgets() throws {
    func verdicts(_ budgets: String) throws -> [BudgetVerdict] {
      let text = """
        \(Self.bare)  api: {metrics: "api:1", own_metrics: {a: {labels: {b: 50, c: 300}}}}
        \(budgets)
        """
      return Estimator.estimate(try plan(text)).verdicts
    }
    let defaults = try verdicts("")
    #expect(defaults.map(\.key) == ["budgets.job", "budgets.metric"])
    #expect(defaults.allSatisfy { $0.isOver && !$0.isFailing })
    let said = try verdicts(
      "budgets: {series: 20000, samples_per_second: 10, jobs: {api: 20000}, job: 500, metric: 5}")
    let failing = said.filter(\.isFailing).map(\.key)
    #expect(failing.contains("budgets.samples_per_second"))
    #expect(failing.contains("budgets.metric"))
    #expect(!failing.contains("budgets.jobs.api") && !failing.contains("budgets.series"))
    #expect(said.filter { $0.subject == "api" }.isEmpty)
    let prices = try verdicts("budgets: {monthly_price: {cloudwatch: 1}, memory: 1MB, disk: 1MB}")
    let over = Set(prices.filter(\.isFailing).map(\.key))
    #expect(over == ["budgets.monthly_price.cloudwatch", "budgets.memory", "budgets.disk"])
  }

  @Test("A job's limit lies at three times the estimate or above, and at its budget")
  func limits() throws {
    let text = """
      \(Self.bare)  small: {metrics: "a:1", own_metrics: {a: {}}}
        large: {metrics: "b:1", replicas: 2, own_metrics: {a: {labels: {b: 7777}}}}
        own: {metrics: "c:1", own_metrics: {a: {}}}
      budgets: {job: 5000, jobs: {own: 700}, labels: 20, label_value_length: 300}
      """
    let plan = try plan(text)
    let config = try PrometheusComposer(plan: plan).config()
    guard case .sequence(let jobs)? = config["scrape_configs"] else {
      Issue.record("no jobs")
      return
    }
    #expect(jobs.map { $0["sample_limit"] }.allSatisfy { $0 != nil })
    #expect(jobs[0]["sample_limit"] == .integer(5000))
    #expect(jobs[1]["sample_limit"] == .integer(24_000))
    #expect(jobs[2]["sample_limit"] == .integer(700))
    #expect(jobs[0]["static_configs"] != nil && jobs[1]["static_configs"] == nil)
    #expect(jobs[1]["dns_sd_configs"] != nil)
    #expect(config["global"]?["label_limit"] == .integer(20))
    #expect(config["global"]?["label_value_length_limit"] == .integer(300))
    for estimate in Estimator.estimate(plan).jobs {
      let job = try #require(jobs.first { $0["job_name"] == .string(estimate.name) })
      guard case .integer(let limit)? = job["sample_limit"] else { continue }
      #expect(limit >= 3 * estimate.samples, "\(estimate.name)")
    }
  }

  @Test("Tables fit 80 columns, however large the numbers and long the names")
  func table() throws {
    let long = String(repeating: "long_", count: 20)
    let text = """
      \(Self.bare)  \(long.prefix(50))x: {metrics: "api:1", own_metrics: {\(long)x: {labels: {b: 99999999}}}}
      budgets: {series: 10, metric: 3}
      """
    let estimate = Estimator.estimate(try plan(text))
    for style in [BarStyle.ascii, .blocks] {
      for order in EstimateTable.Order.allCases {
        let table = EstimateTable(
          estimate, title: "Shop", dated: "2026-11", style: style, by: order, most: 3)
        let lines = table.text.split(separator: "\n")
        #expect(lines.count > 10)
        for line in lines { #expect(line.count <= 80, "\(line)") }
        #expect(style == .blocks || table.text.utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }

  @Test("Bars are as long as their share, and never nothing where there is something")
  func bars() {
    #expect(BarStyle.ascii.bar(0.5, width: 10) == "#####")
    #expect(BarStyle.ascii.bar(0.001, width: 10) == "#")
    #expect(BarStyle.ascii.bar(0, width: 10) == "")
    #expect(BarStyle.ascii.bar(7, width: 10) == "##########")
    #expect(BarStyle.ascii.bar(.nan, width: 10) == "")
    #expect(BarStyle.blocks.bar(0.5, width: 3) == "█▌")
    #expect(BarStyle.blocks.bar(0.0001, width: 3) == "▏")
  }

  @Test("Numbers are written for people")
  func quantities() {
    #expect(Quantity.count(1_234_567) == "1 234 567")
    #expect(Quantity.count(123) == "123")
    #expect(Quantity.bytes(1536) == "1.5 KB")
    #expect(Quantity.bytes(900) == "900 B")
    #expect(Quantity.bytes(5 * 1024 * 1024 * 1024) == "5.0 GB")
    #expect(Quantity.dollars(7.005) == "7.01" || Quantity.dollars(7.005) == "7.00")
    #expect(Quantity.dollars(1234.5) == "1 235" || Quantity.dollars(1234.5) == "1 234")
    #expect(Quantity.duration(200 * 3_600_000) == "8d8h")
  }
}
