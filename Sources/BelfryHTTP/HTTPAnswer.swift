import NIOCore
import NIOHTTP1

/// An answer whose body is read piece by piece; it ends with the last reference to it.
package final class HTTPAnswer {
  /// The status, from 200 to 299.
  package let status: Int
  /// The address that answered, after redirects.
  package let address: WebAddress
  /// The addresses that redirects led to, the one that answered being the last.
  package let redirects: [WebAddress]
  private let headers: HTTPHeaders
  private let exchange: Exchange
  private let words: FailureWords
  private let limit: Int
  private var taken = 0

  init(
    status: Int, address: WebAddress, redirects: [WebAddress], headers: HTTPHeaders,
    exchange: Exchange, words: FailureWords, limit: Int
  ) {
    self.status = status
    self.address = address
    self.redirects = redirects
    self.headers = headers
    self.exchange = exchange
    self.words = words
    self.limit = limit
  }

  deinit { exchange.cancel() }

  /// The first header of a name, in any letters.
  package func header(_ name: String) -> String? { headers.first(name: name) }

  /// The next bytes of the body, as they were sent; nothing at its end.
  package func next() throws(HTTPFailure) -> [UInt8]? {
    let piece: ByteBuffer?
    do throws(Exchange.Fault) { piece = try exchange.next() } catch {
      throw words.failure(error, after: taken)
    }
    guard let piece else { return nil }
    taken += piece.readableBytes
    guard taken <= limit else {
      exchange.cancel()
      throw HTTPFailure(
        .size, "it sends more than \(limit) bytes",
        help: "Give --max-size, if that is meant to be so.")
    }
    return Array(piece.readableBytesView)
  }

  /// At least so many bytes, as they were sent; fewer at the end of the body, where none follow.
  package func next(_ least: Int) throws(HTTPFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < least, let piece = try next() { bytes += piece }
    return bytes
  }

  /// The whole body.
  package func body() throws(HTTPFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try next() { bytes += piece }
    return bytes
  }
}
