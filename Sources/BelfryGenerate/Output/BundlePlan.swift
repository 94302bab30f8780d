import BelfrySource

/// What a run will do, decided before anything is touched.
struct BundlePlan {
  /// How files that Belfry did not leave as they are count.
  enum Edits { case refused, overwritten }

  private(set) var steps: [BundleStep] = []
  /// What the steps write, by their number.
  private(set) var fresh: [Int: [UInt8]] = [:]
  /// What the steps replace or remove, by their number.
  private(set) var former: [Int: [UInt8]] = [:]
  private(set) var summary = WriteSummary()

  private let store: BundleStore
  private let lock: BundleLock?
  /// Digests of what shall be, which are known already.
  private let digests: [String: Digest]
  private var knownFolders: Set<String> = []
  private var plannedFolders: Set<String> = []
  private var obstacles: [BundleError.Obstacle] = []
  private var edited: [String] = []
  private var foreign: [String] = []

  /// Compares what shall be with what is; throws when that would lose anything.
  init(
    _ tree: FileTree, lock new: BundleLock, over old: BundleLock?, in store: BundleStore,
    edits: Edits
  ) throws(BundleError) {
    self.store = store
    lock = old
    digests = new.files
    do throws(FileSystemError) {
      for file in tree.files { try decide(file) }
      if let old {
        for path in old.files.keys.sorted(by: BundlePath.precedes) where tree[path] == nil {
          try retire(path, old.files[path])
        }
      }
      try decide(FileTree.File(path: BundlePath.lock, bytes: new.encode(), isExecutable: false))
    } catch { throw .fileSystem(error) }
    summary.sort()
    if !obstacles.isEmpty { throw .obstructed(obstacles) }
    if edits == .refused, !edited.isEmpty || !foreign.isEmpty {
      throw .wouldOverwrite(edited: edited, foreign: foreign)
    }
  }

  private mutating func decide(_ file: FileTree.File) throws(FileSystemError) {
    if let obstacle = try store.obstacle(to: file.path, knownFolders: &knownFolders) {
      if !obstacles.contains(obstacle) { obstacles.append(obstacle) }
      return
    }
    for folder in BundlePath.parents(of: file.path) where !knownFolders.contains(folder) {
      if plannedFolders.insert(folder).inserted { append(.makeFolder, folder) }
    }
    guard let status = try store.fileSystem.status(of: store.place(file.path)) else {
      summary.created.append(file.path)
      append(.create(version(file)), file.path, fresh: file.bytes)
      return
    }
    let bytes = try store.fileSystem.read(store.place(file.path), limit: BundleStore.limit)
    guard bytes != file.bytes else {
      keep(file, status.mode)
      return
    }
    let digest = Digest(of: bytes)
    note(file.path, digest)
    summary.changed.append(file.path)
    let old = BundleStep.Version(digest: digest, mode: status.mode)
    append(.replace(old, by: version(file)), file.path, fresh: file.bytes, former: bytes)
  }

  private mutating func keep(_ file: FileTree.File, _ mode: UInt16) {
    if file.needsMode(over: mode) {
      summary.changed.append(file.path)
      append(.setMode(from: mode, to: file.mode), file.path)
    } else {
      summary.unchanged.append(file.path)
    }
  }

  /// Remembers a file that would be lost and that the former lock does not vouch for.
  private mutating func note(_ path: String, _ found: Digest) {
    guard path != BundlePath.lock else { return }
    switch lock?.files[path] {
    case nil: foreign.append(path)
    case .some(let known): if known != found { edited.append(path) }
    }
  }

  /// Removes a file of the former bundle, if it still is what it was.
  private mutating func retire(_ path: String, _ known: Digest?) throws(FileSystemError) {
    guard try store.obstacle(to: path, knownFolders: &knownFolders) == nil else {
      summary.keptEdited.append(path)
      return
    }
    for folder in BundlePath.parents(of: path) where !knownFolders.contains(folder) { return }
    guard let status = try store.fileSystem.status(of: store.place(path)) else { return }
    guard status.size <= BundleStore.limit else {
      summary.keptEdited.append(path)
      return
    }
    let bytes = try store.fileSystem.read(store.place(path), limit: BundleStore.limit)
    let digest = Digest(of: bytes)
    guard digest == known else {
      summary.keptEdited.append(path)
      return
    }
    summary.removed.append(path)
    let old = BundleStep.Version(digest: digest, mode: status.mode)
    append(.remove(old), path, former: bytes)
  }

  private mutating func append(
    _ action: BundleStep.Action, _ path: String, fresh new: [UInt8]? = nil,
    former old: [UInt8]? = nil
  ) {
    fresh[steps.count] = new
    former[steps.count] = old
    steps.append(BundleStep(action: action, path: path))
  }

  private func version(_ file: FileTree.File) -> BundleStep.Version {
    BundleStep.Version(digest: digests[file.path] ?? Digest(of: file.bytes), mode: file.mode)
  }
}

extension FileTree.File {
  /// Whether a container could not read or run the file with this mode, or would run it wrongly.
  func needsMode(over found: UInt16) -> Bool {
    found & mode & 0o555 != mode & 0o555 || isScript(found) != isExecutable
  }

  /// Whether the file's owner may run it: what version control keeps of a mode.
  func isScript(_ found: UInt16) -> Bool { found & 0o100 != 0 }
}
