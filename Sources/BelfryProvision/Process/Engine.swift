import BelfryYAML
import Glibc

/// The Docker engine that answers.
package struct Engine: Sendable {
  /// Its version.
  package var version = ""
  /// Its memory in bytes; 0 where it does not say.
  package var memory = 0
  /// Where it keeps its data, as its own machine calls it.
  package var root = ""
  /// Whether it runs on this machine.
  package var isLocal = true
  /// The host that it runs on, where that is another one.
  package var remoteHost: String?

  /// Asks the engine.
  ///
  /// - Parameter host: `DOCKER_HOST`, where it is set.
  package init(_ docker: Docker, host: String?) throws(ProvisionFailure) {
    let version = try docker.ask(
      ["version", "--format", "{{.Server.Version}}"], limit: .seconds(20))
    guard version.status == 0 else {
      throw Self.failure(version.complaint, host: host, isLate: version.isLate)
    }
    let info = try docker.ask(["info", "--format", "{{json .}}"], limit: .seconds(30))
    let root = try Docker.json(info.output, of: "docker info")
    self.version = version.text.filter { !$0.isWhitespace }
    memory = root["MemTotal"].flatMap { Int($0.text) } ?? 0
    self.root = root["DockerRootDir"]?.text ?? ""
    isLocal = Self.isLocal(host)
    remoteHost = Self.remoteHost(host)
  }

  /// Whether an address is that of an engine on this machine.
  static func isLocal(_ host: String?) -> Bool {
    guard let host, !host.isEmpty else { return true }
    return host.hasPrefix("unix://")
  }

  /// What the client complains about, in plain words.
  static func failure(_ complaint: String, host: String?, isLate: Bool) -> ProvisionFailure {
    let place = host.flatMap { $0.isEmpty ? nil : $0 } ?? "unix:///var/run/docker.sock"
    let lowered = complaint.lowercased()
    let last = complaint.split(separator: "\n").last.map(String.init) ?? ""
    if isLate {
      return ProvisionFailure(
        "the Docker engine at '\(place)' does not answer within 20 s",
        help: "Restart it: sudo systemctl restart docker")
    }
    if lowered.contains("permission denied") {
      return ProvisionFailure(
        "this user may not speak to the Docker engine at '\(place)'",
        help: "Join the group: sudo usermod -aG docker \"$USER\", then log in anew.", lines: [last])
    }
    if lowered.contains("cannot connect") || lowered.contains("is the docker daemon running")
      || lowered.contains("connection refused") || lowered.contains("no such host")
    {
      return ProvisionFailure(
        "no Docker engine answers at '\(place)'",
        help: "Start it: sudo systemctl start docker. DOCKER_HOST names another one.",
        lines: [last])
    }
    return ProvisionFailure("the Docker engine at '\(place)' gives no answer", lines: [last])
  }

  /// The host of an engine elsewhere, where its address names one: `tcp://host:2376`.
  static func remoteHost(_ host: String?) -> String? {
    guard let host, !isLocal(host) else { return nil }
    let parts = host.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count >= 2, parts[0].hasSuffix(":") else { return nil }
    let place = parts[1].split(separator: "@").last ?? parts[1]
    let name = place.prefix { $0 != ":" }
    return name.isEmpty ? nil : String(name)
  }
}
