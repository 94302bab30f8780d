import ArgumentParser
import BelfryCatalogue
import BelfryGenerate
import BelfryHTTP
import BelfryModels
import BelfryProfile
import BelfryProvision
import Glibc
import Synchronization

/// `belfry simulate`.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Serves the metrics of a profile's services before they exist.",
    discussion: """
      Each service is answered for at the port and path that its profile names, by the host that \
      is asked for, and below /NAME as well. Load follows the day; what is drawn is the same for \
      the same seed and start. --scenario lets something go wrong, from the start on, or at a \
      time: slow@5m+10m begins after five minutes and lasts ten. Scenarios:

      \(Scenario.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      """)

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile = "belfry.yaml"

  @Option(
    help: "NAME, NAME@BEGIN or NAME@BEGIN+LENGTH: what goes wrong, and when.",
    completion: .list(Scenario.allCases.map(\.rawValue)))
  var scenario: [String] = []

  @Option(help: "Number that everything random follows from.")
  var seed: UInt64 = 1

  @Option(help: "Address to listen on.")
  var bind = "127.0.0.1"

  @Option(help: "One port for all services, instead of the profile's ports; 0 for any.")
  var port: Int?

  @Option(help: "Serves nothing: prints what a service would serve after this time, as in 10m.")
  var after: String?

  @Option(help: "Seconds since 1970 at which the simulated time starts.")
  var start: Double?

  @Option(help: "How many simulated seconds pass in one.")
  var speed = 1.0

  @Option(help: "With --after: the service. Default: the first.")
  var service: String?

  @Option(help: "Folder with packs of your own.", completion: .directory)
  var templates: String?

  @Option(help: "Serves nothing: asks an address, and ends with 1 where it is not well.")
  var probe: String?

  func validate() throws {
    _ = try troubles()
    if let after { _ = try Self.seconds(after) }
    guard speed > 0, speed <= 10_000 else {
      throw ValidationError("--speed is above 0 and at most 10000.")
    }
    if let port, !(0...65535).contains(port) {
      throw ValidationError("--port is from 0 to 65535.")
    }
  }

  func run() throws {
    if let probe { return try ask(probe) }
    let (profile, file) = try Input.profile(profile)
    let catalogue = try Input.catalogue(templates)
    let (plan, planned) = Planner.plan(profile, from: file, using: catalogue)
    guard let plan else {
      Console.show(planned, [file])
      throw ExitCode(2)
    }
    var simulation = Simulation(
      plan, seed: seed, start: start ?? Double(time(nil)), troubles: try troubles())
    if let after {
      simulation.advance(to: try Self.seconds(after))
      let chosen = try chosen(simulation.services)
      return Console.print(String(decoding: chosen.exposition(), as: UTF8.self))
    }
    try serve(simulation)
  }

  private func chosen(_ services: [SimulatedService]) throws -> SimulatedService {
    guard let service else {
      guard let first = services.first else { throw ExitCode(2) }
      return first
    }
    guard let found = services.first(where: { $0.name == service }) else {
      Console.error(
        "error: no service is called '\(service)'\n  help: there are: "
          + services.map(\.name).joined(separator: ", "))
      throw ExitCode(2)
    }
    return found
  }

  /// A health check for images that hold nothing but this program.
  private func ask(_ address: String) throws {
    let place: WebAddress
    do throws(WebAddress.Fault) { place = try WebAddress(address) } catch {
      throw ValidationError("'\(address)' is no address: \(error.message)")
    }
    let limits = HTTPLimits(connect: .seconds(2), total: .seconds(4))
    do throws(HTTPFailure) {
      _ = try HTTPSession(connect: limits.connect).get(HTTPRequest(place, limits: limits))
    } catch {
      Console.error("\(address): \(error.message)")
      throw ExitCode(1)
    }
  }

  // MARK: Serving

  private func serve(_ simulation: Simulation) throws {
    // The first program of a container is not ended by signals that it does not take.
    for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(0) } }
    let site = SimulatedSite(simulation, speed: speed)
    let server = HTTPServer { site.reply(to: $0) }
    let own = Set(simulation.services.compactMap(\.endpoint.address.port)).sorted()
    for wanted in port.map({ [$0] }) ?? own {
      let bound = try listen(server, wanted)
      for service in simulation.services
      where port != nil || service.endpoint.address.port == wanted {
        Console.error(
          "\(service.name): http://\(bind):\(bound)/\(service.name)\(service.endpoint.path)")
      }
    }
    withExtendedLifetime(server) {
      while true { sleep(3600) }
    }
  }

  private func listen(_ server: HTTPServer, _ port: Int) throws -> Int {
    do throws(HTTPFailure) {
      return try server.listen(bind, port: port)
    } catch {
      Console.error("error: \(error.message)\n  help: \(error.help ?? "")")
      throw ExitCode(3)
    }
  }

  // MARK: Times

  /// What goes wrong, in order of its beginning.
  private func troubles() throws -> [Simulation.Trouble] {
    try scenario.map { text in
      let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
      guard let scenario = Scenario(rawValue: parts.first ?? "") else {
        throw ValidationError(
          "'\(text)' names no scenario; there are: "
            + Scenario.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard parts.count == 2 else { return Simulation.Trouble(scenario) }
      let times = parts[1].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
      guard times.count <= 2 else { throw ValidationError("'\(text)' is not NAME@BEGIN+LENGTH.") }
      return Simulation.Trouble(
        scenario, begin: try Self.seconds(times[0]),
        length: times.count == 2 ? try Self.seconds(times[1]) : nil)
    }.sorted { $0.begin < $1.begin }
  }

  private static func seconds(_ text: String) throws -> Int {
    guard let duration = PrometheusDuration(text), duration.milliseconds <= 366 * 86_400_000 else {
      throw ValidationError("'\(text)' is no time such as 90s, 10m or 1h, up to a year.")
    }
    return Int(duration.milliseconds / 1000)
  }
}

/// What a simulation answers, by host and path.
private final class SimulatedSite: Sendable {
  private let state: Mutex<Simulation>
  private let began = ContinuousClock.now
  private let speed: Double

  init(_ simulation: Simulation, speed: Double) {
    state = Mutex(simulation)
    self.speed = speed
  }

  func reply(to question: HTTPServer.Question) -> HTTPServer.Reply {
    let second = Int((.now - began).inSeconds * speed)
    return state.withLock { simulation in
      simulation.advance(to: second)
      if simulation.isDown {
        return HTTPServer.Reply(status: 503, body: Array("down, as the scenario wants\n".utf8))
      }
      if let service = Self.service(question, simulation.services) {
        return HTTPServer.Reply(
          type: "text/plain; version=0.0.4; charset=utf-8", body: service.exposition())
      }
      let page = simulation.pages.first { page in
        page.path == question.path && (page.host == question.host || question.host == "127.0.0.1")
      }
      guard let page else {
        let list = simulation.services.map { "/\($0.name)\($0.endpoint.path)\n" }.joined()
        return HTTPServer.Reply(status: 404, body: Array(list.utf8))
      }
      return HTTPServer.Reply(status: page.status, type: page.type, body: page.body)
    }
  }

  /// By `/NAME/path`, by host and path, or by the path alone where only one service has it.
  private static func service(
    _ question: HTTPServer.Question, _ services: [SimulatedService]
  ) -> SimulatedService? {
    if let named = services.first(where: { question.path == "/\($0.name)\($0.endpoint.path)" }) {
      return named
    }
    let alike = services.filter { $0.endpoint.path == question.path }
    return alike.first { $0.endpoint.address.host == question.host }
      ?? (alike.count == 1 ? alike.first : nil)
  }
}
