/// What has to be done so that a bundle runs as it says.
package struct UpPlan: Sendable {
  /// What is done with a service.
  package enum Action: String, Sendable {
    case create, recreate, start, restart, reload, keep, remove
  }

  /// A service and what is done with it.
  package struct Step: Sendable {
    package var service: String
    package var action: Action
    /// Why, in a few words each.
    package var reasons: [String]
  }

  /// Every service of the bundle, and those that are no longer part of it.
  package var steps: [Step] = []
  /// Images that the engine does not have.
  package var missingImages: [String] = []
  /// Files that differ from what was applied last; nothing where that is not known.
  package var changes: [String: Configuration.Change]?

  /// The services of an action.
  package func services(_ action: Action) -> [String] {
    steps.filter { $0.action == action }.map(\.service)
  }

  /// Whether everything is as it should be.
  package var isEmpty: Bool { steps.allSatisfy { $0.action == .keep } }

  /// Works out what differs.
  ///
  /// - Parameters:
  ///   - images: Digests of the images that the engine has, by the names that services use.
  ///   - changes: Paths in the bundle that differ from what was applied last.
  ///   - secrets: Secrets that are other ones than those applied last, by name.
  ///   - folder: The bundle's folder as mounts call it.
  package init(
    _ model: ComposeModel, _ containers: [RunningContainer], images: [String: String],
    changes: [String: Configuration.Change]?, secrets: [String: SecretChange] = [:], folder: String
  ) {
    self.changes = changes
    for service in model.services {
      let own = containers.filter { $0.service == service.name }
      let changed = secrets.filter { service.secrets.contains($0.key) }
      steps.append(Self.step(service, own, images[service.image], changes, changed, folder))
    }
    let known = Set(model.services.map(\.name))
    for name in Set(containers.map(\.service)).subtracting(known).sorted() {
      steps.append(Step(service: name, action: .remove, reasons: ["no longer in the bundle"]))
    }
    missingImages = Set(model.services.map(\.image)).filter { images[$0] == nil }.sorted()
  }

  private static func step(
    _ service: ComposeModel.Service, _ own: [RunningContainer], _ image: String?,
    _ changes: [String: Configuration.Change]?, _ secrets: [String: SecretChange],
    _ folder: String
  ) -> Step {
    func step(_ action: Action, _ reasons: String...) -> Step {
      Step(service: service.name, action: action, reasons: reasons)
    }
    guard let container = own.first else { return step(.create) }
    if container.hash != service.hash { return step(.recreate, "its definition changed") }
    if image == nil, ProgramImage.isOwn(service.image) {
      return step(.recreate, "its image is that of another program")
    }
    if let image, image != container.imageID { return step(.recreate, "its image changed") }
    let files = mounted(changes ?? [:], by: service, folder)
    let changed = files + secrets.keys.sorted().map { "secrets/\($0)" }
    if service.isOneShot {
      guard container.status == "exited", container.exitCode == 0 else {
        return step(.start, "it did not end well")
      }
      return changed.isEmpty ? step(.keep) : step(.start, Self.list(changed))
    }
    guard container.status == "running" else { return step(.start, "it is \(container.status)") }
    if !changed.isEmpty {
      return step(Self.action(service, files, secrets), Self.list(changed))
    }
    let isKnown = changes != nil || !Self.reloading.contains(service.program)
    return isKnown ? step(.keep) : step(.reload, "what it has loaded is not known")
  }

  /// Programs that read their configuration anew on SIGHUP.
  static let reloading: Set<String> = ["prometheus", "alertmanager", "blackbox-exporter"]

  /// What makes a program read files and secrets anew that changed: a reload where it takes one and
  /// sees the new contents of secrets in the files that it has, else a restart, which every program
  /// reads them at.
  private static func action(
    _ service: ComposeModel.Service, _ files: [String], _ secrets: [String: SecretChange]
  ) -> Action {
    let isSeen = secrets.values.allSatisfy(\.isSameFile)
    if reloading.contains(service.program), isSeen { return .reload }
    // Grafana looks for dashboards itself.
    let isLooking = service.program == "grafana" && files.allSatisfy { $0.hasSuffix(".json") }
    return isLooking && secrets.isEmpty ? .keep : .restart
  }

  /// Changed files that a service mounts, but for unit tests of rules, which no program reads.
  private static func mounted(
    _ changes: [String: Configuration.Change], by service: ComposeModel.Service, _ folder: String
  ) -> [String] {
    let prefix = folder == "/" ? folder : folder + "/"
    return changes.keys.filter { path in
      guard !path.contains("/tests/") else { return false }
      let place = prefix + path
      return service.mounts.contains {
        $0.source.hasPrefix(prefix) && (place == $0.source || place.hasPrefix($0.source + "/"))
      }
    }.sorted()
  }

  private static func list(_ files: [String]) -> String {
    let shown = files.prefix(3).joined(separator: ", ")
    return files.count > 3 ? "\(shown) and \(files.count - 3) more" : shown
  }
}
