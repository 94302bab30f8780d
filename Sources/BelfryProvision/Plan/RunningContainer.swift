import BelfrySource
package import BelfryYAML

/// A container of the project, as `docker inspect` shows it.
package struct RunningContainer: Sendable {
  package var id = ""
  package var name = ""
  package var service = ""
  /// Compose's hash of what it was made from.
  package var hash = ""
  /// Digest of the image that it was made from.
  package var imageID = ""
  /// `created`, `running`, `restarting`, `exited`, `dead`, `paused`.
  package var status = ""
  package var exitCode = 0
  /// `starting`, `healthy`, `unhealthy`; nothing without a health check.
  package var health: String?
  /// What the last health check wrote.
  package var healthOutput = ""
  package var restarts = 0
  /// RFC 3339.
  package var startedAt = ""
  /// Why the engine could not start it.
  package var error = ""
  package var isOutOfMemory = false
  /// Its addresses, one a network.
  package var addresses: [String] = []

  package init() {}

  /// Reads an element of the answer.
  package init(_ node: Node) {
    id = node["Id"]?.text ?? ""
    name = (node["Name"]?.text ?? "").drop { $0 == "/" }.description
    let labels = node["Config"]?["Labels"]
    service = labels?["com.docker.compose.service"]?.text ?? ""
    hash = labels?["com.docker.compose.config-hash"]?.text ?? ""
    imageID = node["Image"]?.text ?? ""
    restarts = node["RestartCount"].flatMap { Int($0.text) } ?? 0
    if let state = node["State"] {
      status = state["Status"]?.text ?? ""
      exitCode = state["ExitCode"].flatMap { Int($0.text) } ?? 0
      startedAt = state["StartedAt"]?.text ?? ""
      error = state["Error"]?.text ?? ""
      isOutOfMemory = state["OOMKilled"]?.text == "true"
      health = state["Health"]?["Status"]?.text
      if health == "none" { health = nil }
      healthOutput = state["Health"]?["Log"]?.items.last?["Output"]?.text ?? ""
    }
    for pair in node["NetworkSettings"]?["Networks"]?.pairs ?? [] {
      if let address = pair.value["IPAddress"]?.text, !address.isEmpty {
        addresses.append(address)
      }
    }
  }

  /// Every container of a project but those of `docker compose run`.
  package static func all(
    of project: String, _ docker: Docker
  ) throws(ProvisionFailure) -> [RunningContainer] {
    let listed = try docker.ask([
      "ps", "--all", "--quiet", "--no-trunc",
      "--filter", "label=com.docker.compose.project=\(project)",
      "--filter", "label=com.docker.compose.oneoff=False",
    ])
    guard listed.status == 0 else {
      throw ProvisionFailure(
        "the engine does not list its containers",
        lines: listed.complaint.split(separator: "\n").suffix(3).map(String.init))
    }
    let ids = listed.text.split(separator: "\n").map(String.init)
    guard !ids.isEmpty else { return [] }
    // One that ends meanwhile makes the status 1; the others are told all the same.
    let shown = try docker.ask(["inspect", "--type", "container"] + ids)
    return try Docker.json(shown.output, of: "docker inspect").items.map(RunningContainer.init)
      .filter { !$0.service.isEmpty }.sorted { $0.name < $1.name }
  }
}
