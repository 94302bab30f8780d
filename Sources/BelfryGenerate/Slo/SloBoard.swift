import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// The dashboard of objectives: what is left of each budget, how fast it burns, what was served.
struct SloBoard {
  let plan: StackPlan

  /// Panels under one heading an objective.
  var sections: [PanelSection] {
    plan.slos.map { slo in
      var section = PanelSection()
      section.title = "\(slo.service): \(slo.name)"
      section.panels = panels(slo).map { Located($0) }
      return section
    }
  }

  private func panel(
    _ title: String, _ kind: PanelSpec.Kind, _ unit: String, _ width: Int, _ about: String,
    _ queries: [(expr: String, legend: String)]
  ) -> PanelSpec {
    var panel = PanelSpec()
    panel.title = title
    panel.kind = kind
    panel.unit = unit
    panel.width = width
    panel.about = about
    panel.queries = queries.map { entry in
      var query = PanelQuery()
      query.expr = Located(entry.expr)
      query.legend = entry.legend
      return Located(query)
    }
    return panel
  }

  private func panels(_ slo: PlannedSlo) -> [PanelSpec] {
    let own = "{service=\"\(slo.service)\", slo=\"\(slo.name)\"}"
    let window = slo.window.description
    let budget = slo.budget.decimalText
    var left = panel(
      "Budget left", .stat, "percentunit", 6,
      "Share of the error budget of \(window) that is left; below nothing the objective is missed.",
      [("slo:error_budget_remaining:ratio\(own)", "left")])
    left.decimals = 1
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
