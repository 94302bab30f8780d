import BelfryCatalogue
import BelfrySource
import BelfryTestSupport
import BelfryYAML
import Foundation
import Testing

@testable import BelfryGenerate

/// Prometheus' own program, where it is installed.
enum RuleTester {
  static let tool = Tool("promtool")

  /// What queries give at minutes over series and a plan's rules, as promtool writes it; nothing
  /// where a query has no result. Every query is asked by a test that expects no result, and fails
  /// where there is one.
  static func answers(
    _ queries: [String], at minutes: [Int], series: [String: [String]], _ plan: StackPlan
  ) throws -> [String?] {
    let composer = RuleComposer(plan: plan)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ value: Value?) throws {
      let bytes = YAMLWriter().write(try #require(value))
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    try write("alerts.yml", composer.alerts().encode())
    try write("records.yml", composer.recording().encode())
    let inputs = series.map { name, values in
      let labelled =
        name.hasSuffix("}")
        ? "\(name.dropLast()),job=\"api\",instance=\"api:8000\"}"
        : "\(name){job=\"api\",instance=\"api:8000\"}"
      return ["series": labelled, "values": values.joined(separator: " ")]
    }
    // A constant tells the queries apart, since promtool names none of them.
    let asked: [[String: Any]] = zip(queries, minutes).enumerated().map { number, query in
      [
        "expr": "(\(query.0)) or (vector(\(number)) < 0)", "eval_time": "\(query.1)m",
        "exp_samples": [[String: Any]](),
      ]
    }
    let test: [String: Any] = [
      "rule_files": ["alerts.yml", "records.yml"], "evaluation_interval": "1m",
      "tests": [["interval": "1m", "input_series": inputs, "promql_expr_test": asked]],
    ]
    try JSONSerialization.data(withJSONObject: test, options: .withoutEscapingSlashes)
      .write(to: folder.appendingPathComponent("test.yml"))
    let text = try #require(tool).run(
      ["test", "rules", folder.appendingPathComponent("test.yml").path]
    ).output
    try #require(text.contains("SUCCESS") || text.contains("got:"), "\(text.prefix(2000))")
    var answers = [String?](repeating: nil, count: queries.count)
    for part in text.components(separatedBy: "expr: ").dropFirst() {
      guard let mark = part.range(of: ") or (vector("),
        let number = Int(part[mark.upperBound...].prefix { $0.isNumber }),
        let got = part.range(of: "got:")
      else { continue }
      answers[number] = String(part[got.upperBound...])
    }
    return answers
  }
}

/// What Prometheus' own rule tests say of simulated scrapes and generated rules.
@Suite(
  "Scenarios", .enabled(if: RuleTester.tool != nil, "skipped: no promtool"), .serialized)
struct ScenarioTests {
  /// A scenario and every alert that it makes fire; the critical ones are these alone.
  static let expected: [(scenario: Scenario?, alerts: Set<String>)] = [
    (nil, []),
    (
      .errorBurst,
      [
        "HttpErrorRateHigh", "AgentErrorRatioHigh", "ToolFailureRateHigh", "LlmProviderErrorsHigh",
        "DatabaseErrorRateHigh", "EmbeddingFailuresHigh", "QueueFailureRatioHigh",
      ]
    ),
    (
      .slow,
      [
        "HttpLatencyHigh", "AgentSlow", "ToolSlow", "LlmLatencyHigh", "DatabaseLatencyHigh",
        "DatabaseSlowQueries", "SearchSlow", "DocumentProcessingSlow", "EmbeddingQueueBacklog",
        "LlmFirstTokenSlow", "QueueBacklog", "QueueJobsSlow",
      ]
    ),
    (.memoryLeak, ["ProcessMemoryHigh"]),
    (.cacheCold, ["CacheHitRateLow", "SearchCacheHitRateLow"]),
    (.costSpike, ["LlmTokensHigh", "LlmCostPerHourHigh"]),
    (.down, ["TargetDown"]),
  ]

  @Test("Each makes those alerts fire that it should, and they end with it", arguments: expected)
  func fires(_ scenario: Scenario?, _ alerts: Set<String>) throws {
    // Quiet for ten minutes, bad for fifty, and two hours for what looks back over one.
    let troubles = scenario.map { [Simulation.Trouble($0, begin: 600, length: 3000)] } ?? []
    var simulation = try SimulationTests.simulation(troubles)
    let minutes = 180
    let series = SimulationTests.history(&simulation, minutes: minutes)
    let firing = try firing(series, at: [59, minutes])
    let during = firing[0]
    let fired = Set(during.map(\.name))
    #expect(fired.isSuperset(of: alerts), "missing: \(alerts.subtracting(fired).sorted())")
    let critical = Set(during.filter { $0.severity == "critical" }.map(\.name))
    #expect(critical.isSubset(of: alerts), "\(critical.subtracting(alerts).sorted())")
    #expect(scenario != nil || fired.isEmpty, "\(fired.sorted())")
    #expect(firing[1].isEmpty, "\(firing[1].map(\.name))")
  }

  /// The alerts that fire at each of some minutes.
  private func firing(
    _ series: [String: [String]], at minutes: [Int]
  ) throws -> [[(name: String, severity: String)]] {
    let query = "count by (alertname, severity) (ALERTS{alertstate=\"firing\",job=\"api\"})"
    let answers = try RuleTester.answers(
      minutes.map { _ in query }, at: minutes, series: series, try SimulationTests.plan())
    let expression = try NSRegularExpression(pattern: #"alertname="(\w+)", severity="(\w+)""#)
    return answers.map { answer in
      let part = answer ?? ""
      return expression.matches(in: part, range: NSRange(part.startIndex..., in: part)).compactMap {
        guard let name = Range($0.range(at: 1), in: part),
          let level = Range($0.range(at: 2), in: part)
        else { return nil }
        return (String(part[name]), String(part[level]))
      }
    }
  }
}
