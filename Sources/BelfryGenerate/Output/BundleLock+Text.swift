import BelfrySource

extension BundleLock {
  /// The lock as text, a small part of YAML: every string double-quoted, every list sorted.
  public func encode() -> [UInt8] {
    var text = """
      # Written by belfry generate, which knows its own files by it. Commit it; do not edit it.
      format: \(Self.format)
      belfry: \(quoted(origin.version))
      profile: \(quoted(origin.profile.description))

      """
    append("images", origin.images, to: &text)
    if !origin.secrets.isEmpty { append("secrets", origin.secrets.mapValues(\.text), to: &text) }
    append("files", files.mapValues(\.description), to: &text)
    // The end mark tells a whole lock from one that was cut off.
    return Array((text + "...\n").utf8)
  }

  /// Reads a lock strictly: exactly what `encode` writes, every path clean and none reserved.
  public init(decoding bytes: [UInt8]) throws(BundleLockError) {
    var reader = try LockReader(bytes)
    while reader.peek.hasPrefix("#") { reader.advance() }
    let format = try reader.value(of: "format")
    guard format == "1" else {
      guard !format.isEmpty, format.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
        throw reader.error("a format number")
      }
      throw BundleLockError(reason: .newerFormat(String(format)), line: reader.number)
    }
    reader.advance()
    let version = try reader.string(of: "belfry")
    let profile = try reader.digest(try reader.string(of: "profile", advance: false))
    reader.advance()
    let images = try reader.entries("images") { (_, _, value) throws(BundleLockError) in value }
    var secrets: [String: SecretOrigin] = [:]
    if reader.peek == "secrets:" {
      secrets = try reader.entries("secrets") { (reader, _, value) throws(BundleLockError) in
        guard let origin = SecretOrigin(value) else { throw reader.error("'random' or 'ask: …'") }
        return origin
      }
    }
    let files = try reader.entries("files") { (reader, path, value) throws(BundleLockError) in
      do throws(FileTreeError) { try BundlePath.check(path) } catch {
        throw BundleLockError(reason: .path(path), line: reader.number)
      }
      if BundlePath.isReserved(path) {
        throw BundleLockError(reason: .path(path), line: reader.number)
      }
      return try reader.digest(value)
    }
    guard reader.peek == "..." else { throw reader.error("'...'") }
    reader.advance()
    guard reader.isAtEnd else { throw reader.error("the end") }
    let origin = BundleOrigin(
      version: version, profile: profile, images: images, secrets: secrets)
    self.init(origin: origin, files: files)
  }

  private func append(_ key: String, _ entries: [String: String], to text: inout String) {
    guard !entries.isEmpty else {
      text += "\(key): {}\n"
      return
    }
    text += "\(key):\n"
    for name in entries.keys.sorted(by: BundlePath.precedes) {
      text += "  \(quoted(name)): \(quoted(entries[name] ?? ""))\n"
    }
  }

  /// A double-quoted scalar of YAML, which is a string of JSON as well.
  private func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

/// Walks over the lines of a lock.
private struct LockReader {
  private let lines: [Substring]
  private var index = 0

  init(_ bytes: [UInt8]) throws(BundleLockError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw BundleLockError(reason: .encoding, line: 1)
    }
    // Split on LF alone: a CR LF is one Character.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Substring($0) }
    if let conflict = lines.firstIndex(where: { $0.hasPrefix("<<<<<<<") }) {
      throw BundleLockError(reason: .mergeConflict, line: conflict + 1)
    }
    let last = lines.popLast()
    self.lines = lines
    guard last?.isEmpty == true else {
      throw BundleLockError(reason: .unexpected(expected: "a line break"), line: lines.count + 1)
    }
  }

  var number: Int { index + 1 }
  var isAtEnd: Bool { index >= lines.count }
  var peek: Substring { isAtEnd ? "" : lines[index] }
  mutating func advance() { index += 1 }

  func error(_ expected: String) -> BundleLockError {
    BundleLockError(reason: .unexpected(expected: expected), line: number)
  }

  /// What stands behind `key: ` on this line.
  func value(of key: String) throws(BundleLockError) -> Substring {
    guard peek.hasPrefix("\(key): ") else { throw error("'\(key)'") }
    return peek.dropFirst(key.count + 2)
  }

  mutating func string(of key: String, advance: Bool = true) throws(BundleLockError) -> String {
    var rest = try value(of: key).unicodeScalars[...]
    let text = try quoted(&rest)
    guard rest.isEmpty else { throw error("the end of the line") }
    if advance { self.advance() }
    return text
  }

  func digest(_ text: String) throws(BundleLockError) -> Digest {
    guard text.hasPrefix("sha256:"), let digest = Digest(hex: text.dropFirst(7)) else {
      throw error("a digest")
    }
    return digest
  }

  mutating func entries<Value>(
    _ key: String,
    _ make: (LockReader, String, String) throws(BundleLockError) -> Value
  ) throws(BundleLockError) -> [String: Value] {
    var entries: [String: Value] = [:]
    if peek == "\(key): {}" {
      advance()
      return entries
    }
    guard peek == "\(key):" else { throw error("'\(key)'") }
    advance()
    guard peek.hasPrefix("  ") else { throw error("an entry of '\(key)'") }
    var last: String?
    while peek.hasPrefix("  ") {
      var rest = peek.unicodeScalars.dropFirst(2)
      let name = try quoted(&rest)
      guard rest.starts(with: ": ".unicodeScalars) else { throw error("': '") }
      rest.removeFirst(2)
      let value = try quoted(&rest)
      guard rest.isEmpty else { throw error("the end of the line") }
      let entry = try make(self, name, value)
      if let last, !BundlePath.precedes(last, name) || entries[name] != nil {
        throw BundleLockError(reason: .order(name), line: number)
      }
      entries[name] = entry
      last = name
      advance()
    }
    return entries
  }

  /// Consumes a double-quoted string with the escapes that `encode` writes.
  private func quoted(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(BundleLockError) -> String {
    guard rest.popFirst() == "\"" else { throw error("a string in double quotes") }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return String(text)
      case "\\":
        guard let escape = rest.popFirst() else { throw error("an escape") }
        text.append(escape == "u" ? try code(&rest) : try plain(escape))
      default:
        guard scalar.value >= 0x20 else { throw error("a printable character") }
        text.append(scalar)
      }
    }
    throw error("a closing double quote")
  }

  private func plain(_ escape: Unicode.Scalar) throws(BundleLockError) -> Unicode.Scalar {
    guard escape == "\"" || escape == "\\" else { throw error("a known escape") }
    return escape
  }

  private func code(
    _ rest: inout Substring.UnicodeScalarView
  ) throws(BundleLockError) -> Unicode.Scalar {
    let digits = rest.prefix(4)
    rest = rest.dropFirst(4)
    let isHex = digits.count == 4 && digits.allSatisfy { $0.properties.isASCIIHexDigit }
    guard isHex, let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value)
    else { throw error("four hexadecimal digits") }
    return scalar
  }
}
