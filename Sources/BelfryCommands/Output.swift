import ArgumentParser
import BelfryGenerate
import Glibc

/// Writes single files; a write that fails ends the command with status 3.
enum Output {
  /// Puts new bytes in a file's place in one step: a reader sees the old or the new file.
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    let disk = DiskFileSystem()
    let path = resolved(path)
    let copy = path + ".belfry-new"
    do throws(FileSystemError) {
      let mode = try disk.status(of: path, followingLink: true)?.mode ?? 0o644
      try disk.create(copy, bytes, mode: mode)
      try disk.sync(copy)
      try disk.rename(copy, to: path)
    } catch {
      try? disk.remove(copy)
      Console.error("\(path): error: \(error.message)\n  help: \(error.help)")
      throw ExitCode(3)
    }
  }

  /// Writes a file that may be there already.
  static func write(_ path: String, _ bytes: [UInt8]) throws {
    if access(path, F_OK) == 0 { return try replace(path, with: bytes) }
    do throws(FileSystemError) {
      try DiskFileSystem().create(path, bytes, mode: 0o644)
    } catch {
      Console.error("\(path): error: \(error.message)\n  help: \(error.help)")
      throw ExitCode(3)
    }
  }

  /// What a link leads to, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
