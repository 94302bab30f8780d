import BelfryCatalogue
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@testable import BelfryGenerate

/// Prometheus' own program, where it is installed.
enum RuleTester {
  static let path: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders =
      [root.appendingPathComponent(".tools/bin").path]
      + search.split(separator: ":").map(String.init)
    return folders.map { $0 + "/promtool" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
}

/// What Prometheus' own rule tests say of simulated scrapes and generated rules.
@Suite(
  "Scenarios", .enabled(if: RuleTester.path != nil, "skipped: no promtool"), .serialized)
struct ScenarioTests {
  /// A scenario and every alert that it makes fire; the critical ones are these alone.
  static let expected: [(scenario: Scenario?, alerts: Set<String>)] = [
    (nil, []),
    (
      .errorBurst,
      [
        "HttpErrorRateHigh", "AgentErrorRatioHigh", "ToolFailureRateHigh", "LlmProviderErrorsHigh",
        "DatabaseErrorRateHigh", "EmbeddingFailuresHigh",
      ]
    ),
    (
      .slow,
      [
        "HttpLatencyHigh", "AgentSlow", "ToolSlow", "LlmLatencyHigh", "DatabaseLatencyHigh",
        "DatabaseSlowQueries", "SearchSlow", "DocumentProcessingSlow", "EmbeddingQueueBacklog",
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
    var series: [String: [String]] = [:]
    for minute in 0...minutes {
      simulation.advance(to: minute * 60)
      var samples = simulation.isDown ? [:] : SimulationTests.samples(simulation)
      samples["up"] = simulation.isDown ? 0 : 1
      for (name, value) in samples {
        series[name, default: [String](repeating: "_", count: minute)].append(value.decimalText)
      }
      for name in series.keys where samples[name] == nil { series[name]?.append("_") }
    }
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
    let plan = try SimulationTests.plan()
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
    let queries: [[String: Any]] = minutes.map { minute in
      [
        "expr": "count by (alertname, severity) (ALERTS{alertstate=\"firing\",job=\"api\"})",
        "eval_time": "\(minute)m", "exp_samples": [["labels": "{a=\"b\"}", "value": 1]],
      ]
    }
    let test: [String: Any] = [
      "rule_files": ["alerts.yml", "records.yml"], "evaluation_interval": "1m",
      "tests": [["interval": "1m", "input_series": inputs, "promql_expr_test": queries]],
    ]
    try JSONSerialization.data(withJSONObject: test, options: .withoutEscapingSlashes)
      .write(to: folder.appendingPathComponent("test.yml"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: RuleTester.path ?? "")
    process.arguments = ["test", "rules", folder.appendingPathComponent("test.yml").path]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // The tests fail on purpose, and say what there is.
    let got = text.components(separatedBy: "got:").dropFirst()
    try #require(got.count == minutes.count, "\(text)")
    let expression = try NSRegularExpression(pattern: #"alertname="(\w+)", severity="(\w+)""#)
    return got.map { part in
      expression.matches(in: part, range: NSRange(part.startIndex..., in: part)).compactMap {
        guard let name = Range($0.range(at: 1), in: part),
          let level = Range($0.range(at: 2), in: part)
        else { return nil }
        return (String(part[name]), String(part[level]))
      }
    }
  }
}
