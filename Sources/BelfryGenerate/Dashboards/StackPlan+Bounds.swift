import BelfryCatalogue
import BelfryProfile
import BelfrySource

extension StackPlan {
  /// The panel with the threshold of the team's own alert on one of these names.
  func bounded(_ panel: BoardPanel, by names: [String]) -> BoardPanel {
    let alert = ownAlerts.first { alert in
      alert.profile.measure == nil && alert.profile.metric.map { names.contains($0.value) } == true
    }
    guard let alert, let threshold = alert.profile.threshold else { return panel }
    var panel = panel
    panel.limit = threshold.value
    panel.spec.below = alert.profile.comparison.map { $0.value.sign.hasPrefix("<") }
    if let url = OwnAlerts(plan: self).address(of: alert) {
      panel.links.append(BoardLink(title: "Runbook: \(alert.name)", url: url))
    }
    return panel
  }
}
