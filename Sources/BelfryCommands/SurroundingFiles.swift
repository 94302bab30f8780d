import BelfryGenerate
import BelfrySource
import BelfryYAML
import Glibc
import Synchronization

/// Files that are read because others name them: kept, so that findings in them can be shown.
final class SurroundingFiles: Sendable {
  private let known: Mutex<[String: SourceFile?]>

  /// - Parameter files: Those that were read already.
  init(_ files: [SourceFile] = []) {
    known = Mutex(Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What was read and is there.
  var files: [SourceFile] {
    known.withLock { $0.values.compactMap(\.self) }.sorted { $0.path < $1.path }
  }

  /// The bytes of a file; nothing where it is not there, is no file, or is too large.
  func read(_ path: String) -> [UInt8]? {
    if let file = known.withLock({ $0[path] }) { return file?.bytes }
    let bytes = try? DiskFileSystem().read(path, limit: ParseLimits.default.bytes)
    let file = bytes.map { SourceFile(path: path, bytes: $0) }
    known.withLock { $0[path] = .some(file) }
    return bytes
  }
}

/// The environment of this process.
enum Environment {
  /// Whether a variable is set.
  static func isSet(_ name: String) -> Bool { getenv(name) != nil }
}
