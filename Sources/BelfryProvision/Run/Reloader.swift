import BelfryHTTP
import Glibc

/// Makes programs read their configuration anew, and sees that they did.
package struct Reloader {
  private let stack: Stack
  private let session: HTTPSession
  /// Metrics that tell of reloads, before the part that all programs share.
  private static let prefixes = [
    "prometheus": "prometheus", "alertmanager": "alertmanager",
    "blackbox-exporter": "blackbox_exporter",
  ]
  private static let patience = Duration.seconds(20)

  package init(_ stack: Stack) throws(ProvisionFailure) {
    self.stack = stack
    session = try .toStack(connect: .seconds(3))
  }

  /// The services of a stack that can reload and run.
  package func services(_ containers: [RunningContainer]) -> [String] {
    stack.model.services.filter { service in
      UpPlan.reloading.contains(service.program)
        && containers.contains { $0.service == service.name && $0.status == "running" }
    }.map(\.name)
  }

  /// Reloads a service by SIGHUP.
  ///
  /// - Returns: Whether it was seen to reload; otherwise only that it was told to.
  package func reload(
    _ name: String, _ containers: [RunningContainer]
  ) throws(ProvisionFailure) -> Bool {
    guard let service = stack.model.service(name) else { return false }
    let client = ProgramClient(service.program, of: stack, containers, session)
    let before = client.flatMap { state($0, service.program) }
    let sent = try stack.docker.compose(stack.folder, ["kill", "--signal", "SIGHUP", name])
    guard sent.status == 0 else {
      throw ProvisionFailure(
        "'\(name)' cannot be told to reload",
        lines: sent.complaint.split(separator: "\n").suffix(3).map(String.init))
    }
    guard let client, let before else { return false }
    let end = ContinuousClock.now + Self.patience
    while ContinuousClock.now < end {
      usleep(200_000)
      guard let now = state(client, service.program) else { continue }
      if now.isGood, now.time > before.time { return true }
      // A reload that failed before leaves the mark until the next one.
      if !now.isGood, before.isGood || ContinuousClock.now > end - .seconds(15) {
        throw refused(name, containers)
      }
    }
    throw ProvisionFailure(
      "'\(name)' was told to reload, and has not done so within 20 s",
      lines: last(name, containers))
  }

  private func refused(_ name: String, _ containers: [RunningContainer]) -> ProvisionFailure {
    ProvisionFailure(
      "'\(name)' does not take its new configuration, and goes on with the one before",
      help: "Mend it and run again, or 'belfry up --rollback'.", lines: last(name, containers))
  }

  private func last(_ name: String, _ containers: [RunningContainer]) -> [String] {
    containers.first { $0.service == name }.map { stack.lastLines($0.id, 4) } ?? []
  }

  /// Whether the last reload went well, and when one last did, in seconds.
  private func state(
    _ client: ProgramClient, _ program: String
  ) -> (isGood: Bool, time: Double)? {
    guard let prefix = Self.prefixes[program] else { return nil }
    let names = ["successful", "success_timestamp_seconds"].map {
      "\(prefix)_config_last_reload_\($0)"
    }
    guard let found = try? client.metrics(Set(names)), let good = found[names[0]],
      let time = found[names[1]]
    else { return nil }
    return (good == 1, time)
  }
}
