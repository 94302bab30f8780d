import BelfryModels
import BelfryYAML

/// By what Grafana finds the datasources of a bundle.
struct DatasourceNames {
  let sources: [GrafanaFacts.Datasource]
  /// Files in the form of version 0, whose uids Grafana does not read.
  private let old: Set<String>
  /// Uids, those that Grafana makes of names included.
  private let uids: Set<String>

  init(_ workspace: Workspace) {
    let old = Set(
      workspace.files(.grafanaDatasources).filter { ProvisioningVersion.isZero($0.root) }
        .map(\.path))
    sources = workspace.grafana.datasources
    self.old = old
    // Uids of version 0 are told of elsewhere.
    uids = Set(
      sources.compactMap(\.uid)
        + sources.filter { $0.uid == nil || old.contains($0.file) }
        .map { DatasourceUid.made(of: $0.name) })
  }

  /// Whether a name or uid means one of them; rules know uids alone.
  func has(_ identity: String, inRule: Bool) -> Bool {
    uids.contains(identity) || !inRule && named(identity) != nil
  }

  /// The datasource with a name.
  func named(_ name: String) -> GrafanaFacts.Datasource? { sources.first { $0.name == name } }

  /// The uid that a file gives and that Grafana reads.
  func uid(of source: GrafanaFacts.Datasource) -> String? {
    old.contains(source.file) ? nil : source.uid
  }
}
