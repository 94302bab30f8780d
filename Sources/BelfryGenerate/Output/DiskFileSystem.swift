internal import Glibc

/// The files of this machine.
public struct DiskFileSystem: FileSystem {
  /// The disk.
  public init() {}

  /// What `fstatat` says.
  public func status(
    of path: String, followingLink: Bool
  ) throws(FileSystemError) -> FileStatus? {
    var info = stat()
    guard fstatat(AT_FDCWD, path, &info, followingLink ? 0 : AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw failure(.look, path)
    }
    return FileStatus(info)
  }

  /// Reads without blocking on a pipe, and never more than the limit.
  public func read(_ path: String, limit: Int) throws(FileSystemError) -> [UInt8] {
    let file = try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, for: .read)
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw failure(.read, path) }
    let status = FileStatus(info)
    guard status.kind == .file else { throw FileSystemError(.read, path, .notAFile) }
    guard status.size <= limit else { throw FileSystemError(.read, path, .tooLarge(limit: limit)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(status.size)
    var chunk = [UInt8](repeating: 0, count: min(65_536, max(status.size + 1, 512)))
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(.read, path) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit { throw FileSystemError(.read, path, .tooLarge(limit: limit)) }
    }
  }

  /// Lists with `readdir`.
  public func names(in folder: String) throws(FileSystemError) -> [String] {
    let handle = try open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, for: .list)
    guard let stream = fdopendir(handle) else {
      let error = failure(.list, folder)
      close(handle)
      throw error
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw failure(.list, folder) }
    return names.sorted(by: BundlePath.precedes)
  }

  /// Makes the file exclusively; removes it again when its bytes cannot be written.
  public func create(
    _ path: String, _ bytes: [UInt8], mode: UInt16
  ) throws(FileSystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    let file = try open(path, flags, mode: mode, for: .write)
    do throws(FileSystemError) {
      try write(bytes, to: file, path)
      guard fchmod(file, mode_t(mode)) == 0 else { throw failure(.write, path) }
    } catch {
      close(file)
      unlink(path)
      throw error
    }
    guard close(file) == 0 || errno == EINTR else {
      let error = failure(.write, path)
      unlink(path)
      throw error
    }
  }

  /// Hints the kernel to begin.
  public func flush(_ path: String) throws(FileSystemError) {
    let file = try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, for: .save)
    defer { close(file) }
    // Linux starts to write what is dirty before it would drop it (mm/fadvise.c). Only a hint:
    // what cannot be done now, the sync does.
    _ = posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
  }

  /// Calls `fsync`, which some file systems cannot do on a folder.
  public func sync(_ path: String) throws(FileSystemError) {
    let file = try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, for: .save)
    defer { close(file) }
    while fsync(file) != 0 {
      if errno == EINTR { continue }
      // Some file systems cannot sync a folder and say so.
      if errno == EINVAL || errno == ENOTSUP { return }
      throw failure(.save, path)
    }
  }

  /// Calls `rename`.
  public func rename(_ path: String, to target: String) throws(FileSystemError) {
    guard Glibc.rename(path, target) == 0 else { throw failure(.move, target) }
  }

  /// Calls `unlink`.
  public func remove(_ path: String) throws(FileSystemError) {
    guard unlink(path) == 0 else { throw failure(.remove, path) }
  }

  /// Calls `mkdir`, and lets all read whatever the umask.
  public func makeFolder(_ path: String) throws(FileSystemError) {
    guard mkdir(path, 0o755) == 0 else { throw failure(.makeFolder, path) }
    // A strict umask would hide the folder from the containers; an inherited group bit stays.
    guard let mode = try status(of: path)?.mode, mode & 0o755 != 0o755 else { return }
    guard chmod(path, mode_t(mode | 0o755)) == 0 else {
      let error = failure(.makeFolder, path)
      rmdir(path)
      throw error
    }
  }

  /// Calls `rmdir`.
  public func removeFolder(_ path: String) throws(FileSystemError) {
    guard rmdir(path) == 0 else { throw failure(.removeFolder, path) }
  }

  /// Calls `fchmod`.
  public func setMode(_ path: String, _ mode: UInt16) throws(FileSystemError) {
    let file = try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, for: .setMode)
    defer { close(file) }
    guard fchmod(file, mode_t(mode)) == 0 else { throw failure(.setMode, path) }
  }

  /// Takes an exclusive `flock`, asking again every 10 ms.
  public func lock(_ path: String, wait: Duration) throws(FileSystemError) -> FileLock {
    let end = ContinuousClock.now + wait
    let file = try open(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644, for: .lock)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, ContinuousClock.now < end else {
        let error = code == EWOULDBLOCK ? FileSystemError(.lock, path, .busy) : failure(.lock, path)
        close(file)
        throw error
      }
      usleep(10_000)
    }
    // Whoever held it before may have removed the file: then another may lock a new one.
    var held = stat()
    var found = stat()
    guard fstat(file, &held) == 0, lstat(path, &found) == 0,
      held.st_ino == found.st_ino, held.st_dev == found.st_dev
    else {
      close(file)
      throw FileSystemError(.lock, path, .missing)
    }
    return FileLock(handle: file)
  }

  /// Closes the file, which gives the lock back.
  public func unlock(_ lock: FileLock) { close(lock.handle) }

  private func open(
    _ path: String, _ flags: Int32, mode: UInt16 = 0, for operation: FileSystemError.Operation
  ) throws(FileSystemError) -> Int32 {
    while true {
      let file = Glibc.open(path, flags | O_CLOEXEC, mode_t(mode))
      if file >= 0 { return file }
      if errno != EINTR { throw failure(operation, path) }
    }
  }

  private func write(
    _ bytes: [UInt8], to file: Int32, _ path: String
  ) throws(FileSystemError) {
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + start }, $0.count - start)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(.write, path) }
      start += count
    }
  }

  private func failure(_ operation: FileSystemError.Operation, _ path: String) -> FileSystemError {
    FileSystemError(operation, path, .system)
  }
}

extension FileSystemError.Cause {
  /// What the system's last call on this thread failed for.
  package static var system: FileSystemError.Cause {
    switch errno {
    case ENOSPC: .noSpace
    case EDQUOT: .quota
    case EACCES, EPERM: .noPermission
    case EROFS: .readOnly
    case ENOENT: .missing
    case EEXIST: .exists
    case ENOTDIR: .notAFolder
    case EISDIR: .isAFolder
    case ELOOP: .link
    case ENOTEMPTY: .notEmpty
    case EXDEV: .otherFileSystem
    case ENAMETOOLONG: .nameTooLong
    case EMFILE, ENFILE: .tooManyOpenFiles
    case EIO: .device
    case let code: .other(code: code, text: String(cString: strerror(code)))
    }
  }
}

extension FileStatus {
  fileprivate init(_ info: stat) {
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    self.init(
      kind, mode: UInt16(truncatingIfNeeded: info.st_mode & 0o7777), size: Int(info.st_size))
  }
}
