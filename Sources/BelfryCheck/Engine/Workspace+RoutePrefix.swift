import BelfrySource
import BelfryYAML

extension Workspace {
  /// Whether a program answers under a path rather than at the root.
  var hasRoutePrefixes: Bool { services.contains { $0.routePrefix != nil } }
}

extension Workspace.Service {
  /// The path under which Prometheus or Alertmanager answers, as in `/prom`; nothing for the root,
  /// and where it is not known.
  var routePrefix: String? {
    guard image == "prometheus" || image == "alertmanager" else { return nil }
    guard let said = flag("web.route-prefix") ?? outside, !said.contains("$"), !said.contains("\""),
      !said.contains("?")
    else { return nil }
    let prefix = Self.path(of: said)
    return prefix.isEmpty ? nil : prefix
  }

  /// The address of which the path is taken; Alertmanager refuses one without a host.
  private var outside: String? {
    flag("web.external-url").flatMap { url in
      url.firstRange(of: "://") != nil || url.hasPrefix("/") && image == "prometheus" ? url : nil
    }
  }

  /// The path of an address, without a slash at its end; what has no scheme is a path.
  static func path(of url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...].drop { $0 != "/" } }
    return (rest ?? url[...]).split(separator: "/").map { "/\($0)" }.joined()
  }

  /// What a flag of the command says, behind one dash or two.
  private func flag(_ name: String) -> String? {
    let words = words.map(\.text)
    for (index, word) in words.enumerated() where word.hasPrefix("-") {
      let said = word.drop { $0 == "-" }
      if said.hasPrefix(name + "=") { return String(said.dropFirst(name.utf8.count + 1)) }
      if said == name, index + 1 < words.count { return words[index + 1] }
    }
    return nil
  }
}
