import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryTestSupport
import BelfryYAML
import Foundation
import Testing

@testable import BelfryGenerate

@Suite("Workloads")
struct WorkloadTests {
  /// What planning a profile gives whose one service has these workloads.
  private func plan(_ workloads: String) throws -> (plan: StackPlan?, found: [String]) {
    let text = """
      {project: shop, grafana: false, hosts: false, containers: false,
      services: {api: {metrics: "api:8000", workloads: {\(workloads)}}}}
      """
    let planned = PlannedProfile(text)
    return (planned.plan, planned.messages)
  }

  private func rules(_ workloads: String) throws -> [String: String] {
    let plan = try #require(try plan(workloads).plan)
    let composer = RuleComposer(plan: plan)
    let rules = (composer.alerts().groups + composer.recording().groups)
      .flatMap(\.value.rules).map(\.value)
    let named = rules.map { (($0.alert?.value ?? $0.record?.value) ?? "", $0.expr.value) }
    return Dictionary(named) { first, _ in first }
  }

  @Test("Without a part, its alerts, records and panels are not there; the others stay")
  func without() throws {
    let whole = try rules("database: ")
    let bare = try rules("database: {without: [pool, errors]}")
    let gone = Set(whole.keys).subtracting(bare.keys)
    #expect(gone == ["DatabasePoolExhausted", "DatabaseErrorRateHigh", "job:db_errors:rate5m"])
    let plan = try #require(try plan("llm: {without: [requests]}").plan)
    let boards = DashboardComposer(plan: plan).dashboards().map { JSONWriter().write($0.value) }
    let text = boards.map { String(decoding: $0, as: UTF8.self) }.joined()
    // A panel that asks for a record must go with the record's metrics.
    #expect(!text.contains("llm_requests"))
    #expect(text.contains("llm_cost_usd"))
  }

  @Test("A part that few services have is there where it is asked for")
  func with() throws {
    let plans = try ["http: ", "http: {with: [sizes]}"].map { try #require(try plan($0).plan) }
    let texts = plans.map { plan in
      DashboardComposer(plan: plan).dashboards()
        .map { String(decoding: JSONWriter().write($0.value), as: UTF8.self) }.joined()
    }
    #expect(!texts[0].contains("http_request_size_bytes"))
    #expect(texts[1].contains("http_request_size_bytes"))
  }

  @Test("Values of labels stand where the pack asks for them; one value is no pattern")
  func values() throws {
    let own = try rules("http: {values: {errors: [4.., 5..]}}, agent: ")
    #expect(own["HttpErrorRateHigh"]?.contains("status=~\"4..|5..\"") == true)
    #expect(own["job:http_requests_errors:rate5m"]?.contains("4..|5..") == true)
    #expect(own["AgentErrorRatioHigh"]?.contains("status=\"error\"") == true)
    let plan = try #require(try plan("agent: {values: {failed: [timeout, error]}}").plan)
    let series = TestComposer(plan: plan).files().flatMap { $0.file.tests }
      .flatMap { $0.value.inputSeries.map { $0.value.series.value } }
    #expect(series.contains { $0.contains("status=\"timeout\"") })
  }

  @Test(
    "What a pack does not know is refused",
    arguments: [
      ("http: {with: [size]}", "'size' is no part of the pack 'http'"),
      ("http: {with: [sizes], without: [sizes]}", "'sizes' stands under 'with' and 'without'"),
      (
        "http: {metrics: {http_request_size_bytes: a}}",
        "'http_request_size_bytes' is not among the metrics that were chosen"
      ),
      ("http: {values: {error: [a]}}", "'error' is no set of values of the pack 'http'"),
      ("http: {values: {errors: []}}", "'errors' has no value"),
    ])
  func refused(workloads: String, message: String) throws {
    #expect(try plan(workloads).found == [message])
  }

  /// How far a profile goes from what the packs say.
  enum Extent: String, CaseIterable, Sendable {
    case least, greatest
  }

  @Test(
    "Tests of alerts hold with every threshold at its bounds",
    .enabled(if: Self.promtool != nil, "no promtool"), arguments: Extent.allCases)
  func bounds(_ extent: Extent) throws {
    let packs = PlannedProfile.catalogue.names(.workload).compactMap {
      PlannedProfile.catalogue.packs[$0]
    }
    #expect(packs.count >= 10)
    let plan = try plan(packs.map { workload($0, extent) }.joined(separator: ", "))
    #expect(plan.found == [])
    let stack = try #require(plan.plan)
    let file = SourceFile(path: "belfry.yaml", text: "")
    let bundle = try #require(Bundle.compose(stack, profile: file, version: "0").bundle)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var tests: [String] = []
    for file in bundle.tree.files where file.path.hasPrefix("prometheus/") {
      let url = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
      if file.path.hasPrefix("prometheus/tests/api-") { tests.append(url.path) }
    }
    #expect(tests.count >= packs.count)
    let answer = try #require(Self.promtool).run(["test", "rules"] + tests)
    #expect(answer.status == 0, "\(answer.output.prefix(4000))")
  }

  private func workload(_ pack: Pack, _ extent: Extent) -> String {
    let thresholds = pack.manifest.parameters.entries.compactMap { entry in
      (extent == .least ? entry.value.minimum : entry.value.maximum)
        .map { "\(entry.key.value): \($0.decimalText)" }
    }
    let extra = pack.manifest.parts.entries.filter { $0.value.usual == false }.map(\.key.value)
    return """
      \(pack.name): {thresholds: {\(thresholds.joined(separator: ", "))}, \
      with: [\(extra.joined(separator: ", "))]}
      """
  }

  private static let promtool = Tool("promtool")
}
