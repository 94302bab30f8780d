import AsyncHTTPClient
import Dispatch
import NIOCore
import NIOHTTP1
import NIOSSL

/// Asks servers, and follows where they lead; what it opens is closed with the last reference.
///
/// Its calls wait on the thread that makes them.
package final class HTTPSession {
  private let client: HTTPClient

  /// A session that trusts the system's authorities, or those of a file in PEM alone.
  package init(authorities: String? = nil, connect: Duration = .seconds(10)) throws(HTTPFailure) {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let authorities {
      do {
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authorities))
      } catch {
        throw HTTPFailure(
          .unusable, "there are no certificates in PEM to be read",
          help: "Give the certificate of the authority that signed the server's.")
      }
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: .nanoseconds(connect.wholeNanoseconds)))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(configuration: configuration)
  }

  deinit { try? client.syncShutdown() }

  /// Asks; an answer is one of success, all others are failures.
  package func get(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPAnswer {
    let deadline = DispatchTime.now() + .nanoseconds(Int(request.limits.total.wholeNanoseconds))
    var address = request.address
    var redirects: [WebAddress] = []
    while true {
      let words = FailureWords(address, request, redirects: redirects)
      let exchange = Exchange(self.request(request, at: address), by: client, until: deadline)
      let head: (status: Int, headers: HTTPHeaders)
      do throws(Exchange.Fault) { head = try exchange.head() } catch { throw words.failure(error) }
      if (200..<300).contains(head.status) {
        return HTTPAnswer(
          status: head.status, address: address, redirects: redirects, headers: head.headers,
          exchange: exchange, words: words, limit: request.limits.bytes)
      }
      exchange.cancel()
      guard [301, 302, 303, 307, 308].contains(head.status) else {
        throw words.refusal(head.status, challenge: head.headers.first(name: "WWW-Authenticate"))
      }
      guard request.body == nil, request.method == nil else {
        throw HTTPFailure(.redirect, "it redirects what is sent to it")
      }
      address = try follow(head.headers.first(name: "Location"), from: address, request, redirects)
      redirects.append(address)
    }
  }

  private func follow(
    _ location: String?, from address: WebAddress, _ request: HTTPRequest, _ before: [WebAddress]
  ) throws(HTTPFailure) -> WebAddress {
    guard let location else {
      throw HTTPFailure(.redirect, "it redirects, but does not say where to")
    }
    let next: WebAddress
    do throws(WebAddress.Fault) { next = try address.following(location) } catch {
      throw HTTPFailure(
        .redirect, "it redirects to what is no address: \(error.message)",
        help: "Ask the server what it means, or give the address itself.")
    }
    let seen = ([request.address] + before).map(\.plain)
    guard !seen.contains(next.plain) else {
      throw HTTPFailure(
        .redirect, "it redirects in a circle, back to '\(next)'",
        help: "The server sends everybody there; Prometheus gives up as well.")
    }
    guard before.count < request.limits.redirects else {
      throw HTTPFailure(
        .redirect, "it redirects more than \(request.limits.redirects) times, last to '\(next)'")
    }
    return next
  }

  private func request(_ request: HTTPRequest, at address: WebAddress) -> HTTPClientRequest {
    var result = HTTPClientRequest(url: address.plain)
    for (name, value) in request.headers { result.headers.add(name: name, value: value) }
    result.headers.replaceOrAdd(name: "User-Agent", value: "belfry")
    if let body = request.body {
      result.method = .POST
      result.headers.replaceOrAdd(name: "Content-Type", value: request.contentType)
      result.body = .bytes(body)
    }
    if let method = request.method { result.method = HTTPMethod(rawValue: method) }
    guard address.origin == request.address.origin else { return result }
    switch request.credentials {
    case .basic(let user, let password):
      result.setBasicAuth(username: user, password: password)
    case .bearer(let token):
      result.headers.replaceOrAdd(name: "Authorization", value: "Bearer \(token)")
    case nil: break
    }
    return result
  }
}

extension Duration {
  /// Nanoseconds, at most those of three hundred years.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    guard seconds < 9_000_000_000 else { return 9_000_000_000_000_000_000 }
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  /// In words: `10 s`, `250 ms`.
  var words: String {
    let milliseconds = wholeNanoseconds / 1_000_000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
