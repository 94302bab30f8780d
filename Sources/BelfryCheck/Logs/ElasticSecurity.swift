/// How Elasticsearch guards itself, as its settings and version say.
struct ElasticSecurity: Sendable {
  /// Whether HTTP is spoken with TLS; nothing where that is not known.
  var speaksTLS: Bool?
  /// Whether users are asked who they are; nothing where that is not known.
  var asksUsers: Bool?
  /// What decides it, where a setting does.
  var reason: ProgramSetting?

  /// Reads the settings of a server, with what version 8 does by itself: it asks users, and makes
  /// certificates for itself unless a setting of security or of a cluster says otherwise
  /// (Elasticsearch's documentation, "Cases when security auto-configuration is skipped").
  init(_ program: LogProgram) {
    guard program.isWhole else { return }
    let enabled = program.setting("xpack.security.enabled")
    let tls = program.setting("xpack.security.http.ssl.enabled")
    let isKnown = ![enabled, tls].contains { $0?.isVariable ?? false }
    guard isKnown else { return }
    let major = program.service?.majorVersion
    if enabled?.text == "false" {
      (speaksTLS, asksUsers, reason) = (false, false, enabled)
      return
    }
    asksUsers = enabled?.text == "true" ? true : major.map { $0 >= 8 }
    if let tls {
      (speaksTLS, reason) = (tls.text == "true", tls)
    } else if enabled != nil || Self.hasOwnSettings(program) {
      (speaksTLS, reason) = (false, enabled)
    } else {
      speaksTLS = major.map { $0 >= 8 }
    }
  }

  /// Whether a setting keeps version 8 from setting itself up.
  static func hasOwnSettings(_ program: LogProgram) -> Bool {
    let names = [
      "xpack.security.enabled", "cluster.initial_master_nodes", "discovery.seed_hosts",
    ]
    return names.contains { program.setting($0) != nil }
      || program.flag("xpack.security.autoconfiguration.enabled") == false
      || program.settings.contains {
        $0.name.hasPrefix("xpack.security.http.ssl.")
          || $0.name.hasPrefix("xpack.security.transport.ssl.")
      }
  }
}
