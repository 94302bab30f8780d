/// What stands at a path.
public struct FileStatus: Hashable, Sendable {
  /// The kinds that matter to a bundle.
  public enum Kind: Hashable, Sendable {
    /// A regular file.
    case file
    /// A directory.
    case folder
    /// A symbolic link, wherever it leads.
    case link
    /// A socket, pipe or device.
    case other
  }

  /// What it is.
  public var kind: Kind
  /// Its permission bits.
  public var mode: UInt16
  /// Its size in bytes.
  public var size: Int

  /// A status.
  public init(_ kind: Kind, mode: UInt16, size: Int) {
    self.kind = kind
    self.mode = mode
    self.size = size
  }
}

/// A lock that is held until it is given back or the process ends.
public struct FileLock: Hashable, Sendable {
  /// The file's descriptor; whoever inherits it holds the lock as well.
  package let handle: Int32
}

/// Access to files as a value, so that everything above runs on memory as well as on a disk.
///
/// Paths are as the operating system takes them. No operation follows a symbolic link in the
/// last name of its path, but for `status(of:followingLink:)` where asked to.
public protocol FileSystem: Sendable {
  /// What stands at the path; nothing when nothing does.
  func status(
    of path: String, followingLink: Bool
  ) throws(FileSystemError) -> FileStatus?
  /// The bytes of a regular file of at most `limit` bytes.
  func read(_ path: String, limit: Int) throws(FileSystemError) -> [UInt8]
  /// The names in a folder, without `.` and `..`, sorted.
  func names(in folder: String) throws(FileSystemError) -> [String]
  /// Makes a new file, with this mode whatever the umask; throws `.exists` when something is there.
  func create(_ path: String, _ bytes: [UInt8], mode: UInt16) throws(FileSystemError)
  /// Returns once the file, or the names in the folder, will outlive a loss of power.
  func sync(_ path: String) throws(FileSystemError)
  /// Begins to save the bytes of a file without waiting: makes a later `sync` of many cheap.
  func flush(_ path: String) throws(FileSystemError)
  /// Moves a file, replacing the file at its new path, at one instant.
  func rename(_ path: String, to target: String) throws(FileSystemError)
  /// Removes a file or a link.
  func remove(_ path: String) throws(FileSystemError)
  /// Makes a folder that all may read; throws `.exists` when something is there.
  func makeFolder(_ path: String) throws(FileSystemError)
  /// Removes an empty folder.
  func removeFolder(_ path: String) throws(FileSystemError)
  /// Sets the permission bits of a file.
  func setMode(_ path: String, _ mode: UInt16) throws(FileSystemError)
  /// Takes the lock file, which it makes when missing; throws `.busy` when the time is over,
  /// `.missing` when the file or its folder went away meanwhile.
  func lock(_ path: String, wait: Duration) throws(FileSystemError) -> FileLock
  /// Gives the lock back.
  func unlock(_ lock: FileLock)
}

extension FileSystem {
  /// What stands at the path itself, without following a link.
  package func status(of path: String) throws(FileSystemError) -> FileStatus? {
    try status(of: path, followingLink: false)
  }
}

extension FileSystem where Self == DiskFileSystem {
  /// The files of this machine.
  public static var disk: DiskFileSystem { DiskFileSystem() }
}
