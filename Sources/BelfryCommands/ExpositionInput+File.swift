import BelfryExposition
import Glibc

extension ExpositionInput {
  /// Bytes that are read at once.
  private static let piece = 1 << 20

  /// Opens a file, or standard input for `-`.
  static func file(_ path: String) throws -> ExpositionInput {
    let file = OpenFile(path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC))
    let isOpenMetrics = path.hasSuffix(".om") || path.hasSuffix(".openmetrics")
    var fault: Fault?
    if file.descriptor < 0 {
      fault = Fault(message: String(cString: strerror(errno)))
    } else {
      var info = stat()
      if fstat(file.descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
        fault = Fault(message: "is a folder", help: "name the files, or use 'belfry check'")
      }
    }
    return ExpositionInput(name: path, dialect: isOpenMetrics ? .openMetrics : nil) {
      () throws(Fault) in
      if let fault { throw fault }
      return try file.read(Self.piece)
    }
  }

  /// A file that is closed with the last reference to it.
  private final class OpenFile {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { if descriptor > 0 { close(descriptor) } }

    /// The next bytes. A pipe is read until a piece is full, so that a small text comes as a whole.
    func read(_ most: Int) throws(Fault) -> [UInt8] {
      var length = 0
      var fault: Fault?
      let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
        while length < most, let base = buffer.baseAddress {
          let read = Glibc.read(descriptor, base + length, most - length)
          if read < 0, errno == EINTR { continue }
          if read < 0 { fault = Fault(message: String(cString: strerror(errno))) }
          guard read > 0 else { break }
          length += read
        }
        count = length
      }
      if let fault { throw fault }
      return bytes
    }
  }
}
