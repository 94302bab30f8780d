import Synchronization

/// A place where notifications arrive: takes whatever is sent by HTTP, and says that it is well.
package final class NotificationSink: Sendable {
  /// What has arrived and was not taken yet.
  private final class Post: Sendable {
    let letters = Mutex<[String]>([])
  }

  private let post = Post()
  private let server: HTTPServer

  /// The port that it listens on.
  package let port: Int

  /// Listens on an address such as `172.31.250.1:18080`; port 0 takes a free one.
  package init(_ place: String) throws(HTTPFailure) {
    let parts = place.split(separator: ":")
    guard parts.count == 2, let wanted = UInt16(parts[1]), HTTPServer.isAddress(String(parts[0]))
    else {
      throw HTTPFailure(
        .unusable, "'\(place)' is no address and port to listen on",
        help: "Give it as 172.31.250.1:18080.")
    }
    let post = post
    server = HTTPServer(methods: nil) { question in
      let text =
        "\(question.method) \(question.path) \(String(decoding: question.body, as: UTF8.self))"
      post.letters.withLock { $0.append(text) }
      return HTTPServer.Reply(body: Array("ok".utf8))
    }
    port = try server.listen(String(parts[0]), port: Int(wanted))
  }

  /// The notifications that have arrived since the last time, each with its method, path and body.
  package func take() -> [String] {
    post.letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}
