/// What the value of a label looks like, where that says whether there may be ever more of them.
public enum ValueClass: String, Sendable, CaseIterable {
  case uuid
  case email
  case ip
  case url
  /// A path with an id inside, such as `/users/4711/orders`.
  case pathWithID
  case timestamp
  /// Hexadecimal digits, as of a digest or a trace.
  case hash
  /// Words of a language, as of a message.
  case text
  /// A whole number.
  case number
  /// Anything else.
  case other

  /// What it is, in words for more than one.
  public var plural: String {
    switch self {
    case .uuid: "UUIDs"
    case .email: "mail addresses"
    case .ip: "IP addresses"
    case .url: "URLs"
    case .pathWithID: "paths with ids"
    case .timestamp: "timestamps"
    case .hash: "hashes"
    case .text: "texts"
    case .number: "numbers"
    case .other: "other values"
    }
  }

  /// Whether values of the class go on for ever.
  public var isUnbounded: Bool {
    switch self {
    case .uuid, .email, .url, .pathWithID, .timestamp, .hash, .text: true
    case .ip, .number, .other: false
    }
  }
}

extension ValueClass {
  /// What a value looks like.
  static func of(_ value: UnsafeBufferPointer<UInt8>) -> ValueClass {
    guard let first = value.first, value.count <= 2048 else {
      return value.isEmpty ? .other : .text
    }
    if value.allSatisfy(\.isDigit) { return isEpoch(value) ? .timestamp : .number }
    if isUUID(value) { return .uuid }
    if isIP(value) { return .ip }
    if isDate(value) { return .timestamp }
    if isURL(value) { return .url }
    if first == UInt8(ascii: "/") { return hasIDSegment(value) ? .pathWithID : .other }
    if isEmail(value) { return .email }
    if isHash(value) { return .hash }
    return isText(value) ? .text : .other
  }

  /// Seconds from 2001 to 2096, or as many milliseconds, microseconds or nanoseconds.
  private static func isEpoch(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard [10, 13, 16, 19].contains(value.count) else { return false }
    return UInt8(ascii: "1")...UInt8(ascii: "3") ~= value[0]
  }

  private static func isUUID(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count == 36 else { return false }
    return value.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index) ? value[index] == UInt8(ascii: "-") : value[index].isHex
    }
  }

  /// An address of either version, with a port or without.
  private static func isIP(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    let dots = value.count { $0 == UInt8(ascii: ".") }
    if dots == 3 {
      let parts = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard let last = parts.last else { return false }
      let host = last.prefix { $0.isDigit }
      let port = last.dropFirst(host.count)
      let isPort =
        port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(\.isDigit)
      return isPort
        && (parts.dropLast() + [host]).allSatisfy { part in
          (1...3).contains(part.count) && part.allSatisfy(\.isDigit)
        }
    }
    let colons = value.count { $0 == UInt8(ascii: ":") }
    let marks = "[]:%".utf8
    return colons >= 3 && value.contains(where: \.isDigit)
      && value.allSatisfy { $0.isHex || marks.contains($0) }
  }

  /// `2026-11-21` with a time after it, or `2026-11-21T`.
  private static func isDate(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= 13, value[4] == UInt8(ascii: "-"), value[7] == UInt8(ascii: "-") else {
      return false
    }
    let digits = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12]
    return digits.allSatisfy { value[$0].isDigit } && " T_".utf8.contains(value[10])
  }

  private static func isURL(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let colon = value.firstIndex(of: UInt8(ascii: ":")), colon > 1, colon < 12 else {
      return false
    }
    return value[colon...].starts(with: "://".utf8) && value[..<colon].allSatisfy(\.isLetter)
  }

  /// Whether a segment of a path is a number, a UUID or a hash.
  private static func hasIDSegment(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    let path = value.prefix { $0 != UInt8(ascii: "?") }
    if path.count < value.count { return true }
    return path.split(separator: UInt8(ascii: "/")).contains { segment in
      let part = UnsafeBufferPointer(rebasing: segment)
      return part.count >= 2 && part.allSatisfy(\.isDigit) || isUUID(part) || isHash(part)
    }
  }

  private static func isEmail(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let at = value.firstIndex(of: UInt8(ascii: "@")), at > 0, at + 1 < value.count else {
      return false
    }
    let host = value[(at + 1)...]
    return host.contains(UInt8(ascii: ".")) && !value.contains(0x20) && !value.contains(0x2F)
      && !host.contains(UInt8(ascii: "@")) && !host.contains(UInt8(ascii: ":"))
  }

  /// At least sixteen hexadecimal digits, both letters and figures among them.
  private static func isHash(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= 16 else { return false }
    let rest = value.firstIndex(of: UInt8(ascii: ":")).map { value[($0 + 1)...] } ?? value[...]
    return rest.count >= 16 && rest.allSatisfy(\.isHex) && rest.contains(where: \.isDigit)
      && rest.contains(where: \.isLetter)
  }

  /// At least five words with spaces between, most of them of letters.
  private static func isText(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    guard value.count >= 24 else { return false }
    let words = value.split(separator: 0x20)
    return words.count >= 5 && words.count { $0.allSatisfy(\.isLetter) } * 2 > words.count
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isHex: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
}
