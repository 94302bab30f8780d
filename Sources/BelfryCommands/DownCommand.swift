import ArgumentParser
import BelfryProvision

/// `belfry down`.
struct DownCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down",
    abstract: "Stops a stack and removes its containers and networks; data stays.",
    discussion: "Volumes, with everything that was measured and logged, go only with --volumes.")

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  @Flag(help: "Removes the volumes as well: all data of the stack is lost.")
  var volumes = false

  @Flag(name: .shortAndLong, help: "Does not ask.")
  var yes = false

  func run() throws {
    let place = try StackOptions.folder(folder)
    let store = AppliedStore(bundle: place)
    do throws(ProvisionFailure) {
      let lock = try store.lock()
      defer { store.unlock(lock) }
      let stack = try StackOptions.open(place)
      if volumes, !yes { try confirm(stack.model.name) }
      let interrupts = Interrupts()
      var process = stack.docker.composeProcess(
        place, ["down", "--remove-orphans"] + (volumes ? ["--volumes"] : []))
      process.interrupts = interrupts
      process.lock = lock
      let outcome = try Docker.run(process)
      if outcome.isInterrupted {
        throw ProvisionFailure(
          "interrupted; some containers may still run", help: "Run 'belfry down' again.",
          kind: .interrupted(interrupts.signal))
      }
      guard outcome.status == 0 else {
        throw ProvisionFailure(
          "'docker compose down' ends with \(outcome.status)",
          lines: outcome.complaint.split(separator: "\n").suffix(4).map(String.init))
      }
      Console.print(
        "\(stack.model.name) is down; \(volumes ? "its data is gone" : "its data stays")\n")
    } catch {
      throw StackOptions.refuse(folder, error)
    }
  }

  private func confirm(_ project: String) throws(ProvisionFailure) {
    try StackOptions.confirm(
      project, "All data of '\(project)' will be lost.",
      else: "--volumes removes all data of '\(project)', and nobody can be asked",
      help: "Give --yes as well, if that is meant.")
  }
}
