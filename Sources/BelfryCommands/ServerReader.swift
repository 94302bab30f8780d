import ArgumentParser
import BelfryCheck
import BelfryExposition
import BelfryHTTP
import BelfrySource
import BelfryYAML

/// Asks a Prometheus server for what it has stored.
struct ServerReader {
  /// Most jobs that are looked at.
  static let mostJobs = 100
  /// Most series of a target that are looked at.
  static let mostSeries = 100_000
  /// Most labels whose values are looked at.
  static let mostLabels = 20
  /// Most values of a label that are looked at.
  static let mostValues = 10_000

  /// The server as findings name it.
  let name: String
  private let address: WebAddress
  private let session: HTTPSession
  private let connection: ConnectionOptions

  init(_ text: String, _ connection: ConnectionOptions) throws {
    let address = try ConnectionOptions.address(text)
    self.address = address
    self.connection = connection
    let name = address.description
    self.name = name.hasSuffix("/") ? String(name.dropLast()) : name
    session = try connection.session()
  }

  /// An answer of the API; nothing else than an answer of success is of use.
  func ask(_ path: String, _ parameters: [(String, String)] = []) throws -> ServerAnswer {
    let query = WebAddress.form(parameters)
    let place = address.appending("/api/v1/\(path)" + (query.isEmpty ? "" : "?\(query)"))
    var request = try connection.request(place, [("Accept", "application/json")])
    request.limits.bytes = min(request.limits.bytes, ParseLimits.default.bytes)
    do throws(HTTPFailure) {
      let answer = try session.get(request)
      let bytes = try answer.body()
      do throws(ServerAnswer.Fault) { return try ServerAnswer(bytes) } catch {
        throw HTTPFailure(.unusable, error.message, help: error.help)
      }
    } catch {
      throw Fault(path: path, failure: error)
    }
  }

  /// An answer that there is in some versions, or to some people, alone.
  func askIfThere(
    _ path: String, _ parameters: [(String, String)] = []
  ) throws -> ServerAnswer? {
    do { return try ask(path, parameters) } catch let fault as Fault {
      switch fault.failure.kind {
      case .refused, .unusable, .size: return nil
      default: throw fault
      }
    }
  }

  /// Why a part of the API gives no answer.
  struct Fault: Error {
    let path: String
    let failure: HTTPFailure
  }

  /// Ends the command with what is wrong.
  func refuse(_ fault: Fault) -> ExitCode {
    var failure = fault.failure
    if case .refused(404) = failure.kind {
      failure = HTTPFailure(
        failure.kind, "there is no '/api/v1/\(fault.path)'",
        help: "Is it a Prometheus server, and is there a prefix before '/api/v1'?")
    }
    return ConnectionOptions.refuse(name, failure)
  }
}
