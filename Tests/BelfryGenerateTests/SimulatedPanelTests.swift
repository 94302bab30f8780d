import BelfryModels
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@testable import BelfryGenerate

/// Whether the dashboards of workload packs show what simulated services serve, as Prometheus' own
/// engine computes it.
@Suite("Panels of simulated services", .enabled(if: RuleTester.tool != nil, "skipped: no promtool"))
struct SimulatedPanelTests {
  /// A query of a panel at its variables' defaults.
  struct Query {
    var place: String
    var text: String
  }

  static let variables = [
    ("$__rate_interval", "5m"), ("$__interval", "1m"), ("$__range", "1h"), ("$instance", ".*"),
    ("$job", ".*"),
  ]

  /// Every query that asks for the service.
  private func queries(_ plan: StackPlan) -> [Query] {
    var queries: [Query] = []
    for board in DashboardComposer(plan: plan).dashboards() {
      collect(board.value, board.name, &queries)
    }
    return queries.filter { $0.text.contains("job=\"api\"") }
  }

  private func collect(_ value: Value, _ board: String, _ queries: inout [Query]) {
    guard case .sequence(let panels)? = value["panels"] else { return }
    for panel in panels {
      collect(panel, board, &queries)
      guard case .sequence(let targets)? = panel["targets"] else { continue }
      for target in targets {
        guard case .string(let expression)? = target["expr"] else { continue }
        var text = expression
        for (name, filling) in Self.variables {
          text = text.replacingOccurrences(of: name, with: filling)
        }
        var title = ""
        if case .string(let text)? = panel["title"] { title = text }
        queries.append(Query(place: "\(board)/\(title)", text: text))
      }
    }
  }

  @Test("Every query of every panel has data, those of yesterday aside")
  func data() throws {
    let plan = try SimulationTests.plan()
    var simulation = try SimulationTests.simulation()
    let minutes = 90
    let series = SimulationTests.history(&simulation, minutes: minutes)
    let queries = queries(plan).filter { !$0.text.contains("offset 1d") }
    #expect(queries.count > 100)
    let rules = RuleComposer(plan: plan)
    let records = rules.recording().groups.flatMap { $0.value.rules.map(\.value) }.compactMap {
      rule in
      rule.record.map { Query(place: "record \($0.value)", text: rule.expr.value) }
    }
    let asked = queries + records
    let answers = try RuleTester.answers(
      asked.map(\.text), at: [Int](repeating: minutes, count: asked.count), series: series, plan)
    for (query, answer) in zip(asked, answers) {
      #expect(answer != nil, "no data: \(query.place): \(query.text)")
    }
    // A query of what nobody serves is seen to have none.
    let none = try RuleTester.answers(
      ["nothing_total{job=\"api\"}"], at: [minutes], series: series, plan)
    #expect(none == [nil])
  }
}
