/// By what Grafana finds the datasources of a bundle.
struct DatasourceNames {
  let sources: [GrafanaFacts.Datasource]
  /// Uids, those that Grafana makes of names included.
  private let uids: Set<String>
  /// The first of each name.
  private let byName: [String: GrafanaFacts.Datasource]

  init(_ workspace: Workspace) {
    sources = workspace.grafana.datasources
    // Uids of version 0 are told of elsewhere.
    uids = Set(sources.compactMap(\.uid) + sources.compactMap(\.made))
    byName = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Whether a name or uid means one of them; rules know uids alone.
  func has(_ identity: String, inRule: Bool) -> Bool {
    uids.contains(identity) || !inRule && named(identity) != nil
  }

  /// The datasource with a name.
  func named(_ name: String) -> GrafanaFacts.Datasource? { byName[name] }
}
