import ArgumentParser
import Glibc

/// The bytes of a file.
func readFile(_ path: String) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw failure("read", path) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    guard count >= 0 else { throw failure("read", path) }
    guard count > 0 else { return bytes }
    bytes += chunk[..<count]
  }
}

/// Writes a file anew, or to standard output without a path.
func write(_ bytes: [UInt8], to path: String?) throws {
  let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
  let descriptor = path.map { open($0, flags, 0o644) } ?? STDOUT_FILENO
  guard descriptor >= 0 else { throw failure("write", path ?? "") }
  defer { if path != nil { close(descriptor) } }
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { throw failure("write", path ?? "standard output") }
    written += count
  }
}

/// The name of a file without its folders.
func lastPathComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

private func failure(_ verb: String, _ path: String) -> ValidationError {
  ValidationError("cannot \(verb) '\(path)': \(String(cString: strerror(errno)))")
}
