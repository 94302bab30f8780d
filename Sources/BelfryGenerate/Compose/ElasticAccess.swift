import BelfryProfile
import BelfrySource

/// How the stack's programs reach Elasticsearch: the stack's own, or one that exists.
struct ElasticAccess: Sendable {
  /// Programs that sign in, by the name of their user in a cluster of the stack's own; the password
  /// of each is the secret `<name>_password`.
  enum User: String, CaseIterable, Sendable {
    case writer = "logstash_writer"
    case exporter = "elastic_exporter"
    case reader = "grafana_reader"
    case importer = "kibana_setup"

    /// The file in `secrets/`.
    var secret: String { rawValue + "_password" }
  }

  /// Authorities that only the user can know.
  static let authorities = "elastic_ca"
  /// What Kibana signs in with where the cluster is not the stack's own: the password of its
  /// built-in user may be another Kibana's as well.
  static let kibanaToken = "kibana_service_token"

  let existing: ExistingElasticsearch?
  private let project: String
  private let hasGrafana: Bool

  init(_ profile: Profile) {
    existing = profile.logs == nil ? nil : profile.existing.elasticsearch
    project = profile.project?.value.text ?? ""
    hasGrafana = profile.grafana != false && profile.existing.grafana == nil
  }

  /// The address with its port: Logstash and Kibana would take 9200 where none is said.
  var url: String { existing?.address.map { Self.whole($0.value) } ?? "https://elasticsearch:9200" }

  /// Kibana's address, for programs of the stack.
  var kibana: String { existing?.kibana.map { Self.whole($0.value) } ?? "http://kibana:5601" }

  private static func whole(_ url: WebURL) -> String {
    "\(url.scheme)://\(url.authority)\(url.prefix ?? "")"
  }

  /// The file of the authorities that sign its certificate; nothing where everybody knows them.
  var ca: String? {
    guard let existing else { return "/certs/ca/ca.crt" }
    return existing.ca?.value == true ? "/run/secrets/\(Self.authorities)" : nil
  }

  /// What stands before the names of users and roles: others may have such names, too.
  var prefix: String { existing == nil ? "" : "\(project)_" }

  /// The name that a program signs in with.
  func name(_ user: User) -> String { prefix + user.rawValue }

  /// Whether the stack makes users, roles and templates.
  var setsUp: Bool { existing?.setsUp ?? true }
  /// Whether a Kibana is part of the stack.
  var hasKibana: Bool { existing?.kibana == nil }
  /// Whether elasticsearch_exporter is part of the stack.
  var hasExporter: Bool { existing?.exporter?.value != false }

  /// Users that the stack's programs need.
  var users: [User] {
    User.allCases.filter { user in
      switch user {
      case .writer: true
      case .exporter: hasExporter
      case .reader: existing == nil || hasGrafana
      case .importer: setsUp
      }
    }
  }

  /// Whether an address is a container's name, to be found in the network of the watched system.
  var isNearby: Bool {
    [existing?.address, existing?.kibana].contains { url in
      url.map { !$0.value.host.contains(".") && !$0.value.host.hasPrefix("[") } ?? false
    }
  }
}
