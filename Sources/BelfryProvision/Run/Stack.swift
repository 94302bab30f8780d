package import BelfryGenerate
import BelfryYAML

/// A bundle and what runs of it, as found on this machine.
package struct Stack {
  /// The bundle's folder, absolute.
  package let folder: String
  package let docker: Docker
  package let engine: Engine
  package let model: ComposeModel
  /// What the last generation wrote; nothing for a bundle made by hand.
  package let lock: BundleLock?
  package let secrets: SecretFiles

  /// Reads a bundle, and asks the engine.
  ///
  /// - Parameters:
  ///   - path: `PATH`.
  ///   - host: `DOCKER_HOST`, where it is set.
  package init(folder: String, path: String, host: String?) throws(ProvisionFailure) {
    self.folder = folder
    let docker = try Docker(path: path)
    engine = try Engine(docker, host: host)
    model = try ComposeModel(docker, folder: folder)
    let bytes = try? DiskFileSystem().read("\(folder)/belfry.lock", limit: 16 << 20)
    lock = bytes.flatMap { try? BundleLock(decoding: $0) }
    secrets = SecretFiles(model, lock: lock)
    self.docker = docker
  }

  /// The project's containers.
  package func containers() throws(ProvisionFailure) -> [RunningContainer] {
    try RunningContainer.all(of: model.name, docker)
  }

  /// The files that decide what runs.
  package func configuration() throws(ProvisionFailure) -> Configuration {
    let prefix = folder + "/"
    let mounts = Set(model.services.flatMap(\.mounts).map(\.source))
      .filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    do throws(FileSystemError) {
      return try Configuration(bundle: folder, mounts: mounts.sorted(), DiskFileSystem())
    } catch {
      throw ProvisionFailure(error.message, help: error.help, kind: .input)
    }
  }

  /// Digests of the images that the engine has, by the names that services use; without an image
  /// of another program than this one.
  package func images() throws(ProvisionFailure) -> [String: String] {
    var found: [String: String] = [:]
    for image in Set(model.services.map(\.image)) where !image.isEmpty {
      if ProgramImage.isOwn(image), try !ProgramImage().isCurrent(image, docker) { continue }
      let shown = try docker.ask(["image", "inspect", "--format", "{{.Id}}", image])
      if shown.status == 0 { found[image] = shown.text.filter { !$0.isWhitespace } }
    }
    return found
  }

  /// Networks of other projects that the stack joins, and that there are not.
  package func missingNetworks() throws(ProvisionFailure) -> [String] {
    var missing: [String] = []
    for name in model.externalNetworks {
      let shown = try docker.ask(["network", "inspect", "--format", "{{.Id}}", name])
      if shown.status != 0 { missing.append(name) }
    }
    return missing
  }

  /// Who publishes which port, the project's own containers by `HostInspector.own`.
  package func publishers() throws(ProvisionFailure) -> [Int: String] {
    let format = "{{.Label \"com.docker.compose.project\"}}\t{{.Names}}\t{{.Ports}}"
    let listed = try docker.ask(["ps", "--format", format])
    var found: [Int: String] = [:]
    for line in listed.text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 3 else { continue }
      let name = cells[0] == model.name ? HostInspector.own : String(cells[1])
      for port in Self.published(String(cells[2])) { found[port] = name }
    }
    return found
  }

  /// Ports of the host in `127.0.0.1:9090->9090/tcp, 0.0.0.0:80-81->80-81/tcp`.
  static func published(_ text: String) -> [Int] {
    var found: [Int] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: ">")
      guard words.count == 2, words[0].hasSuffix("-") else { continue }
      let host = words[0].dropLast()
      let range = host[(host.lastIndex(of: ":").map(host.index(after:)) ?? host.startIndex)...]
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last, last <= 65_535 else {
        continue
      }
      found += Array(first...last)
    }
    return found
  }

  /// The last lines of a container's log, without the contents of secrets.
  package func lastLines(_ container: String, _ count: Int = 10) -> [String] {
    guard let logs = try? docker.ask(["logs", "--tail", "\(count)", container]) else { return [] }
    // Programs write their log to either stream.
    let text = secrets.hide(in: logs.complaint + logs.text)
    return text.split(separator: "\n").suffix(count).map {
      String(
        $0.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\t" }.prefix(300).map(Character.init))
    }
  }
}
