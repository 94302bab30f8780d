import Glibc

/// A place where notifications arrive: takes whatever is sent by HTTP, and says that it is well.
package final class NotificationSink {
  /// Most bytes of a notification.
  private static let most = 4 << 20
  /// How long a sender may take.
  private static let patience = 2
  private let listener: Int32

  /// Listens on an address such as `172.31.250.1:18080`; port 0 takes a free one.
  package init(_ place: String) throws(HTTPFailure) {
    let parts = place.split(separator: ":")
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    guard parts.count == 2, let port = UInt16(parts[1]),
      inet_pton(AF_INET, String(parts[0]), &address.sin_addr) == 1
    else {
      throw HTTPFailure(
        .unusable, "'\(place)' is no address and port to listen on",
        help: "Give it as 172.31.250.1:18080.")
    }
    address.sin_port = port.bigEndian
    listener = socket(
      AF_INET,
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let listener = listener
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
          && listen(listener, 16) == 0
      }
    }
    guard isBound else {
      let reason = String(cString: strerror(errno))
      close(listener)
      throw HTTPFailure(.unreachable, "nothing can listen on '\(place)': \(reason)")
    }
  }

  deinit { close(listener) }

  /// The port that it listens on.
  package var port: Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &length)
      }
    }
    return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : 0
  }

  /// The notifications that wait now, each as it was sent, with its head.
  package func take() -> [String] {
    var found: [String] = []
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return found }
      defer { close(connection) }
      var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
      let size = socklen_t(MemoryLayout<timeval>.size)
      setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
      setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
      let bytes = Self.request(connection)
      let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".utf8)
      _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
      if !bytes.isEmpty { found.append(String(decoding: bytes, as: UTF8.self)) }
    }
  }

  /// A request of known length, or as much of it as comes in time.
  private static func request(_ connection: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var wanted = most
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < wanted {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      if wanted == most, let end = end(ofHead: bytes) {
        wanted = min(most, end + length(bytes[..<end]))
      }
    }
    return bytes
  }

  private static func end(ofHead bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...(bytes.count - 4)).first { bytes[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }
      .map { $0 + 4 }
  }

  private static func length(_ head: ArraySlice<UInt8>) -> Int {
    let lines = String(decoding: head, as: UTF8.self).lowercased().split(
      whereSeparator: \.isNewline)
    let line = lines.first { $0.hasPrefix("content-length:") }
    let digits = line?.drop { $0 != ":" }.dropFirst().filter { $0 != " " } ?? ""
    return Int(digits).map { max(0, $0) } ?? 0
  }
}
