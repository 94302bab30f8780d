/// How far a service is.
package struct ServiceState: Sendable, Equatable {
  /// The steps on its way.
  package enum Phase: String, Sendable {
    /// No container yet, or one that has not started.
    case waiting
    /// It runs, and its health check has not passed yet.
    case starting
    /// It runs and is healthy, or has no health check.
    case ready
    /// Its work is done.
    case done
    case failed
  }

  package var phase: Phase
  /// A word or two for people.
  package var words: String
  /// Whether something is wrong with it, though it may still mend itself.
  package var isSick = false

  /// Whether it is as it should be.
  package var isWell: Bool { phase == .ready || phase == .done }

  /// Restarts that make a failure of a service.
  private static let mostRestarts = 3

  /// The state of a service whose containers these are.
  package init(_ service: ComposeModel.Service, _ containers: [RunningContainer]) {
    guard let container = containers.first(where: { $0.service == service.name }) else {
      self.init(.waiting, "no container yet")
      return
    }
    switch container.status {
    case "running": self = Self.running(service, container)
    case "created" where !container.error.isEmpty:
      self.init(.failed, "it cannot be started: \(container.error.prefix(200))")
    case "created": self.init(.waiting, "created")
    case "restarting":
      let failed = container.restarts >= Self.mostRestarts
      self.init(
        failed ? .failed : .starting,
        "it exits with \(container.exitCode) again and again\(Self.memory(container))")
      isSick = true
    case "exited" where service.isOneShot && container.exitCode == 0: self.init(.done, "done")
    case "exited" where container.startedAt.hasPrefix("0001"):
      self.init(.waiting, "created")
    case "exited":
      self.init(.failed, "it exited with \(container.exitCode)\(Self.memory(container))")
    default: self.init(.failed, "it is \(container.status)")
    }
    if phase == .starting, !isSick, container.restarts > 0 {
      isSick = true
      words += ", restarted \(container.restarts) times"
    }
  }

  private init(_ phase: Phase, _ words: String) {
    self.phase = phase
    self.words = words
  }

  private static func running(
    _ service: ComposeModel.Service, _ container: RunningContainer
  ) -> ServiceState {
    if service.isOneShot { return ServiceState(.starting, "at work") }
    switch container.health {
    case "healthy": return ServiceState(.ready, "healthy")
    case "unhealthy": return ServiceState(.failed, "its health check fails")
    case nil:
      // A restart is counted when it begins; without a check nothing else tells of it.
      let isSick = container.restarts >= mostRestarts && service.hasHealthCheck == false
      return isSick
        ? ServiceState(.failed, "it was restarted \(container.restarts) times")
        : ServiceState(.ready, "running")
    default: return ServiceState(.starting, "starting")
    }
  }

  private static func memory(_ container: RunningContainer) -> String {
    container.isOutOfMemory ? ", out of memory" : ""
  }
}
