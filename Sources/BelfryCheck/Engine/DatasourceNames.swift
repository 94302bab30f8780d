/// By what Grafana finds the datasources of a bundle.
struct DatasourceNames {
  let sources: [GrafanaFacts.Datasource]
  /// Uids, those that Grafana makes of names included.
  private let uids: Set<String>

  init(_ workspace: Workspace) {
    sources = workspace.grafana.datasources
    // Uids of version 0 are told of elsewhere.
    uids = Set(sources.compactMap(\.uid) + sources.compactMap(\.made))
  }

  /// Whether a name or uid means one of them; rules know uids alone.
  func has(_ identity: String, inRule: Bool) -> Bool {
    uids.contains(identity) || !inRule && named(identity) != nil
  }

  /// The datasource with a name.
  func named(_ name: String) -> GrafanaFacts.Datasource? { sources.first { $0.name == name } }
}
