import BelfryHTTP
import BelfryTestSupport
import Foundation

/// Does on a thread of its own what waits, since tests share few threads.
func apart<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: body()) }
  }
}

/// What a request came to.
struct Result: Equatable, Sendable {
  var body: String?
  var failure: HTTPFailure?
  var redirects: [String] = []
}

/// Asks an address, and reads all of it.
func ask(
  _ address: String, credentials: Credentials? = nil, total: Duration = .seconds(20),
  bytes: Int = 1 << 20, authorities: String? = nil
) async -> Result {
  await apart {
    askNow(address, credentials, total, bytes, authorities)
  }
}

private func askNow(
  _ address: String, _ credentials: Credentials?, _ total: Duration, _ bytes: Int,
  _ authorities: String?
) -> Result {
  do {
    let session = try HTTPSession(authorities: authorities, connect: total)
    let limits = HTTPLimits(connect: total, total: total, bytes: bytes)
    let answer = try session.get(
      HTTPRequest(try WebAddress(address), credentials: credentials, limits: limits))
    return Result(
      body: String(decoding: try answer.body(), as: UTF8.self),
      redirects: answer.redirects.map(\.description))
  } catch let failure as HTTPFailure {
    return Result(failure: failure)
  } catch {
    return Result(body: "\(error)")
  }
}

/// Asks a server that answers as a test says, and closes it.
func ask(
  total: Duration = .seconds(20), bytes: Int = 1 << 20,
  _ answer: @escaping @Sendable (Loopback.Request, Peer) -> Void
) async -> Result {
  let server = Loopback(answer)
  defer { server.close() }
  return await ask(server.address(), total: total, bytes: bytes)
}
