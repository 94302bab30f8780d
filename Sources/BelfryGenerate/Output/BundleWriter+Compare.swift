/// One file that is not on disk as the bundle has it.
public struct BundleDifference: Sendable, Equatable {
  /// How it differs.
  public enum Kind: Sendable, Equatable {
    /// It is not there.
    case missing
    /// Its bytes differ.
    case changed
    /// The former bundle had it, this one has not.
    case extra
    /// It is a script that cannot be run, or the other way round.
    case mode
  }

  /// Its path below the output folder.
  public let path: String
  /// How it differs.
  public let kind: Kind
  /// What is there; nothing where it is missing or larger than 64 MiB.
  public let found: [UInt8]?
  /// What should be there; nothing for an extra one.
  public let wanted: [UInt8]?
}

extension BundleWriter {
  /// How the disk differs from the tree and its `belfry.lock`, byte for byte, sorted by path.
  public func compare(
    _ tree: FileTree, with folder: String, origin: BundleOrigin
  ) throws(BundleError) -> [BundleDifference] {
    let store = self.store(folder)
    let new = BundleLock(tree, origin: origin).encode()
    let lock = FileTree.File(path: BundlePath.lock, bytes: new, isExecutable: false)
    var comparison = BundleComparison(store: store)
    _ = try isFolder(store.folder)
    // A lock that cannot be read differs already, so it is reported as changed.
    let former = (try? store.formerLock())?.files ?? [:]
    do throws(FileSystemError) {
      for file in tree.files + [lock] { try comparison.look(at: file) }
      for path in former.keys where tree[path] == nil { try comparison.look(forExtra: path) }
    } catch { throw .fileSystem(error) }
    if !comparison.obstacles.isEmpty { throw .obstructed(comparison.obstacles) }
    return comparison.differences.sorted { BundlePath.precedes($0.path, $1.path) }
  }
}

private struct BundleComparison {
  let store: BundleStore
  private(set) var differences: [BundleDifference] = []
  private(set) var obstacles: [BundleError.Obstacle] = []
  private var knownFolders: Set<String> = []

  init(store: BundleStore) { self.store = store }

  mutating func look(at file: FileTree.File) throws(FileSystemError) {
    if let obstacle = try store.obstacle(to: file.path, knownFolders: &knownFolders) {
      if !obstacles.contains(obstacle) { obstacles.append(obstacle) }
      return
    }
    guard let (bytes, mode) = try content(of: file.path) else {
      note(file.path, .missing, nil, file.bytes)
      return
    }
    if bytes != file.bytes {
      note(file.path, .changed, bytes, file.bytes)
    } else if file.isScript(mode) != file.isExecutable {
      note(file.path, .mode, bytes, file.bytes)
    }
  }

  mutating func look(forExtra path: String) throws(FileSystemError) {
    guard try store.obstacle(to: path, knownFolders: &knownFolders) == nil,
      let (bytes, _) = try content(of: path)
    else { return }
    note(path, .extra, bytes, nil)
  }

  /// Bytes, nothing when too many, and mode of a file; nothing when it is not there.
  private func content(
    of path: String
  ) throws(FileSystemError) -> (bytes: [UInt8]?, mode: UInt16)? {
    let parents = BundlePath.parents(of: path)
    guard parents.allSatisfy(knownFolders.contains),
      let status = try store.fileSystem.status(of: store.place(path))
    else { return nil }
    guard status.size <= BundleStore.limit else { return (nil, status.mode) }
    let bytes = try store.fileSystem.read(store.place(path), limit: BundleStore.limit)
    return (bytes, status.mode)
  }

  private mutating func note(
    _ path: String, _ kind: BundleDifference.Kind, _ found: [UInt8]?, _ wanted: [UInt8]?
  ) {
    differences.append(
      BundleDifference(path: path, kind: kind, found: found, wanted: wanted))
  }
}
