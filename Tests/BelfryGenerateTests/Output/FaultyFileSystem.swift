import Synchronization

@testable import BelfryGenerate

/// A file system that counts its operations and spoils some of them.
final class FaultyFileSystem: FileSystem {
  enum Fault: Sendable {
    /// Everything works.
    case none
    /// So many operations succeed, then none: the process is dead. A file that is written at
    /// that moment keeps half of its bytes.
    case stop(after: Int)
    /// One operation fails.
    case fail(at: Int, FileSystemError.Cause)
    /// From this operation on nothing new can be made.
    case full(from: Int)
    /// At this operation something else happens first.
    case interrupt(at: Int, @Sendable () -> Void)
  }

  private let base: any FileSystem
  private let fault: Fault
  private let counter = Mutex(0)

  init(_ base: any FileSystem, _ fault: Fault = .none) {
    self.base = base
    self.fault = fault
  }

  var operations: Int { counter.withLock { $0 } }

  private func count(
    _ operation: FileSystemError.Operation, _ path: String, makes: Bool = false
  ) throws(FileSystemError) {
    let number = counter.withLock { count in
      count += 1
      return count
    }
    switch fault {
    case .none: return
    case .stop(let last) where number > last:
      throw FileSystemError(operation, path, .other(code: 0, text: "stopped"))
    case .fail(let at, let cause) where number == at: throw FileSystemError(operation, path, cause)
    case .full(let first) where number >= first && makes:
      throw FileSystemError(operation, path, .noSpace)
    case .interrupt(let at, let body) where number == at: body()
    default: return
    }
  }

  func status(
    of path: String, followingLink: Bool
  ) throws(FileSystemError) -> FileStatus? {
    try count(.look, path)
    return try base.status(of: path, followingLink: followingLink)
  }

  func read(_ path: String, limit: Int) throws(FileSystemError) -> [UInt8] {
    try count(.read, path)
    return try base.read(path, limit: limit)
  }

  func names(in folder: String) throws(FileSystemError) -> [String] {
    try count(.list, folder)
    return try base.names(in: folder)
  }

  func create(_ path: String, _ bytes: [UInt8], mode: UInt16) throws(FileSystemError) {
    do throws(FileSystemError) { try count(.write, path, makes: true) } catch {
      if case .stop(let last) = fault, operations == last + 1 {
        try base.create(path, Array(bytes.prefix(bytes.count / 2)), mode: mode)
      }
      throw error
    }
    try base.create(path, bytes, mode: mode)
  }

  func flush(_ path: String) throws(FileSystemError) {
    try count(.save, path)
    try base.flush(path)
  }

  func sync(_ path: String) throws(FileSystemError) {
    try count(.save, path)
    try base.sync(path)
  }

  func rename(_ path: String, to target: String) throws(FileSystemError) {
    try count(.move, target)
    try base.rename(path, to: target)
  }

  func remove(_ path: String) throws(FileSystemError) {
    try count(.remove, path)
    try base.remove(path)
  }

  func makeFolder(_ path: String) throws(FileSystemError) {
    try count(.makeFolder, path, makes: true)
    try base.makeFolder(path)
  }

  func removeFolder(_ path: String) throws(FileSystemError) {
    try count(.removeFolder, path)
    try base.removeFolder(path)
  }

  func setMode(_ path: String, _ mode: UInt16) throws(FileSystemError) {
    try count(.setMode, path)
    try base.setMode(path, mode)
  }

  func lock(_ path: String, wait: Duration) throws(FileSystemError) -> FileLock {
    try count(.lock, path, makes: true)
    return try base.lock(path, wait: wait)
  }

  func unlock(_ lock: FileLock) { base.unlock(lock) }
}
