import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// The dashboard of objectives: what is left of each budget, how fast it burns, what was served.
struct SloBoard {
  let plan: StackPlan

  /// The dashboard.
  var board: Board {
    var board = Board(
      file: "slo", title: "\(plan.title): Objectives",
      about: "What is left of each error budget, how fast it burns, and what was served.",
      tags: [plan.project, "slo"])
    board.sections = plan.slos.map { slo in
      BoardSection(title: "\(slo.service): \(slo.name)", panels: panels(slo))
    }
    board.alerts = "ALERTS{alertstate=\"firing\", alertname=~\"ErrorBudgetBurn.+\"}"
    return board
  }

  private func panel(
    _ title: String, _ kind: PanelSpec.Kind, _ unit: String, _ width: Int, _ about: String,
    _ queries: [(expr: String, legend: String)]
  ) -> BoardPanel {
    BoardPanel(
      title, kind, unit: unit, width: width, about: about, queries.map { .init($0.expr, $0.legend) }
    )
  }

  private func panels(_ slo: PlannedSlo) -> [BoardPanel] {
    let own = "{service=\"\(slo.service)\", slo=\"\(slo.name)\"}"
    let window = slo.window.description
    let budget = slo.budget.decimalText
    var left = panel(
      "Budget left", .stat, "percentunit", 6,
      "Share of the error budget of \(window) that is left; below nothing the objective is missed.",
      [("slo:error_budget_remaining:ratio\(own)", "left")])
    left.spec.decimals = 1
    let objective = panel(
      "Objective", .stat, "percentunit", 6, "Share of events that must be good: \(slo.meaning).",
      [("slo:objective:ratio\(own)", "objective")])
    let served = panel(
      "Good events", .stat, "percentunit", 6,
      "Share of events of the last \(window) that were good.",
      [("1 - slo:sli_errors:ratio_rate\(window)\(own)", "good")])
    let burn = panel(
      "Burn rate now", .stat, "short", 6,
      "How many times faster than allowed the budget burns over the last hour; 1 just lasts.",
      [("slo:sli_errors:ratio_rate1h\(own) / \(budget)", "1h")])
    let rates = panel(
      "Burn rates", .timeseries, "short", 12,
      "Times faster than allowed; 14.4 over an hour or 6 over six hours is critical, 3 over a day a warning.",
      ["1h", "6h", "1d", "3d"].map {
        ("slo:sli_errors:ratio_rate\($0)\(own) / \(budget)", $0)
      })
    let budgets = panel(
      "Budget over time", .timeseries, "percentunit", 12, "What is left of the error budget.",
      [("slo:error_budget_remaining:ratio\(own)", "left")])
    let events = panel(
      "Events", .timeseries, "ops", 24, "All and bad events a second over five minutes.",
      [("slo:sli_total:rate5m\(own)", "all"), ("slo:sli_errors:rate5m\(own)", "bad")])
    return [left, objective, served, burn, rates, budgets, events]
  }
}
