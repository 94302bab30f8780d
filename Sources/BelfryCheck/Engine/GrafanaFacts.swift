import BelfryModels
import BelfrySource
import BelfryYAML

/// What a bundle says of Grafana: its datasources, dashboards and services.
struct GrafanaFacts: Sendable {
  /// A datasource that is provisioned.
  struct Datasource: Sendable {
    let file: String
    let node: Node
    let name: String
    /// Nothing where Grafana makes one up.
    let uid: String?
    let type: String

    init(_ node: Node, _ file: String) {
      self.file = file
      self.node = node
      name = node["name"]?.text ?? ""
      uid = node["uid"].flatMap { $0.isNull || $0.text.isEmpty ? nil : $0.text }
      type = node["type"]?.text ?? ""
    }

    /// Whether a variable stands in what it is known by, so that nothing is sure.
    var isOpen: Bool { name.contains("$") || uid?.contains("$") == true }
  }

  /// A dashboard's file, and the dashboard in it.
  struct Board: Sendable {
    let file: Workspace.File
    let node: Node

    var path: String { file.path }
  }

  /// Datasources of all files.
  let datasources: [Datasource]
  /// Dashboards in the classic schema.
  let boards: [Board]
  /// Files of alert rules, contact points and policies.
  let alerting: [Workspace.File]
  /// Whether files of datasources are there.
  let isProvisioned: Bool

  init(_ files: [Workspace.File]) {
    let sources = files.filter { $0.kind == .grafanaDatasources }
    isProvisioned = !sources.isEmpty
    datasources = sources.flatMap { file in
      (file.root["datasources"]?.items ?? []).filter { $0.kind == .mapping }
        .map { Datasource($0, file.path) }
    }
    boards = files.filter {
      $0.kind == .grafanaDashboard && !DashboardWalk.isSecondSchema($0.root)
    }.map { Board(file: $0, node: DashboardWalk.board($0.root)) }
    alerting = files.filter { $0.kind == .grafanaAlerting }
  }

  /// The datasource that a name or uid means.
  func datasource(_ identity: String) -> Datasource? {
    datasources.first { $0.uid == identity || $0.name == identity }
  }

  private static let own: Set<String> = [
    "grafana", "-- Grafana --", "-- Mixed --", "-- Dashboard --", "__expr__", "-100", "default",
  ]

  /// Whether a name is one of Grafana's own datasources, or is filled in only when it is asked.
  static func isOwn(_ identity: String) -> Bool {
    own.contains(identity) || identity.contains("$") || identity.contains("[[")
  }
}

extension Workspace {
  private static let images: Set<String> = ["grafana", "grafana-oss", "grafana-enterprise"]

  /// Whether an image is Grafana's.
  static func isGrafana(_ image: String?) -> Bool { image.map(images.contains) ?? false }

  /// Services that run Grafana.
  var grafanaServices: [Service] { services.filter { Self.isGrafana($0.image) } }

  /// The service that others reach under a name.
  func service(named host: String) -> Service? {
    services.first { service in
      service.name.text == host || service.node["container_name"]?.text == host
        || service.node["hostname"]?.text == host
        || (service.node["networks"]?.merged ?? []).contains {
          $0.value["aliases"]?.items.contains { $0.text == host } == true
        }
    }
  }
}
