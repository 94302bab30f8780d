/// An address as Go's `net/url` reads it, as far as it says what is refused.
package struct GoURL: Sendable {
  /// The protocol in lower case; empty where there is none.
  package private(set) var scheme = ""
  /// Host and port as they are written.
  package private(set) var host = ""

  /// Why a text is no address, in words.
  package struct Fault: Error, Sendable {
    /// What is wrong.
    package let message: String
  }

  /// Reads an address, or says why it is none.
  package init(_ text: String) throws(Fault) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw Fault(message: "an address has no control characters")
    }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count > 1 { try Self.unescape(parts[1]) }
    var rest = try takeScheme(parts.first ?? "")
    rest = rest.prefix { $0 != "?" }
    guard rest.hasPrefix("/") || rest.isEmpty || scheme.isEmpty else { return }
    if scheme.isEmpty, !rest.hasPrefix("/"), rest.prefix(while: { $0 != "/" }).contains(":") {
      throw Fault(message: "the protocol is missing before the first ':'")
    }
    if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
      let authority = rest.dropFirst(2).prefix { $0 != "/" }
      rest = rest.dropFirst(2 + authority.count)
      try read(authority: authority)
    }
    try Self.unescape(rest)
  }

  private mutating func takeScheme(_ text: Substring) throws(Fault) -> Substring {
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, 0x2B, 0x2D, 0x2E:
        if index == 0 { return text }
      case 0x3A:
        guard index > 0 else { throw Fault(message: "the protocol is missing before ':'") }
        scheme = String(text.utf8.prefix(index).map { Character(UnicodeScalar($0)) }).lowercased()
        return Substring(text.utf8.dropFirst(index + 1))
      default: return text
      }
    }
    return text
  }

  private mutating func read(authority: Substring) throws(Fault) {
    var place = authority
    if let at = authority.lastIndex(of: "@") {
      let user = authority[..<at]
      guard user.utf8.allSatisfy(Self.isUser) else {
        throw Fault(message: "the user before '@' has characters that must be escaped")
      }
      try Self.unescape(user)
      place = authority[authority.index(after: at)...]
    }
    host = String(place)
    var port = Substring()
    if place.hasPrefix("[") {
      guard let end = place.lastIndex(of: "]") else {
        throw Fault(message: "']' is missing in the host")
      }
      port = place[place.index(after: end)...]
      try Self.check(address: place[..<end].dropFirst())
    } else {
      if let colon = place.lastIndex(of: ":") { port = place[colon...] }
      if place.dropLast(port.count).contains(":") {
        throw Fault(message: "a host with ':' stands in '[' and ']'")
      }
      try Self.check(host: place.dropLast(port.count))
    }
    guard port.isEmpty || port.first == ":" && port.dropFirst().utf8.allSatisfy(Self.isDigit) else {
      throw Fault(message: "'\(port.dropFirst())' is not a port")
    }
  }

  private static func check(address: Substring) throws(Fault) {
    let parts = address.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    let isAddress = parts[0].utf8.allSatisfy { isHex($0) || $0 == 0x3A || $0 == 0x2E }
    guard isAddress, parts[0].contains(":") else {
      throw Fault(message: "'\(address)' is not an IPv6 address")
    }
  }

  /// Bytes that a host may have unescaped, beside letters and digits.
  private static let hostMarks = Set("-_.~!$&'()*+,;=:[]<>\"".utf8)

  private static func check(host: Substring) throws(Fault) {
    let bytes = Array(host.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x25 {
        guard index + 2 < bytes.count, isHex(bytes[index + 1]), isHex(bytes[index + 2]),
          bytes[index + 1] >= 0x38 || bytes[(index + 1)...(index + 2)] == [0x32, 0x35]
        else { throw Fault(message: "a '%' in the host escapes nothing that needs it") }
        index += 2
      } else if byte < 0x80, !isLetter(byte), !isDigit(byte), !hostMarks.contains(byte) {
        throw Fault(message: "'\(Character(UnicodeScalar(byte)))' cannot stand in a host")
      }
      index += 1
    }
  }

  /// Checks that every `%` has two hexadecimal digits behind it.
  private static func unescape(_ text: Substring) throws(Fault) {
    var rest = text.utf8[...]
    while let start = rest.firstIndex(of: 0x25) {
      let digits = rest[start...].dropFirst().prefix(2)
      guard digits.count == 2, digits.allSatisfy(isHex) else {
        throw Fault(message: "a '%' has no two hexadecimal digits behind it")
      }
      rest = rest[start...].dropFirst(3)
    }
  }

  private static let userMarks = Set("-._:~!$&'()*+,;=%@".utf8)
  private static func isUser(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || userMarks.contains(byte)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66
  }
}
