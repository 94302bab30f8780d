package import BelfryCatalogue
package import BelfryProfile
import BelfrySource
package import BelfryYAML

/// Everything that is decided about a stack; no text yet.
package struct StackPlan: Sendable {
  package var profile: Profile
  package var catalogue: Catalogue
  package var project: String
  package var title: String
  package var environment: String
  /// Every pack as something has it, in the order of the profile, the stack's parts last.
  package var instances: [PackInstance] = []
  package var probes: [PlannedProbe] = []
  /// The team's own alerts, in the order of the profile.
  package var ownAlerts: [PlannedAlert] = []
  /// The services' objectives.
  package var slos: [PlannedSlo] = []
  /// The team's own dashboards.
  package var boards: [PlannedBoard] = []
  /// Images in use, by their key in the catalogue.
  package var images: [String: String] = [:]
  package var networkName: String
  package var subnet: String
  package var gateway: String
  /// What the profile's preset decided.
  package var choices: [PresetChoice] = []
  /// What the long-term store gets in place of every sample.
  package var downsampling: [DownsampledMetric] = []
  /// Prefix of runbook addresses.
  package var runbooks: String

  /// Instances of a kind.
  package func instances(_ kind: PackManifest.Kind) -> [PackInstance] {
    instances.filter { $0.pack.manifest.kind?.value == kind }
  }

  /// Whether a part of the stack is there.
  package func has(_ pack: String) -> Bool {
    instances.contains { $0.pack.name == pack && $0.pack.manifest.kind?.value == .platform }
  }

  /// Whether a program's port is published.
  package func publishes(_ program: String) -> Bool {
    switch program {
    case "kibana": has("elastic") && elastic.hasKibana
    case "otlp", "otlp_http": has("otel") && profile.tracing?.publish != false
    default: has(program)
    }
  }

  /// How programs reach the store of logs.
  var elastic: ElasticAccess { ElasticAccess(profile) }

  /// Lists of channels that alerts name themselves, each once, in the profile's order.
  package var chosenChannels: [[String]] {
    let books = [profile.alerts] + profile.services.entries.map(\.value.alerts)
    let alerts = books.flatMap(\.entries).map(\.alert).filter { !$0.isOff }
    return (alerts.map { $0.channels.map(\.value) } + slos.map(\.channels)).filter { !$0.isEmpty }
      .unique
  }

  /// Where the runbook of an alert stands.
  package func runbook(_ instance: PackInstance, _ alert: String) -> String {
    "\(runbooks)runbooks/\(instance.pack.name).md#\(alert.lowercased())"
  }
}

/// An address that is tried from outside.
package struct PlannedProbe: Sendable {
  package var name: String
  package var target: String
  package var module: String
  package var profile: ProbeProfile
}
