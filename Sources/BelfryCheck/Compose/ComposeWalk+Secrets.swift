/// Values of variables that have a secret's name and hold none.
extension ComposeWalk {
  /// Whether a value switches or counts something that has to do with secrets.
  static func isSetting(_ name: String, _ value: String) -> Bool {
    if ["true", "false", "yes", "no", "on", "off"].contains(value.lowercased()) { return true }
    let unit = value.drop { $0.isNumber }
    let ends = ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY"]
    return unit.count < value.count && ["", "ms", "s", "m", "h", "d"].contains(unit)
      && !ends.contains { name.uppercased().hasSuffix($0) }
  }

  /// Whether a value is the path of a secret that Compose or a swarm mounts.
  static func isSecretFile(_ value: String) -> Bool {
    ["/run/secrets/", "/var/run/secrets/"].contains { value.hasPrefix($0) }
  }
}
