/// An address of the web, taken apart: `http://user:password@host:port/path?query`.
package struct WebAddress: Sendable, Hashable {
  /// `http` or `https`.
  package let scheme: String
  /// A name or number, in brackets where it is of IPv6.
  package let host: String
  /// The port, where one is written.
  package let port: Int?
  /// Path and query, beginning with `/`; a fragment is left out.
  package var target: String
  /// What stands before the host, still percent-encoded: a secret most often.
  package let userInfo: String?

  /// Why a text is no address.
  package struct Fault: Error, Sendable, Equatable {
    /// What is wrong, to be put after the address.
    package let message: String
  }

  /// Whether a text is meant as an address rather than a path.
  package static func isMeant(by text: String) -> Bool {
    guard let end = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text[..<end]
    return text[end...].hasPrefix("://") && !scheme.isEmpty
      && scheme.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  /// Reads an address.
  package init(_ text: String) throws(Fault) {
    guard Self.isMeant(by: text), let colon = text.firstIndex(of: ":") else {
      throw Fault(message: "it does not begin with 'http://' or 'https://'")
    }
    scheme = text[..<colon].lowercased()
    guard scheme == "http" || scheme == "https" else {
      throw Fault(message: "'\(scheme)' is neither http nor https")
    }
    guard text.utf8.count <= 8192, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Fault(message: "it is too long, or holds blanks or letters that are not ASCII")
    }
    let rest = text[colon...].dropFirst(3)
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let authority = rest[..<end]
    let path = rest[end...].prefix { $0 != "#" }
    target = path.hasPrefix("/") ? String(path) : "/" + path
    let at = authority.lastIndex(of: "@")
    userInfo = at.map { String(authority[..<$0]) }
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    (host, port) = try Self.split(place)
  }

  private static func split(_ place: Substring) throws(Fault) -> (host: String, port: Int?) {
    let bracket = place.hasPrefix("[") ? place.firstIndex(of: "]") : nil
    let colon = place[(bracket ?? place.startIndex)...].firstIndex(of: ":")
    let host = String(place[..<(colon ?? place.endIndex)]).lowercased()
    let isName = host.utf8.allSatisfy { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
        || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
    }
    let isNumber = host.hasPrefix("[") && host.hasSuffix("]") && host.utf8.count > 3
    guard !host.isEmpty, isName || isNumber else { throw Fault(message: "it names no host") }
    guard let colon else { return (host, nil) }
    let digits = place[place.index(after: colon)...]
    guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = Int(digits),
      (1...65535).contains(port)
    else { throw Fault(message: "'\(digits)' is no port") }
    return (host, port)
  }

  private init(scheme: String, host: String, port: Int?, target: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.target = target
    userInfo = nil
  }

  /// The address that a `Location` leads to from here, without what stands before the host.
  ///
  /// RFC 3986, 5.3, without the removal of dot segments, which servers do.
  func following(_ location: String) throws(Fault) -> WebAddress {
    if Self.isMeant(by: location) {
      let next = try WebAddress(location)
      return WebAddress(
        scheme: next.scheme, host: next.host, port: next.port, target: next.target)
    }
    if location.hasPrefix("//") {
      return try following("\(scheme):\(location)")
    }
    guard location.utf8.count <= 8192, location.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Fault(message: "it is too long, or holds blanks or letters that are not ASCII")
    }
    let path = target.prefix { $0 != "?" }
    let place = String(location.prefix { $0 != "#" })
    let next: String
    if place.hasPrefix("/") {
      next = place
    } else if place.hasPrefix("?") {
      next = path + place
    } else {
      next = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex) + place
    }
    return WebAddress(scheme: scheme, host: host, port: port, target: next)
  }

  /// The same server with another path, which is put behind the one that is there.
  package func appending(_ path: String) -> WebAddress {
    var copy = self
    var base = target.prefix { $0 != "?" }
    while base.hasSuffix("/") { base = base.dropLast() }
    copy.target = base + path
    return copy
  }

  /// Scheme, host and port: what credentials are for.
  var origin: String { "\(scheme)://\(host):\(port ?? (scheme == "https" ? 443 : 80))" }

  /// What is sent to the server, without user and password.
  var plain: String { "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(target)" }

  /// User and password that stand in the address, decoded.
  package var credentials: Credentials? {
    guard let userInfo, !userInfo.isEmpty else { return nil }
    let parts = userInfo.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return .basic(
      user: Self.decoded(parts[0]), password: parts.count > 1 ? Self.decoded(parts[1]) : "")
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      let pair = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), pair.count == 2 {
        bytes.append(UInt8(pair[0] << 4 | pair[1]))
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension WebAddress: CustomStringConvertible {
  /// The address as it may be shown: without user and password, and without values that a query
  /// hands over as secrets.
  package var description: String {
    guard let mark = target.firstIndex(of: "?") else { return plain }
    let pairs = target[mark...].dropFirst().split(separator: "&", omittingEmptySubsequences: false)
    let shown = pairs.map { pair -> String in
      let name = pair.prefix { $0 != "=" }.lowercased()
      guard pair.contains("="), Self.secrets.contains(where: name.contains) else {
        return String(pair)
      }
      return pair.prefix { $0 != "=" } + "=***"
    }
    let place = "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")"
    return place + target[..<mark] + "?" + shown.joined(separator: "&")
  }

  /// Parts of names whose values are secrets.
  private static let secrets = ["token", "secret", "password", "passwd", "key", "auth", "sig"]
}
