package import BelfryGenerate
import Glibc

/// Brings a stack to what its plan says, and waits until it is healthy.
package final class StackRun {
  /// What is told while it goes on.
  package enum Event: Sendable {
    /// A step begins: `pulling`, and what of.
    case begins(String)
    /// How far every service is.
    case states([(service: String, state: ServiceState)])
  }

  private let stack: Stack
  private let plan: UpPlan
  private let interrupts: Interrupts
  private let lock: FileLock
  private let deadline: ContinuousClock.Instant
  private let timeout: Duration
  private let tell: (Event) -> Void
  private var lastLook = ContinuousClock.now

  /// - Parameter timeout: From now until everything is healthy.
  package init(
    _ stack: Stack, _ plan: UpPlan, timeout: Duration, interrupts: Interrupts, lock: FileLock,
    tell: @escaping (Event) -> Void
  ) {
    self.stack = stack
    self.plan = plan
    self.interrupts = interrupts
    self.lock = lock
    self.timeout = timeout
    deadline = ContinuousClock.now + timeout
    self.tell = tell
  }

  /// Does it all; what was begun stays as it is where something fails.
  package func run() throws(ProvisionFailure) {
    for image in plan.missingImages {
      if ProgramImage.isOwn(image) { try make(image) } else { try pull(image) }
    }
    let starting: [UpPlan.Action] = [.create, .recreate, .start, .remove]
    if plan.steps.contains(where: { starting.contains($0.action) }) { try up() }
    let restarting = plan.services(.restart)
    if !restarting.isEmpty {
      tell(.begins("restarting \(restarting.joined(separator: ", "))"))
      try compose(["restart"] + restarting, "restart")
    }
    try settle()
  }

  private func make(_ image: String) throws(ProvisionFailure) {
    tell(.begins("making \(image) of this program"))
    let outcome = try ProgramImage().make(
      image, stack.docker, interrupts, lock, below: AppliedStore(bundle: stack.folder).folder)
    try stopIfInterrupted(outcome)
    guard outcome.status != 0 else { return }
    throw ProvisionFailure(
      "the image '\(image)' cannot be made", help: Self.help(for: outcome.complaint),
      lines: Array(outcome.complaint.split(separator: "\n").suffix(3).map(String.init)))
  }

  private func pull(_ image: String) throws(ProvisionFailure) {
    tell(.begins("pulling \(image)"))
    var process = ChildProcess(stack.docker.client, ["pull", "--quiet", image])
    process.limit = .seconds(1800)
    process.interrupts = interrupts
    process.lock = lock
    let outcome = try Docker.run(process)
    try stopIfInterrupted(outcome)
    guard outcome.status != 0 else { return }
    throw ProvisionFailure(
      "the image '\(image)' is not here and cannot be pulled",
      help: "Is there a way to its registry, and does the tag exist? 'images' names another one.",
      lines: Array(outcome.complaint.split(separator: "\n").suffix(3).map(String.init)))
  }

  private func up() throws(ProvisionFailure) {
    tell(.begins("starting"))
    do throws(ProvisionFailure) {
      try compose(["up", "--detach", "--remove-orphans", "--quiet-pull"], "up")
    } catch {
      guard error.kind == .environment else { throw error }
      // What is wrong is said better by the container that fails, where one does.
      let states = try look()
      throw failure(states, isOver: true) ?? error
    }
  }

  private func compose(_ words: [String], _ what: String) throws(ProvisionFailure) {
    var process = stack.docker.composeProcess(stack.folder, words)
    process.limit = max(.seconds(1), deadline - .now)
    process.interrupts = interrupts
    process.lock = lock
    process.beside = { [self] in _ = try? lookSometimes() }
    let outcome = try Docker.run(process)
    try stopIfInterrupted(outcome)
    if outcome.isLate { throw late(try look()) }
    guard outcome.status != 0 else { return }
    let lines = stack.secrets.hide(in: outcome.complaint).split(separator: "\n")
    throw ProvisionFailure(
      "'docker compose \(what)' ends with \(outcome.status)",
      help: Self.help(for: outcome.complaint),
      lines: lines.suffix(4).map { String($0.prefix(300)) })
  }

  /// Waits until every service is healthy or done, or one has failed and no other is on its way.
  private func settle() throws(ProvisionFailure) {
    while true {
      let states = try look()
      let open = states.filter { !$0.state.isWell }
      if open.isEmpty { return }
      let isMoving = open.contains { $0.state.phase == .starting }
      if !isMoving, let failure = failure(states) { throw failure }
      guard ContinuousClock.now < deadline else { throw late(states) }
      guard interrupts.sleep(.milliseconds(500)) else { throw interrupted() }
    }
  }

  private func lookSometimes() throws(ProvisionFailure) {
    guard ContinuousClock.now - lastLook > .seconds(1) else { return }
    _ = try look()
  }

  private func look() throws(ProvisionFailure) -> [(service: String, state: ServiceState)] {
    let containers = try stack.containers()
    let states = stack.model.services.map {
      (service: $0.name, state: ServiceState($0, containers))
    }
    tell(.states(states))
    lastLook = .now
    return states
  }

  /// The words for services that failed; nothing where none did.
  ///
  /// - Parameter isOver: Whether nobody waits for those that may still mend themselves.
  private func failure(
    _ states: [(service: String, state: ServiceState)], isOver: Bool = false
  ) -> ProvisionFailure? {
    var failed = states.filter { $0.state.phase == .failed }
    if failed.isEmpty, isOver { failed = states.filter(\.state.isSick) }
    guard !failed.isEmpty else { return nil }
    let said = failed.map { "'\($0.service)': \($0.state.words)" }.joined(separator: "; ")
    return ProvisionFailure(
      said, help: "Mend it and run 'belfry up' again, or 'belfry up --rollback'.",
      lines: words(of: failed.map(\.service)))
  }

  private func late(_ states: [(service: String, state: ServiceState)]) -> ProvisionFailure {
    let open = states.filter { !$0.state.isWell }
    let said = open.map { "'\($0.service)' (\($0.state.words))" }.joined(separator: ", ")
    let seconds = Int(timeout.inSeconds)
    return ProvisionFailure(
      "not healthy within \(seconds) s: \(said.isEmpty ? "Compose itself" : said)",
      help: "Give --timeout, if it needs longer.", lines: words(of: open.map(\.service)))
  }

  /// The last words of services: of their logs, else of their health checks.
  private func words(of services: [String]) -> [String] {
    let containers = (try? stack.containers()) ?? []
    var lines: [String] = []
    for service in services.prefix(5) {
      guard let container = containers.first(where: { $0.service == service }) else { continue }
      let log = stack.lastLines(container.id)
      lines += ["\(service), its last \(log.count) lines:"] + log.map { "  " + $0 }
      let check = stack.secrets.hide(in: container.healthOutput)
      if container.health == "unhealthy", !check.isEmpty {
        lines.append("\(service), its health check: \(check.prefix(200).filter { !$0.isNewline })")
      }
    }
    return lines
  }

  private func stopIfInterrupted(_ outcome: ChildProcess.Outcome) throws(ProvisionFailure) {
    if outcome.isInterrupted { throw interrupted() }
  }

  private func interrupted() -> ProvisionFailure {
    ProvisionFailure(
      "interrupted; what was started goes on", help: "'belfry up' does what is missing.",
      kind: .interrupted(interrupts.signal))
  }

  /// What helps against what Compose complains about.
  static func help(for complaint: String) -> String? {
    let hints = [
      ("port is already allocated", "Something else publishes that port: docker ps, ss -ltnp."),
      ("address already in use", "Something else listens on that port: ss -ltnp."),
      ("Pool overlaps", "Another network has these addresses; set 'network' in the profile."),
      (
        "declared as external",
        "Start the project that makes that network, or 'docker network create' it."
      ),
      ("no space left", "Free some space: docker system df, docker system prune."),
      ("manifest unknown", "There is no such tag; set 'images' in the profile."),
    ]
    return hints.first { complaint.contains($0.0) }?.1
  }
}
