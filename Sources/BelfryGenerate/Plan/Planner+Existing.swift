import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses what only a part of the stack's own could do.
  mutating func existing() {
    let existing = profile.existing
    if existing.alertmanager != nil {
      let keys: [(String, Span?, Bool)] = [
        ("channels", profile.channels.entries.first?.key.span, !profile.channels.isEmpty),
        ("routes", profile.routes.first?.span, !profile.routes.isEmpty),
        ("maintenance", profile.maintenance.first?.span, !profile.maintenance.isEmpty),
        ("heartbeat", nil, profile.heartbeat != nil),
      ]
      for (key, span, isSaid) in keys where isSaid {
        report(
          "existing-routes", at: span ?? existing.alertmanager?.values.first?.span,
          "'\(key)' has no effect: the Alertmanager that exists decides who is told",
          help: "remove it, or let the stack have an Alertmanager of its own")
      }
    }
    if let grafana = existing.grafana, profile.grafana == false {
      report(
        "existing-grafana", at: grafana.span,
        "'grafana: false' and 'existing.grafana' exclude each other",
        help: "remove one of them")
    }
    if let prometheus = existing.prometheus, existing.grafana == nil {
      report(
        "existing-grafana", at: prometheus.span,
        "'existing.prometheus' is for a Grafana that exists",
        help: "say 'existing.grafana', or remove it")
    }
  }

  /// Refuses an included Compose file that cannot be one.
  mutating func checkInclude() {
    guard let include = profile.network.include else { return }
    if include.value.isEmpty || include.value.hasPrefix("/") || include.value.contains("\n") {
      report(
        "include-path", at: include.span,
        "'\(include.value.prefix(60))' is no path from the bundle",
        help: "write it from the bundle's folder, such as '../docker-compose.yml'")
    }
    if profile.network.external == true {
      report(
        "include-path", at: include.span, "an included system brings its network along",
        help: "remove 'external', or 'include'")
    }
  }
}
