import BelfryGenerate
import Glibc

/// Writes an archive of files as `tar` has it: the format ustar of POSIX.1-2024, pax.
struct ArchiveWriter {
  /// Where it is written to.
  let file: Int32
  /// What that is called in messages.
  let path: String

  private static let block = 512
  private static let piece = 1 << 20

  /// A folder.
  func folder(_ name: String) throws(FileSystemError) { try head(name + "/", 0, mode: 0o755, "5") }

  /// A program or library, with the bytes of a file.
  func file(_ name: String, of source: String) throws(FileSystemError) {
    let reading = open(source, O_RDONLY | O_CLOEXEC)
    guard reading >= 0 else { throw FileSystemError(.read, source, .system) }
    defer { close(reading) }
    var info = stat()
    guard fstat(reading, &info) == 0 else { throw FileSystemError(.read, source, .system) }
    var left = Int(info.st_size)
    try head(name, left, mode: 0o755, "0")
    let padding = (Self.block - left % Self.block) % Self.block
    var buffer = [UInt8](repeating: 0, count: Self.piece)
    while left > 0 {
      let count = read(reading, &buffer, min(left, buffer.count))
      if count < 0, errno == EINTR { continue }
      // A file that became shorter would leave the archive broken.
      guard count > 0 else { throw FileSystemError(.read, source, .system) }
      try put(buffer[..<count])
      left -= count
    }
    try put([UInt8](repeating: 0, count: padding)[...])
  }

  /// Two empty blocks.
  func end() throws(FileSystemError) {
    try put([UInt8](repeating: 0, count: 2 * Self.block)[...])
  }

  private func head(
    _ name: String, _ size: Int, mode: Int, _ kind: Character
  ) throws(FileSystemError) {
    var block = [UInt8](repeating: 0, count: Self.block)
    func set(_ offset: Int, _ text: String) {
      for (index, byte) in text.utf8.enumerated() { block[offset + index] = byte }
    }
    func number(_ value: Int, _ digits: Int) -> String {
      let text = String(value, radix: 8)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    set(0, String(name.prefix(99)))
    set(100, number(mode, 7))
    set(108, number(0, 7))
    set(116, number(0, 7))
    set(124, number(size, 11))
    set(136, number(0, 11))
    set(148, "        ")
    set(156, String(kind))
    set(257, "ustar")
    set(263, "00")
    let sum = block.reduce(0) { $0 + Int($1) }
    set(148, number(sum, 6) + "\0 ")
    try put(block[...])
  }

  private func put(_ bytes: ArraySlice<UInt8>) throws(FileSystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileSystemError(.write, path, .system) }
      rest = rest.dropFirst(count)
    }
  }
}
