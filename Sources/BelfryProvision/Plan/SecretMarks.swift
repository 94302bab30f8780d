import BelfryGenerate
import BelfrySource
import Glibc

/// How a secret's file differs from the one that was applied last.
package struct SecretChange: Sendable, Equatable {
  /// Whether it is still the same file, with other contents.
  ///
  /// A secret of Compose is a file that is bound by itself, so that a container goes on seeing the
  /// former one where another took its place; only a restart binds the new one.
  package var isSameFile: Bool
}

/// What is known of the secrets that were applied last: `.belfry-up/secrets`, readable by its owner
/// alone.
///
/// Of each secret a code is kept that its contents give together with a random key (HMAC-SHA-256,
/// RFC 2104): neither the secret nor a plain digest, by which a short one could be guessed wherever
/// the file went alone. The key lies in the same file, since whoever may read that may read
/// `secrets/` as well. Times of change would not do: `touch`, a checkout or a restored backup would
/// restart what need not be, and a copy that keeps its times would hide a change.
package struct SecretMarks: Sendable, Equatable {
  /// What is kept of a secret.
  struct Mark: Sendable, Equatable {
    var inode: UInt64
    var code: String
  }

  private static let name = "secrets"
  private static let mostBytes = 1 << 20
  private var key: [UInt8]
  private(set) var marks: [String: Mark] = [:]

  /// What the files of secrets are now, under a key.
  init(_ secrets: SecretFiles, key: [UInt8]) {
    self.key = key
    for entry in secrets.entries {
      var info = stat()
      guard stat(entry.path, &info) == 0,
        let bytes = try? DiskFileSystem().read(entry.path, limit: Self.mostBytes)
      else { continue }
      marks[entry.name] = Mark(inode: UInt64(info.st_ino), code: Self.code(bytes, key: key))
    }
  }

  /// Those that were applied last; nothing where that is not known.
  package init?(applied bundle: String) {
    let path = "\(bundle)/\(AppliedStore.name)/\(Self.name)"
    guard let bytes = try? DiskFileSystem().read(path, limit: Self.mostBytes) else { return nil }
    self.init(decoding: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads what ``text`` writes.
  init?(decoding text: String) {
    var lines = text.split(separator: "\n")[...]
    guard let first = lines.popFirst()?.split(separator: " "), first.count == 2, first[0] == "key",
      let key = Self.bytes(String(first[1])), key.count == 32
    else { return nil }
    self.key = key
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count == 3, let inode = UInt64(words[1]) else { return nil }
      marks[String(words[0])] = Mark(inode: inode, code: String(words[2]))
    }
  }

  var text: String {
    let lines = marks.sorted { $0.key < $1.key }.map {
      "\($0.key) \($0.value.inode) \($0.value.code)"
    }
    return (["key \(Self.hex(key))"] + lines).joined(separator: "\n") + "\n"
  }

  /// Which secrets are other ones now.
  package func changes(_ secrets: SecretFiles) -> [String: SecretChange] {
    let now = SecretMarks(secrets, key: key)
    var changes: [String: SecretChange] = [:]
    for (name, mark) in now.marks {
      guard let before = marks[name], before.code != mark.code else { continue }
      changes[name] = SecretChange(isSameFile: before.inode == mark.inode)
    }
    return changes
  }

  /// Keeps what the secrets are now as what was applied.
  package static func keep(_ secrets: SecretFiles, bundle: String) throws(ProvisionFailure) {
    let key = SecretMarks(applied: bundle)?.key ?? newKey()
    let marks = SecretMarks(secrets, key: key)
    let path = "\(bundle)/\(AppliedStore.name)/\(name)"
    let disk = DiskFileSystem()
    do throws(FileSystemError) {
      try? disk.remove(path + ".new")
      try disk.create(path + ".new", Array(marks.text.utf8), mode: 0o600)
      try disk.rename(path + ".new", to: path)
    } catch {
      throw ProvisionFailure(error.message, help: error.help)
    }
  }

  private static func newKey() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  // MARK: HMAC

  /// HMAC-SHA-256 in hexadecimal digits (RFC 2104).
  static func code(_ message: [UInt8], key: [UInt8]) -> String {
    var block = key.count > 64 ? Digest(of: key).bytes : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    let inner = Digest(of: block.map { $0 ^ 0x36 } + message)
    return Digest(of: block.map { $0 ^ 0x5C } + inner.bytes).hex
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  private static func bytes(_ hex: String) -> [UInt8]? {
    let digits = hex.compactMap(\.hexDigitValue)
    guard digits.count == hex.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
