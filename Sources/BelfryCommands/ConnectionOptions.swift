import ArgumentParser
import BelfryHTTP
import BelfrySource

/// Options about servers that are asked: whom to trust, who asks, how long and how much.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: "Trusts the authorities in this file (PEM) alone; else those of the system.",
    completion: .file())
  var ca: String?

  @Option(
    help:
      "The name for basic authentication; the password is in --password-file or BELFRY_PASSWORD.")
  var user: String?

  @Option(help: "A file with the password.", completion: .file())
  var passwordFile: String?

  @Option(
    help: "A file with a bearer token, which may be in BELFRY_BEARER too.", completion: .file())
  var bearerFile: String?

  @Option(help: "How long an answer may take, until its last byte.")
  var timeout = TimeSpan(seconds: 10)

  @Option(help: "Most bytes that an address may send, packed or not.")
  var maxSize = ByteCount(mebibytes: 256)

  func validate() throws {
    if user != nil, bearerFile != nil {
      throw ValidationError("A server takes --user or --bearer-file, not both.")
    }
    if user == nil, passwordFile != nil {
      throw ValidationError("--password-file needs --user.")
    }
  }

  /// Who asks; secrets come from files or the environment, never from the command line.
  func credentials() throws -> Credentials? {
    var found: Credentials?
    if let user {
      guard let password = try secret(passwordFile, "BELFRY_PASSWORD") else {
        throw ValidationError("--user needs --password-file, or BELFRY_PASSWORD.")
      }
      found = .basic(user: user, password: password)
    } else if let token = try secret(bearerFile, "BELFRY_BEARER") {
      found = .bearer(token)
    }
    if let found, !found.isSendable {
      throw ValidationError("The name or token holds what cannot be sent.")
    }
    return found
  }

  private func secret(_ path: String?, _ variable: String) throws -> String? {
    guard let path else { return Console.environment(variable).flatMap { $0.isEmpty ? nil : $0 } }
    let bytes = try Input.file(path).bytes
    let end = bytes.lastIndex { ![0x0A, 0x0D].contains($0) } ?? -1
    return String(decoding: bytes[...end], as: UTF8.self)
  }

  /// What opens connections for one command.
  func session() throws -> HTTPSession {
    do throws(HTTPFailure) {
      return try HTTPSession(authorities: ca, connect: timeout.duration)
    } catch {
      throw Self.refuse(ca ?? "", error)
    }
  }

  /// A request to an address.
  func request(_ address: WebAddress, _ headers: [(name: String, value: String)]) throws
    -> HTTPRequest
  {
    HTTPRequest(
      address, headers: headers, credentials: try credentials(),
      limits: HTTPLimits(
        connect: timeout.duration, total: timeout.duration, bytes: maxSize.bytes))
  }

  /// Reads an address; one that is none ends the command with 2, without being shown.
  static func address(_ text: String) throws -> WebAddress {
    do throws(WebAddress.Fault) { return try WebAddress(text) } catch {
      let isSecret = text.contains("@")
      Console.error(
        "\(isSecret ? "the address" : text): error: this is no address: \(error.message)")
      throw ExitCode(2)
    }
  }

  /// Says why there is no answer: status 3 where the server or the way to it failed, else 2.
  static func refuse(_ name: String, _ failure: HTTPFailure) -> ExitCode {
    let help = failure.help.map { "\n  help: \($0)" } ?? ""
    Console.error("\(name): error: \(failure.message)\(help)")
    return ExitCode(failure.isEnvironment ? 3 : 2)
  }
}
