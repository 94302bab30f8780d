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
    /// The uid that the file gives, which Grafana does not read in files of version 0.
    let uid: String?
    /// The uid that Grafana makes of the name, where it reads none.
    let made: String?
    let type: String
    /// The organisation.
    let org: String
    /// What says that it is the default.
    let isDefault: Node?

    init(_ node: Node, _ file: String, isOfVersionZero: Bool) {
      self.file = file
      let flag = node[isOfVersionZero ? "is_default" : "isDefault"]
      isDefault = flag.flatMap { GrafanaFlagKind.read($0.text) == true ? $0 : nil }
      let org = node[isOfVersionZero ? "org_id" : "orgId"]?.text ?? ""
      self.org = ["", "0"].contains(org) ? "1" : org
      self.node = node
      name = node["name"]?.text ?? ""
      uid = node["uid"].flatMap { $0.isNull || $0.text.isEmpty ? nil : $0.text }
      made = uid == nil || isOfVersionZero ? DatasourceUid.made(of: name) : nil
      type = node["type"]?.text ?? ""
    }

    /// The uid that the file gives and that Grafana reads.
    var readUid: String? { made == nil ? uid : nil }

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
  /// Whether one of them may understand MetricsQL.
  let hasMetricsQL: Bool
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
      let isZero = ProvisioningVersion.isZero(file.root)
      return (file.root["datasources"]?.items ?? []).filter { $0.kind == .mapping }
        .map { Datasource($0, file.path, isOfVersionZero: isZero) }
    }
    hasMetricsQL = datasources.contains(where: MetricsQLSigns.isOne)
    boards = files.filter {
      $0.kind == .grafanaDashboard && !DashboardWalk.isSecondSchema($0.root)
    }.map { Board(file: $0, node: DashboardWalk.board($0.root)) }
    alerting = files.filter { $0.kind == .grafanaAlerting }
  }

  /// The datasource that a name or uid means.
  func datasource(_ identity: String) -> Datasource? {
    datasources.first { $0.uid == identity || $0.name == identity || $0.made == identity }
  }

  /// Folders of dashboards in a file of providers, which is a list alone in its old form.
  static func providers(_ root: Node) -> [Node] {
    (root.kind == .sequence ? root.items : root["providers"]?.items ?? [])
      .filter { $0.kind == .mapping }
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
  /// Names of Grafana's images.
  static let grafanaImages: Set<String> = ["grafana", "grafana-oss", "grafana-enterprise"]

  /// Whether an image is Grafana's.
  static func isGrafana(_ image: String?) -> Bool { image.map(grafanaImages.contains) ?? false }

  /// Services that run Grafana.
  var grafanaServices: [Service] { services.filter { Self.isGrafana($0.image) } }

  /// The folder in which Grafana finds a file: in its container, or where no mount tells, here.
  func grafanaFolder(of path: String) -> String {
    guard grafanaServices.count == 1 else { return Self.folder(path) }
    let fitting = mounts(grafanaServices[0], over: path)
    guard let mount = fitting.max(by: { $0.source.count < $1.source.count }) else {
      return Self.folder(path)
    }
    return Self.folder(mount.target + path.dropFirst(mount.source.count))
  }

  /// Datasources that Grafana reads together with those of a file.
  func datasources(beside file: String) -> [GrafanaFacts.Datasource] {
    let folder = grafanaFolder(of: file)
    return grafana.datasources.filter { grafanaFolder(of: $0.file) == folder }
  }

  /// The service that others reach under a name.
  func service(named host: String) -> Service? {
    services.first { $0.isNamed(host) || $0.node["hostname"]?.text == host }
  }
}

extension Workspace.Service {
  /// Whether the networks that it joins know it under a name.
  func isNamed(_ host: String) -> Bool {
    name.text == host || node["container_name"]?.text == host
      || (node["networks"]?.merged ?? []).contains {
        $0.value["aliases"]?.items.contains { $0.text == host } == true
      }
  }
}
