package import BelfryYAML

/// Host and port, as in `redis:6379` or `[::1]:6379`; the port may be left out.
package struct NetworkAddress: TextField {
  package let text: String
  package let host: String
  /// Nothing where the usual port is meant.
  package let port: Int?

  package init?(_ text: String) {
    guard let (host, port) = Self.split(text) else { return nil }
    self.text = text
    self.host = host
    self.port = port
  }

  private static func split(_ text: String) -> (host: String, port: Int?)? {
    var host = Substring(text)
    var port: Int?
    if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
      guard let number = PortNumber(String(text[text.index(after: colon)...])) else { return nil }
      port = number.value
      host = text[..<colon]
    }
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inner = host.dropFirst().dropLast()
      let fits = spelt(String(inner), first: isHex, rest: isHex, atMost: 45)
      return fits ? (String(host), port) : nil
    }
    let fits = spelt(
      String(host), first: { $0.isLetter || $0.isDigit },
      rest: { $0.isLetter || $0.isDigit || [0x2D, 0x2E, 0x5F].contains($0) }, atMost: 253)
    return fits ? (String(host), port) : nil
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte.isDigit || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte) || byte == 0x3A
  }

  package static let pattern = "^(\\[[0-9A-Fa-f:]+\\]|[A-Za-z0-9][A-Za-z0-9._-]*)(:[0-9]{1,5})?$"
  package static let words = "an address such as 'redis:6379'"
}

/// Where metrics are read: `api:8000/metrics`, with `https://` in front where TLS is on.
package struct MetricsEndpoint: TextField {
  package let text: String
  package let scheme: String
  package let address: NetworkAddress
  package let path: String

  package init?(_ text: String) {
    var rest = Substring(text)
    scheme = rest.hasPrefix("https://") ? "https" : "http"
    for prefix in ["http://", "https://"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let address = NetworkAddress(String(rest[..<slash])), address.port != nil else {
      return nil
    }
    let path = String(rest[slash...])
    guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3F && $0 != 0x23 }) else {
      return nil
    }
    self.text = text
    self.address = address
    self.path = path.isEmpty ? "/metrics" : path
  }

  package static let pattern = "^(https?://)?[^/\\s]+:[0-9]{1,5}(/[^\\s?#]*)?$"
  package static let words = "host, port and path such as 'api:8000/metrics'"
}

/// An `http` or `https` address without user and password in it.
package struct WebURL: TextField {
  package let text: String
  package let scheme: String

  package init?(_ text: String) {
    guard let scheme = ["http", "https"].first(where: { text.hasPrefix("\($0)://") }) else {
      return nil
    }
    let rest = text.dropFirst(scheme.count + 3)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard NetworkAddress(String(authority)) != nil,
      rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    self.text = text
    self.scheme = scheme
  }

  private var afterScheme: Substring { text.dropFirst(scheme.utf8.count + 3) }

  /// The host, without the port.
  package var host: String {
    let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return NetworkAddress(String(authority))?.host ?? String(authority)
  }

  /// The path, without what follows `?` or `#`; `/` where there is none.
  package var path: String {
    guard let slash = afterScheme.firstIndex(of: "/") else { return "/" }
    return String(afterScheme[slash...].prefix { $0 != "?" && $0 != "#" })
  }

  /// Host and port, the scheme's where none is said.
  package var authority: String {
    let authority = String(afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    guard NetworkAddress(authority)?.port == nil else { return authority }
    return "\(authority):\(scheme == "https" ? 443 : 80)"
  }

  /// The path without its last slash; nothing where there is none.
  package var prefix: String? {
    let end = path.hasSuffix("/") ? String(path.dropLast()) : path
    return end.isEmpty ? nil : end
  }

  package static let pattern = "^https?://[^@\\s/]+(/\\S*)?$"
  package static let words = "an address such as 'https://shop.example.com/health'"
}

/// A mail address.
package struct MailAddress: TextField {
  package let text: String

  package init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, NetworkAddress(String(parts[1]))?.port == nil,
      NetworkAddress(String(parts[1])) != nil,
      parts[0].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2C })
    else { return nil }
    self.text = text
  }

  package static let pattern = "^[^@\\s,]+@[A-Za-z0-9][A-Za-z0-9.-]*$"
  package static let words = "a mail address such as 'ops@example.com'"
}

/// A TCP port.
package struct PortNumber: Field, Hashable, Sendable {
  package let value: Int

  package init?(_ text: String) {
    guard let value = Int(text), (1...65535).contains(value), text.utf8.first?.isDigit == true
    else { return nil }
    self.value = value
  }

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> PortNumber? {
    if node.kind == .scalar, let port = PortNumber(node.text) { return port }
    context.wrongType(node, wanted: shape.words)
    return nil
  }

  package func encode() -> Value? { .integer(value) }

  package static var shape: Shape { .integer(minimum: 1, maximum: 65535) }
}

/// An HTTP status code.
package struct StatusCode: Field, Hashable, Sendable {
  package let value: Int

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> StatusCode? {
    if node.kind == .scalar, let code = Int(node.text), (100...599).contains(code) {
      return StatusCode(value: code)
    }
    context.wrongType(node, wanted: shape.words)
    return nil
  }

  package func encode() -> Value? { .integer(value) }

  package static var shape: Shape { .integer(minimum: 100, maximum: 599) }
}

/// An IPv4 subnet whose first address becomes the bridge's gateway.
package struct Subnet: TextField {
  package let text: String
  /// The first address of the subnet.
  package let gateway: String

  package init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let prefix = Int(halves[1]), (16...29).contains(prefix) else {
      return nil
    }
    let octets = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let numbers = octets.compactMap { UInt32($0) }
    guard octets.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 <= 255 }) else {
      return nil
    }
    let address = numbers.reduce(0) { $0 << 8 | $1 }
    guard address & (UInt32.max >> UInt32(prefix)) == 0 else { return nil }
    self.text = text
    gateway = "\(numbers[0]).\(numbers[1]).\(numbers[2]).\(numbers[3] + 1)"
  }

  package static let pattern = "^[0-9]{1,3}(\\.[0-9]{1,3}){3}/(1[6-9]|2[0-9])$"
  package static let words = "an IPv4 subnet of /16 to /29 such as '172.31.250.0/24'"
}
