import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Says in plain words why a request failed.
struct FailureWords: Sendable {
  private let address: WebAddress
  private let limits: HTTPLimits
  private let hasCredentials: Bool
  /// Where a redirect led, to be put before what failed there.
  private let place: String

  init(_ address: WebAddress, _ request: HTTPRequest, redirects: [WebAddress]) {
    self.address = address
    limits = request.limits
    hasCredentials = request.credentials != nil && address.origin == request.address.origin
    place = redirects.last.map { "it redirects to '\($0)', where " } ?? ""
  }

  /// What an exchange ended with.
  ///
  /// - Parameter bytes: Bytes of the body that came before; nothing where there was no answer.
  func failure(_ fault: Exchange.Fault, after bytes: Int? = nil) -> HTTPFailure {
    switch fault {
    case .deadline:
      let part = bytes.map {
        "its answer is not whole after \(limits.total.words), but \($0) bytes"
      }
      return HTTPFailure(
        .timeout, place + (part ?? "nothing answers within \(limits.total.words)"),
        help: "Give --timeout, if it needs longer; Prometheus gives up after scrape_timeout.")
    case .failed(let error): return failure(error, after: bytes)
    }
  }

  private func failure(_ error: any Error, after bytes: Int?) -> HTTPFailure {
    if let bytes {
      return HTTPFailure(
        .unreachable, place + "its answer breaks off after \(bytes) bytes",
        help: "The connection was closed before all of it came: \(reason(error)).")
    }
    if let error = error as? NIOConnectionError { return connection(error) }
    if error is IOError {
      return HTTPFailure(
        .unreachable, place + "no connection: \(reason(error))",
        help: "Does the program run, and listen on that port?")
    }
    if let failure = encryption(error) { return failure }
    switch error as? HTTPClientError {
    case .connectTimeout?:
      return HTTPFailure(
        .timeout, place + "no connection stands within \(limits.connect.words)",
        help: "Is the host up, and is nothing in the way? --timeout waits longer.")
    case .tlsHandshakeTimeout?:
      return HTTPFailure(
        .encryption, place + "it does not answer to encryption within \(limits.connect.words)",
        help: "Does it speak https there?")
    case .remoteConnectionClosed?:
      return HTTPFailure(
        .unreachable, place + "the connection is closed without an answer",
        help: address.scheme == "http" ? "Does it want https?" : nil)
    case .invalidURL?, .emptyHost?:
      return HTTPFailure(.unusable, place + "the address cannot be asked")
    default: break
    }
    return HTTPFailure(
      .unreachable, place + "what answers does not speak HTTP, or breaks off: \(reason(error))",
      help: "Is it the right port?")
  }

  private func connection(_ error: NIOConnectionError) -> HTTPFailure {
    if error.connectionErrors.isEmpty || error.dnsAError != nil && error.dnsAAAAError != nil {
      return HTTPFailure(
        .unreachable, place + "the host '\(address.host)' is not known",
        help: "Names of Compose services are known inside of their networks alone.")
    }
    let reasons = error.connectionErrors.map { reason($0.error) }
    return HTTPFailure(
      .unreachable, place + "no connection: \(reasons.first ?? "nobody answers")",
      help: "Does the program run, and listen on that port?")
  }

  private func encryption(_ error: any Error) -> HTTPFailure? {
    if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
      return HTTPFailure(
        .encryption, place + "its certificate is for another name than '\(address.host)'",
        help: "Use a name that stands in the certificate.")
    }
    guard error is NIOSSLError || error is BoringSSLError else { return nil }
    let text = String(describing: error)
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      return HTTPFailure(
        .encryption, place + "its certificate is not trusted",
        help: "Nobody known signed it, or its time is over. Name its authority with --ca.")
    }
    if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
      return HTTPFailure(
        .encryption, place + "it does not speak https there", help: "Try http://.")
    }
    return HTTPFailure(
      .encryption, place + "no agreement on encryption",
      help: "The server wants another version of TLS, or a certificate from who asks.")
  }

  /// The answer to a status that is no success.
  func refusal(_ status: Int, challenge: String?) -> HTTPFailure {
    let name = HTTPResponseStatus(statusCode: status).reasonPhrase
    let message = place + "the answer is \(status)\(name.isEmpty ? "" : " (\(name))")"
    switch status {
    case 401:
      let wanted = challenge.map { ", by \($0.prefix { $0 != " " && $0 != "," }.prefix(20))" } ?? ""
      return HTTPFailure(
        .refused(status), message,
        help: hasCredentials
          ? "It does not take what was sent; look at the secret\(wanted)."
          : "It wants to know who asks\(wanted): --user with --password-file, or --bearer-file.")
    case 403:
      return HTTPFailure(.refused(status), message, help: "Who asks may not see it.")
    case 404, 410:
      return HTTPFailure(
        .refused(status), message, help: "Look at the path: most programs have '/metrics'.")
    case 500...599:
      return HTTPFailure(.unreachable, message, help: "The server's log should say why.")
    default: return HTTPFailure(.refused(status), message)
    }
  }

  /// An error in a few words.
  private func reason(_ error: any Error) -> String {
    if let error = error as? IOError {
      switch error.errnoCode {
      case 111: return "connection refused"
      case 104: return "connection reset"
      case 113: return "no route to the host"
      case 101: return "network unreachable"
      default: return "error \(error.errnoCode) of the system"
      }
    }
    if let error = error as? HTTPClientError { return error.shortDescription }
    if error is HTTPParserError { return "it is not framed as HTTP wants" }
    return String(String(describing: error).prefix(60))
  }
}
