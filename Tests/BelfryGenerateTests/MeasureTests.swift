import BelfryPromQL
import Testing

@testable import BelfryGenerate

@Suite("What a plan says is worth knowing of a running stack")
struct MeasureTests {
  static func measures(_ profile: String) throws -> [Measure] {
    try PlannedProfile.plan(profile).measures
  }

  static let profile = """
    project: shop
    services:
      api:
        metrics: api:8000/metrics
        workloads:
          http:
            metrics: {http_requests_total: answers_total}
            thresholds: {error_ratio: 0.02}
        percentiles: [50, 99]
        own_metrics:
          orders.open: {type: gauge}
          orders.paid: {type: counter}
          checkout.duration: {type: histogram, unit: s}
    alerts:
      own:
        many_orders: {metric: orders.open, operator: gt, threshold: 100, severity: warning}
    """

  @Test("Thresholds are those of the profile, on the service's own names")
  func thresholds() throws {
    let measures = try Self.measures(Self.profile)
    let errors = try #require(measures.first { $0.limit?.alert == "HttpErrorRateHigh" })
    #expect(errors.limit?.value == 0.02 && errors.limit?.isLeast == false)
    #expect(errors.limit?.severity == "critical" && errors.unit == "ratio" && errors.part == "api")
    #expect(errors.title == "Share of answers that are errors")
    let names = try #require(parse(errors.expression).expression).metricNames
    #expect(names == ["answers_total"], "the bound itself is no part of it")
    let disk = try #require(measures.first { $0.limit?.alert == "NodeDiskSpaceLow" })
    #expect(disk.limit?.isLeast == true)
    let own = try #require(measures.first { $0.title == "orders.open" })
    #expect(own.limit?.value == 100 && own.limit?.severity == "warning")
  }

  @Test("Every expression is PromQL without variables, and stands there once")
  func expressions() throws {
    let measures = try Self.measures(Self.profile)
    #expect(measures.count > 20)
    for measure in measures {
      let parsed = parse(measure.expression)
      #expect(parsed.expression != nil && !measure.expression.contains("$"), "\(measure)")
    }
    #expect(Set(measures.map(\.expression)).count == measures.count)
  }

  @Test("Recorded rates, percentiles as the profile asks, and own metrics by their type")
  func kinds() throws {
    let measures = try Self.measures(Self.profile)
    let titles = measures.filter { $0.origin == .recorded }.map(\.title)
    #expect(titles.contains("http requests"))
    #expect(titles.filter { $0.hasSuffix(" of http request duration seconds") }.count == 2)
    let own = measures.filter { $0.origin == .own }
    #expect(
      own.map(\.title).sorted() == [
        "orders.paid", "p50 of checkout.duration", "p99 of checkout.duration",
      ])
    #expect(own.contains { $0.expression == "rate(orders_paid_total{job=\"api\"}[5m])" })
  }

  @Test("An alert that is off bounds nothing")
  func off() throws {
    let measures = try Self.measures(
      Self.profile.replacing(
        "    own_metrics:",
        with: "    alerts: {HttpErrorRateHigh: {enabled: false}}\n    own_metrics:"))
    #expect(!measures.contains { $0.limit?.alert == "HttpErrorRateHigh" })
    #expect(measures.contains { $0.limit?.alert == "HttpLatencyHigh" })
  }

  @Test(
    "What an alert compares",
    arguments: [
      ("a > 1", "a", 1.0, false), ("(sum(a) / b < 0.1) and c == 0", "sum(a) / b", 0.1, true),
      ("a - b >= -2", "a - b", -2, false),
    ])
  func split(_ text: String, _ value: String, _ limit: Double, _ isLeast: Bool) throws {
    let split = StackPlan.split(try #require(parse(text).expression))
    #expect(split?.value == value && split?.limit == limit && split?.isLeast == isLeast)
  }

  @Test("No bound", arguments: ["a == 1", "a", "a > b", "a > bool 1", "1 < a", "absent(a)"])
  func noSplit(_ text: String) throws {
    #expect(StackPlan.split(try #require(parse(text).expression)) == nil)
  }

  @Test("Metrics of packs stand under the service's own names, of other parts where all is wanted")
  func packs() throws {
    let plan = try PlannedProfile.plan(Self.profile)
    let own = plan.packMeasures(all: false)
    #expect(Set(own.map(\.part)) == ["api"])
    #expect(own.contains { $0.expression == "rate(answers_total{job=\"api\"}[5m])" })
    #expect(!own.contains { $0.expression.contains("http_requests_total") })
    let all = plan.packMeasures(all: true)
    #expect(all.count > own.count && all.contains { $0.part == "node" })
    for measure in all { #expect(parse(measure.expression).expression != nil, "\(measure)") }
  }
}
