import BelfryModels
import BelfrySource
import BelfryYAML

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

extension Workspace.Service {
  /// The words of the command, in either of its forms.
  var words: [(text: String, span: Span)] {
    guard let command = node["command"] else { return [] }
    if command.kind == .sequence { return command.items.map { ($0.text, $0.span) } }
    return command.text.split { $0 == " " || $0 == "\n" }.map { (String($0), command.span) }
  }

  /// Paths inside at which something is mounted, volumes and folders in memory included.
  var mountTargets: [String] {
    let volumes = (node["volumes"]?.items ?? []).map { volume -> String in
      guard volume.kind == .scalar else { return volume["target"]?.text ?? "" }
      let parts = volume.text.split(separator: ":").map(String.init)
      return parts.count > 1 ? parts[1] : volume.text
    }
    let memory = node["tmpfs"].map { $0.kind == .scalar ? [$0] : $0.items } ?? []
    return volumes + memory.map { String($0.text.prefix { $0 != ":" }) }
  }

  /// Whether something is mounted at a path, above it or below it.
  func mounts(_ path: String) -> Bool {
    mountTargets.contains { target in
      let target = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
      return target == path || target == "/" || path.hasPrefix(target + "/")
        || target.hasPrefix(path + "/")
    }
  }

  /// The limit of memory in bytes.
  var memoryLimit: Int64? {
    let node = node["mem_limit"] ?? node["deploy"]?["resources"]?["limits"]?["memory"]
    return node.flatMap { ByteSize.docker($0.text) }
  }

  /// A variable of the environment.
  func variable(_ name: String) -> (value: String, node: Node)? {
    ComposeWalk.environment(node).first { $0.name == name }.map { ($0.value, $0.node) }
  }
}
