import BelfrySource

/// The folder of a bundle and the places in it where a run keeps what is not finished.
struct BundleStore: Sendable {
  /// Larger files are none of a bundle.
  static let limit = 64 << 20

  let fileSystem: any FileSystem
  let folder: String

  var state: String { place(BundlePath.state) }
  /// Held while a run changes anything.
  var lockFile: String { state + "/lock" }
  /// The journal while it is written.
  var draft: String { state + "/journal.new" }
  /// The journal of a run that will be finished.
  var journal: String { state + "/journal" }
  /// The journal of a run that will be undone.
  var undo: String { state + "/undo" }
  /// What will be moved into the bundle.
  var freshFolder: String { state + "/new" }
  /// Copies of what a run replaces or removes.
  var formerFolder: String { state + "/former" }

  func place(_ path: String) -> String { path.isEmpty ? folder : folder + "/" + path }
  func fresh(_ number: Int) -> String { "\(freshFolder)/\(number)" }
  func former(_ number: Int) -> String { "\(formerFolder)/\(number)" }

  func exists(_ path: String) throws(FileSystemError) -> Bool {
    try fileSystem.status(of: path) != nil
  }

  /// The digest of the file at a path of the bundle; nothing unless it is a file of usual size.
  func digest(of path: String) throws(FileSystemError) -> Digest? {
    guard let status = try fileSystem.status(of: place(path)), status.kind == .file,
      status.size <= Self.limit
    else { return nil }
    return Digest(of: try fileSystem.read(place(path), limit: Self.limit))
  }

  /// What stands in the way of a file, or of a folder, at this path; nothing for a free place.
  func obstacle(
    to path: String, asFolder: Bool = false, knownFolders: inout Set<String>
  ) throws(FileSystemError) -> BundleError.Obstacle? {
    for parent in BundlePath.parents(of: path) where !knownFolders.contains(parent) {
      guard let status = try fileSystem.status(of: place(parent)) else { return nil }
      guard status.kind == .folder else {
        return BundleError.Obstacle(path: parent, kind: status.kind, wantsFolder: true)
      }
      knownFolders.insert(parent)
    }
    guard let status = try fileSystem.status(of: place(path)),
      status.kind != (asFolder ? .folder : .file)
    else { return nil }
    return BundleError.Obstacle(path: path, kind: status.kind, wantsFolder: asFolder)
  }

  /// The former lock; nothing where there is none.
  func formerLock() throws(BundleError) -> BundleLock? {
    let status = try onFiles { () throws(FileSystemError) in
      try fileSystem.status(of: place(BundlePath.lock))
    }
    guard let status, status.kind == .file else { return nil }
    guard status.size <= Self.limit else {
      throw .lock(BundleLockError(reason: .tooLarge, line: 1))
    }
    let bytes = try onFiles { () throws(FileSystemError) in
      try fileSystem.read(place(BundlePath.lock), limit: Self.limit)
    }
    do throws(BundleLockError) { return try BundleLock(decoding: bytes) } catch {
      throw .lock(error)
    }
  }
}
