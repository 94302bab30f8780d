import ArgumentParser
import BelfryProvision

/// `belfry reload`.
struct ReloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload",
    abstract: "Makes Prometheus, Alertmanager and the blackbox exporter read their files again.",
    discussion: """
      The bundle is checked before. A program that does not take its files goes on with those \
      before; that ends with 3. Everything else that changed needs 'belfry up'.
      """)

  @Argument(help: "Folder of the bundle.", completion: .directory)
  var folder = "."

  func run() throws {
    let place = try StackOptions.folder(folder)
    let store = AppliedStore(bundle: place)
    do throws(ProvisionFailure) {
      let lock = try store.lock()
      defer { store.unlock(lock) }
      try UpCommand.check(folder)
      let stack = try StackOptions.open(place)
      let reloader = try Reloader(stack)
      let services = reloader.services(try stack.containers())
      guard !services.isEmpty else {
        throw ProvisionFailure("nothing that can reload runs", help: "'belfry up' starts it.")
      }
      try Self.reload(services, reloader, stack, isQuiet: false)
    } catch {
      throw StackOptions.refuse(folder, error)
    }
  }

  /// Reloads services, and says how each went.
  static func reload(
    _ services: [String], _ reloader: Reloader, _ stack: Stack, isQuiet: Bool
  ) throws(ProvisionFailure) {
    let containers = try stack.containers()
    for service in services {
      let isSeen = try reloader.reload(service, containers)
      if !isQuiet {
        Console.error("  \(service): \(isSeen ? "reloaded" : "told to reload; not seen to have")")
      }
    }
  }
}
