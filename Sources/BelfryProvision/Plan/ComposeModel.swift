import BelfrySource
package import BelfryYAML

/// A Compose project as `docker compose config --format json` resolves it.
package struct ComposeModel: Sendable {
  /// A port on the host.
  package struct Port: Sendable, Hashable {
    /// The address that it listens on; empty for all of them.
    package var address: String
    /// On the host.
    package var published: Int
    /// In the container.
    package var target: Int
    /// Whether it is of UDP.
    package var isUDP: Bool
  }

  /// A container-to-be.
  package struct Service: Sendable {
    package var name = ""
    package var image = ""
    package var command: [String] = []
    package var environment: [String: String] = [:]
    package var ports: [Port] = []
    /// Limit of memory in bytes; 0 where there is none.
    package var memory = 0
    /// Folders and files of the host, and where they stand inside.
    package var mounts: [(source: String, target: String)] = []
    /// Files in `/run/secrets`, by name of the secret.
    package var secrets: [String] = []
    package var hasHealthCheck = false
    /// Whether it ends when its work is done.
    package var isOneShot = false
    package var usesHostNetwork = false
    /// What Compose's label says when a container is as the file wants it.
    package var hash = ""

    /// What it is, by image: `prometheus`, `grafana`; else its own name.
    package var program: String {
      let name = image.lastImageName
      if name.hasPrefix("grafana-") { return "grafana" }
      return Self.programs.contains(name) ? name : self.name
    }

    /// Programs that are spoken to.
    private static let programs: Set<String> = [
      "alertmanager", "blackbox-exporter", "elasticsearch", "filebeat", "grafana", "kibana",
      "logstash", "prometheus", "pushgateway",
    ]
  }

  package var name = ""
  package var services: [Service] = []
  /// Files of secrets, by name.
  package var secrets: [String: String] = [:]
  /// Names of networks that have to be there already.
  package var externalNetworks: [String] = []

  /// A service by name.
  package func service(_ name: String) -> Service? { services.first { $0.name == name } }

  /// The service that runs a program.
  package func running(_ program: String) -> Service? {
    services.first { $0.program == program && !$0.isOneShot }
  }

  /// Asks Compose about a bundle.
  package init(_ docker: Docker, folder: String) throws(ProvisionFailure) {
    let config = try docker.compose(folder, ["config", "--format", "json"])
    guard config.status == 0 else {
      throw ProvisionFailure(
        "Compose does not take the bundle in '\(folder)'",
        help: "'belfry check \(folder)' may say more.",
        lines: config.complaint.split(separator: "\n").suffix(5).map(String.init), kind: .input)
    }
    self.init(try Docker.json(config.output, of: "docker compose config"))
    let hashes = try docker.compose(folder, ["config", "--hash", "*"])
    for line in hashes.text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let at = services.firstIndex(where: { $0.name == words[0] })
      else { continue }
      services[at].hash = String(words[1])
    }
  }

  /// Reads Compose's answer; what is not as expected is as if it were not there.
  package init(_ root: Node) {
    name = root["name"]?.text ?? ""
    for pair in root["secrets"]?.pairs ?? [] {
      if let file = pair.value["file"]?.text { secrets[pair.key.text] = file }
    }
    for pair in root["networks"]?.pairs ?? [] where pair.value["external"]?.text == "true" {
      externalNetworks.append(pair.value["name"]?.text ?? pair.key.text)
    }
    var finished: Set<String> = []
    for pair in root["services"]?.pairs ?? [] {
      services.append(Service(pair.key.text, pair.value))
      for on in pair.value["depends_on"]?.pairs ?? []
      where on.value["condition"]?.text == "service_completed_successfully" {
        finished.insert(on.key.text)
      }
    }
    for index in services.indices where finished.contains(services[index].name) {
      services[index].isOneShot = true
    }
    services.sort { $0.name < $1.name }
  }
}

extension ComposeModel.Service {
  init(_ name: String, _ node: Node) {
    self.name = name
    image = node["image"]?.text ?? ""
    command = (node["command"]?.items ?? []).map(\.text)
    for pair in node["environment"]?.pairs ?? [] where !pair.value.isNull {
      environment[pair.key.text] = pair.value.text
    }
    ports = (node["ports"]?.items ?? []).compactMap { port in
      guard let published = port["published"].flatMap({ Int($0.text) }),
        let target = port["target"].flatMap({ Int($0.text) })
      else { return nil }
      return ComposeModel.Port(
        address: port["host_ip"]?.text ?? "", published: published, target: target,
        isUDP: port["protocol"]?.text == "udp")
    }
    memory = node["mem_limit"].flatMap { Int($0.text) } ?? 0
    for volume in node["volumes"]?.items ?? [] where volume["type"]?.text == "bind" {
      if let source = volume["source"]?.text, let target = volume["target"]?.text {
        mounts.append((source, target))
      }
    }
    secrets = (node["secrets"]?.items ?? []).compactMap { $0["source"]?.text }
    let check = node["healthcheck"]
    hasHealthCheck =
      check != nil && check?["disable"]?.text != "true"
      && check?["test"]?.items.first?.text != "NONE"
    usesHostNetwork = node["network_mode"]?.text == "host"
    // A service of Compose that is never restarted, and says so, has work that ends.
    isOneShot = node["restart"]?.text == "no"
  }

  /// The value of an option such as `--web.route-prefix=/`.
  package func option(_ name: String) -> String? {
    for (index, word) in command.enumerated() {
      if word.hasPrefix("--\(name)=") { return String(word.dropFirst(name.count + 3)) }
      if word == "--\(name)", index + 1 < command.count { return command[index + 1] }
    }
    return nil
  }
}
