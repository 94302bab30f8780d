import BelfrySource
import BelfryYAML

/// Settings of Grafana, from the environment of a service or from `grafana.ini`.
struct GrafanaSettingsSubject: Sendable {
  /// The service; nothing for a file.
  let service: ServiceSubject?
  private let root: Node?

  /// The sections of a file.
  init(file root: Node) {
    self.root = root
    service = nil
  }

  /// The environment of a service.
  init(_ service: ServiceSubject) {
    self.service = service
    root = nil
  }

  /// A setting as it is written; nothing where it is left out.
  func value(_ section: String, _ key: String) -> (text: String, node: Node)? {
    if let service {
      let name = Self.variable(section, key)
      return ComposeWalk.environment(service.node).last { $0.name == name }.map {
        ($0.value, $0.node)
      }
    }
    return root?[section]?[key].map { ($0.text, $0) }
  }

  /// Whether a setting is on.
  func isOn(_ section: String, _ key: String) -> Node? {
    guard let (text, node) = value(section, key), ["true", "1", "t"].contains(text.lowercased())
    else { return nil }
    return node
  }

  /// The variable that stands for a setting.
  static func variable(_ section: String, _ key: String) -> String {
    "GF_\(section)_\(key)".uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
  }
}
