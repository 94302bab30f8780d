import Glibc
import Synchronization

/// A server on 127.0.0.1 that treats everybody as a test says, well or badly.
package final class Loopback: Sendable {
  /// What was asked, as far as its head goes.
  package struct Request: Sendable {
    /// The first line and the headers.
    package let lines: [String]
    /// Path and query.
    package var target: String {
      let words = lines.first?.split(separator: " ") ?? []
      return words.count > 1 ? String(words[1]) : ""
    }
    /// A header, its name in any letters.
    package func header(_ name: String) -> String? {
      lines.first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
  }

  /// The port, which the system chose.
  package let port: Int
  private let listener: Int32
  private let seen = Mutex<[Request]>([])

  /// Listens; each connection has a thread of its own.
  package init(_ answer: @escaping @Sendable (Request, Peer) -> Void) {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        guard bind(descriptor, place, length) == 0, listen(descriptor, 16) == 0,
          getsockname(descriptor, place, &length) == 0
        else { return 0 }
        return Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
    Self.thread { [self] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0 else {
          // Here, where nobody accepts any more: its number may soon be that of another listener.
          _ = Glibc.close(descriptor)
          return
        }
        Self.thread {
          let peer = Peer(connection)
          if let request = peer.head() {
            self.seen.withLock { $0.append(request) }
            answer(request, peer)
          }
          peer.end()
        }
      }
    }
  }

  /// The address of a path.
  package func address(_ path: String = "/metrics") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// All that was asked so far.
  package var requests: [Request] { seen.withLock { $0 } }

  /// Takes no more connections.
  package func close() { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }
}

/// Who asked.
package struct Peer: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Sends a text; whether it could.
  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends bytes; whether it could.
  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// An answer with a length.
  package func answer(
    _ status: String = "200 OK", _ body: [UInt8], headers: [String] = [],
    type: String? = "text/plain; version=0.0.4"
  ) {
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"]
      + (type.map { ["Content-Type: \($0)"] } ?? []) + headers
    send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    send(body)
  }

  /// An answer with a length.
  package func answer(
    _ status: String = "200 OK", _ body: String = "", headers: [String] = [],
    type: String? = "text/plain; version=0.0.4"
  ) {
    answer(status, Array(body.utf8), headers: headers, type: type)
  }

  /// Waits until the other side has closed, at most for some milliseconds; whether it has.
  @discardableResult
  package func isGone(within milliseconds: Int32 = 30_000) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return false }
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, 0) <= 0
  }

  /// Breaks the connection so that the other side gets a reset.
  package func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
  }

  func head() -> Loopback.Request? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 65_536 {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        return Loopback.Request(
          lines: text[..<end.lowerBound].split(separator: "\r\n").map(String.init))
      }
    }
    return nil
  }

  func end() {
    shutdown(descriptor, Int32(SHUT_WR))
    close(descriptor)
  }
}
