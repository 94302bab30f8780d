import ArgumentParser
import BelfryExposition
import Glibc

/// A text of metrics that is read as a stream; what cannot be read ends the command with status 2.
final class ExpositionInput {
  private static let piece = 1 << 20
  private let path: String
  private let descriptor: Int32
  private var failure: String?

  /// Opens a file, or standard input for `-`.
  init(_ path: String) throws {
    self.path = path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.refuse(path, String(cString: strerror(errno))) }
    var info = stat()
    if fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
      throw Self.refuse(path, "is a folder", help: "name the files, or use 'belfry check'")
    }
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Counts the text, in a dialect that is guessed where none is given.
  func count(as dialect: ExpositionDialect?, after earlier: FamilyTable?) throws -> FamilyTable {
    let first = next()
    guard GzipReader.isGzip(first) else {
      return try count(first, as: dialect, after: earlier) { self.next() }
    }
    var packed: [UInt8]? = first
    var reader = GzipReader {
      defer { packed = nil }
      return packed ?? self.next()
    }
    let unpack = { () -> [UInt8] in
      guard self.failure == nil else { return [] }
      do throws(GzipError) {
        return try reader.next() ?? []
      } catch {
        self.failure = error.message
        return []
      }
    }
    return try count(unpack(), as: dialect, after: earlier, unpack)
  }

  private func count(
    _ first: [UInt8], as dialect: ExpositionDialect?, after earlier: FamilyTable?,
    _ next: () -> [UInt8]
  ) throws -> FamilyTable {
    var piece = first
    var following = first.isEmpty ? [] : next()
    let dialect =
      dialect
      ?? (path.hasSuffix(".om") || path.hasSuffix(".openmetrics")
        ? .openMetrics : ExpositionDialect.guess(first, isWhole: following.isEmpty))
    var table = FamilyTable(dialect, after: earlier)
    var reader = ExpositionReader(dialect)
    while !piece.isEmpty {
      reader.feed(piece, &table)
      piece = following
      following = piece.isEmpty ? [] : next()
    }
    if let failure { throw Self.refuse(path, failure) }
    reader.finish(&table)
    table.finish()
    return table
  }

  /// The next bytes, as they are in the file; none at its end. A pipe is read until a piece is
  /// full, so that a small text comes as a whole.
  private func next() -> [UInt8] {
    var length = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
      while length < Self.piece, let base = buffer.baseAddress {
        let read = Glibc.read(descriptor, base + length, Self.piece - length)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = String(cString: strerror(errno)) }
        guard read > 0 else { break }
        length += read
      }
      count = length
    }
    return bytes
  }

  private static func refuse(_ path: String, _ message: String, help: String? = nil) -> ExitCode {
    Console.error("\(path): error: \(message)\(help.map { "\n  help: \($0)" } ?? "")")
    return ExitCode(2)
  }
}
