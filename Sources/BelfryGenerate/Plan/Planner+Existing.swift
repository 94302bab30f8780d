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
    if let elasticsearch = existing.elasticsearch { check(elasticsearch) }
  }

  private mutating func check(_ existing: ExistingElasticsearch) {
    if profile.logs == nil {
      report(
        "existing-elasticsearch", at: existing.address?.span,
        "'existing.elasticsearch' keeps logs, and none are collected",
        help: "say 'logs: {}' as well, or remove it")
    }
    for url in [existing.address, existing.kibana] {
      guard let url, ["localhost", "127.0.0.1", "[::1]"].contains(url.value.host) else { continue }
      report(
        "existing-elasticsearch", at: url.span,
        "'\(url.value.host)' is each container itself",
        help: "write the name or address by which containers reach it")
    }
    let schemes = [existing.address, existing.kibana].compactMap { $0?.value.scheme }
    if let ca = existing.ca, ca.value, !schemes.contains("https") {
      report(
        "existing-elasticsearch", at: ca.span, "there is no certificate to check without 'https'",
        help: "remove 'ca', or write the address with 'https://'")
    }
    if let user = existing.user, !existing.setsUp {
      report(
        "existing-elasticsearch", at: user.span, "'user' has no effect where 'setup' is false",
        help: "remove it: nobody sets up")
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
