package import BelfryGenerate
import Glibc

/// The files in `secrets/` that a bundle reads.
package struct SecretFiles: Sendable {
  /// A file.
  package struct Entry: Sendable {
    package var name: String
    package var path: String
    /// Nothing where the bundle does not say where it comes from.
    package var origin: SecretOrigin?
    /// Whether it is there and not empty.
    package var isThere: Bool
  }

  /// Every file, by name.
  package var entries: [Entry]

  /// Those that are made.
  package var toMake: [Entry] { entries.filter { !$0.isThere && $0.origin == .random } }
  /// Those that only the user can know.
  package var toAsk: [Entry] { entries.filter { !$0.isThere && $0.origin != .random } }

  /// Looks at the secrets of a project.
  package init(_ model: ComposeModel, lock: BundleLock?) {
    let used = Set(model.services.flatMap(\.secrets))
    entries = model.secrets.filter { used.contains($0.key) }.map { name, path in
      var info = stat()
      let isThere = stat(path, &info) == 0 && info.st_size > 0
      return Entry(
        name: name, path: path, origin: lock?.origin.secrets[name], isThere: isThere)
    }.sorted { $0.name < $1.name }
  }

  /// Makes what may be random, and empty files for what was left out on purpose.
  ///
  /// The folder protects them on the host (0700): programs with other user ids read the files
  /// (0444) inside their containers.
  package func make(empty: Bool) throws(ProvisionFailure) {
    for entry in toMake { try write(entry.path, Self.random(32)) }
    guard empty else { return }
    for entry in toAsk { try write(entry.path, []) }
  }

  private func write(_ path: String, _ bytes: [UInt8]) throws(ProvisionFailure) {
    let disk = DiskFileSystem()
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    do throws(FileSystemError) {
      if try disk.status(of: folder, followingLink: true) == nil {
        guard mkdir(folder, 0o700) == 0 else {
          throw FileSystemError(.makeFolder, folder, .system)
        }
      }
      // An empty file may be bound by a container already, which would not see another one.
      if try disk.status(of: path) != nil { return try fill(path, bytes) }
      try disk.create(path, bytes, mode: bytes.isEmpty ? 0o644 : 0o444)
    } catch {
      throw ProvisionFailure(error.message, help: error.help)
    }
  }

  private func fill(_ path: String, _ bytes: [UInt8]) throws(FileSystemError) {
    guard !bytes.isEmpty else { return }
    let file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw FileSystemError(.write, path, .system) }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count, fchmod(file, 0o444) == 0 else {
      throw FileSystemError(.write, path, .system)
    }
  }

  /// Letters and digits of the system's generator, each as likely as the others.
  static func random(_ count: Int) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }
  }

  /// A text without the contents of the secrets.
  package func hide(in text: String) -> String {
    var text = text
    for entry in entries where entry.isThere {
      guard let bytes = try? DiskFileSystem().read(entry.path, limit: 65_536) else { continue }
      let secret = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      for line in secret where line.utf8.count >= 4 {
        text = text.replacing(String(line), with: "***")
      }
    }
    return text
  }
}
