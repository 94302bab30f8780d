import BelfryHTTP
import Glibc

/// Proves that a running stack does what its bundle says.
package final class Prover {
  package let stack: Stack
  let facts: BundleFacts
  let session: HTTPSession
  private(set) var containers: [RunningContainer]
  private let deadline: ContinuousClock.Instant
  private let interrupts: Interrupts
  private let tell: (ProofStep) -> Void

  /// Every step that was made.
  package private(set) var steps: [ProofStep] = []

  /// - Parameters:
  ///   - timeout: For all steps together; each looks at least once.
  ///   - tell: Called at the end of each step.
  package init(
    _ stack: Stack, timeout: Duration, interrupts: Interrupts,
    tell: @escaping (ProofStep) -> Void
  ) throws(ProvisionFailure) {
    self.stack = stack
    facts = BundleFacts(stack)
    containers = try stack.containers()
    deadline = .now + timeout
    self.interrupts = interrupts
    self.tell = tell
    session = try .toStack()
  }

  /// Whether no step failed.
  package var isGood: Bool { steps.allSatisfy { $0.verdict != .failed } }

  /// Makes every step that the stack's programs allow.
  package func run() throws(ProvisionFailure) {
    try prove("containers", services)
    if let marks = SecretMarks(applied: stack.folder) {
      try prove("secrets") { () throws(HTTPFailure) in secrets(marks) }
    }
    try provePrometheus()
    try proveAlertmanager()
    try proveGrafana()
    try proveElastic()
    try proveLogs()
    try proveTraces()
  }

  /// A program of the stack; nothing where it is not part of it.
  func client(_ program: String, credentials: Credentials? = nil) -> ProgramClient? {
    ProgramClient(program, of: stack, containers, session, credentials: credentials)
  }

  /// A program that has to be there; where it cannot be reached, that is a step that failed.
  func reach(
    _ program: String, credentials: Credentials? = nil
  ) throws(ProvisionFailure) -> ProgramClient? {
    if let found = client(program, credentials: credentials) { return found }
    try prove("\(program).ready") { () throws(HTTPFailure) in
      .failed("its container has no address", help: "'belfry up' starts it.")
    }
    return nil
  }

  /// Looks until something is proven or refuted, or the time is over.
  func prove(
    _ id: String, _ look: () throws(HTTPFailure) -> Look
  ) throws(ProvisionFailure) {
    let start = ContinuousClock.now
    func end(
      _ verdict: ProofStep.Verdict, _ message: String, _ lines: [String], _ help: String? = nil
    ) {
      let step = ProofStep(
        id: id, verdict: verdict, message: message, help: help, lines: lines,
        seconds: (ContinuousClock.now - start).inSeconds)
      steps.append(step)
      tell(step)
    }
    while true {
      var last: (String, [String], String?)
      do throws(HTTPFailure) {
        switch try look() {
        case .proven(let message, let lines): return end(.proven, message, lines)
        case .doubtful(let message, let lines): return end(.doubtful, message, lines)
        case .failed(let message, let lines, let help): return end(.failed, message, lines, help)
        case .waiting(let message, let lines): last = (message, lines, nil)
        }
      } catch {
        guard error.isEnvironment else { return end(.failed, error.message, [], error.help) }
        last = (error.message, [], error.help)
      }
      guard ContinuousClock.now < deadline else { return end(.failed, last.0, last.1, last.2) }
      guard interrupts.sleep(.milliseconds(Int64.random(in: 400...900))) else {
        throw ProvisionFailure(
          "interrupted; the stack runs on", kind: .interrupted(interrupts.signal))
      }
    }
  }

  /// Whether the programs were given the secrets that there are now.
  private func secrets(_ marks: SecretMarks) -> Look {
    let changed = marks.changes(stack.secrets).keys.sorted()
    guard !changed.isEmpty else {
      return .proven("no secret has changed since 'belfry up' applied them")
    }
    let lines = changed.map { name in
      let users = stack.model.services.filter { $0.secrets.contains(name) }.map(\.name)
      return "secrets/\(name): \(users.joined(separator: ", "))"
    }
    return .doubtful(
      "\(changed.count) secrets have changed since; 'belfry up' makes the programs read them", lines
    )
  }

  private func services() -> Look {
    guard let found = try? stack.containers() else {
      return .waiting("the engine does not answer")
    }
    containers = found
    let states = stack.model.services.map { ($0.name, ServiceState($0, found)) }
    let open = states.filter { !$0.1.isWell }
    guard !open.isEmpty else { return .proven("\(states.count) services run and are healthy") }
    let lines = open.map { "\($0.0): \($0.1.words)" }
    let message = "\(open.count) of \(states.count) services do not run or are not healthy"
    guard open.contains(where: { $0.1.phase == .starting }) else {
      return .failed(message, lines, help: "'belfry up' starts them.")
    }
    return .waiting(message, lines)
  }
}
