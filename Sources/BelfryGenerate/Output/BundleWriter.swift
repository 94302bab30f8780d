/// What a run did, as paths below the output folder, each list sorted.
public struct WriteSummary: Sendable, Equatable {
  /// Files that were not there before.
  public internal(set) var created: [String] = []
  /// Files that were there with other bytes or another mode.
  public internal(set) var changed: [String] = []
  /// Files of the former bundle that are no longer part of it.
  public internal(set) var removed: [String] = []
  /// Files that were left alone.
  public internal(set) var unchanged: [String] = []
  /// Files that are no longer part of the bundle but stay, since they were edited by hand.
  public internal(set) var keptEdited: [String] = []
  /// What became of an interrupted run before this one.
  public internal(set) var recovered = BundleRecovery.nothing

  /// Whether the run found everything as it should be.
  public var isUnchanged: Bool { created.isEmpty && changed.isEmpty && removed.isEmpty }

  mutating func sort() {
    for list in [\WriteSummary.created, \.changed, \.removed, \.unchanged, \.keptEdited] {
      self[keyPath: list].sort(by: BundlePath.precedes)
    }
  }
}

/// Brings a tree of files onto disk, all or none, and says how the disk differs from one.
///
/// Folders are never replaced or removed, since containers mount them. Only files that the tree
/// or the former lock names are touched; symbolic links inside the bundle are never followed.
public struct BundleWriter: Sendable {
  /// What to do with files that were edited by hand or not made by Belfry.
  public enum Policy: Sendable {
    /// Refuse to write.
    case refuse
    /// Overwrite them.
    case force
  }

  let fileSystem: any FileSystem
  private let patience: Duration

  /// A writer that waits for another run no longer than `patience`.
  public init(fileSystem: some FileSystem, patience: Duration = .seconds(10)) {
    self.fileSystem = fileSystem
    self.patience = patience
  }

  /// Writes the tree and its `belfry.lock`, all or none, after settling an interrupted run.
  public func write(
    _ tree: FileTree, to folder: String, origin: BundleOrigin, policy: Policy = .refuse
  ) throws(BundleError) -> WriteSummary {
    let store = self.store(folder)
    let lock = BundleLock(tree, origin: origin)
    if let summary = try untouched(tree, lock, in: store) { return summary }
    let made = try makeOutput(store.folder)
    do throws(BundleError) {
      return try locked(store) { () throws(BundleError) in
        try write(tree, lock, in: store, edits: policy == .force ? .overwritten : .refused)
      }
    } catch {
      for folder in made.reversed() { try? fileSystem.removeFolder(folder) }
      throw error
    }
  }

  /// Settles an interrupted run, if there is one.
  public func recover(
    _ folder: String, policy: Policy = .refuse
  ) throws(BundleError) -> BundleRecovery {
    let store = self.store(folder)
    guard try onFiles({ () throws(FileSystemError) in try store.exists(store.state) }) else {
      return .nothing
    }
    return try locked(store) { () throws(BundleError) in
      try BundleTransaction(store: store)
        .recover(edits: policy == .force ? .overwritten : .refused)
    }
  }

  func store(_ folder: String) -> BundleStore {
    BundleStore(fileSystem: fileSystem, folder: folder.isEmpty ? "." : folder)
  }

  /// The summary, when nothing is to be done and no run is under way: then not even a lock is
  /// taken, so that a bundle on a read-only disk can be generated again.
  private func untouched(
    _ tree: FileTree, _ lock: BundleLock, in store: BundleStore
  ) throws(BundleError) -> WriteSummary? {
    guard try isFolder(store.folder),
      try onFiles({ () throws(FileSystemError) in try !store.exists(store.state) })
    else { return nil }
    guard let old = try? store.formerLock(), old == lock else { return nil }
    guard let plan = try? BundlePlan(tree, lock: lock, over: old, in: store, edits: .refused),
      plan.steps.isEmpty
    else { return nil }
    return plan.summary
  }

  /// Whether the output folder is there; throws when it is something else.
  func isFolder(_ path: String) throws(BundleError) -> Bool {
    let kind = try onFiles { () throws(FileSystemError) -> FileStatus.Kind? in
      if let status = try fileSystem.status(of: path, followingLink: true) { return status.kind }
      // A link that leads nowhere is no free place.
      return try fileSystem.status(of: path)?.kind
    }
    guard let kind else { return false }
    guard kind == .folder else { throw .notAFolder(path) }
    return true
  }

  private func write(
    _ tree: FileTree, _ lock: BundleLock, in store: BundleStore, edits: BundlePlan.Edits
  ) throws(BundleError) -> WriteSummary {
    let transaction = BundleTransaction(store: store)
    let recovered = try transaction.recover(edits: edits)
    let former = try formerLock(in: store, edits: edits)
    let plan = try BundlePlan(tree, lock: lock, over: former, in: store, edits: edits)
    if !plan.steps.isEmpty {
      try transaction.run(plan)
    }
    var summary = plan.summary
    summary.recovered = recovered
    return summary
  }

  private func formerLock(
    in store: BundleStore, edits: BundlePlan.Edits
  ) throws(BundleError) -> BundleLock? {
    do throws(BundleError) { return try store.formerLock() } catch {
      guard case .lock = error, edits == .overwritten else { throw error }
      return nil
    }
  }

  /// Makes the output folder with those above it, and returns the ones that were missing.
  private func makeOutput(_ folder: String) throws(BundleError) -> [String] {
    var made: [String] = []
    do throws(FileSystemError) {
      let above = BundlePath.parents(of: folder).filter { !$0.isEmpty } + [folder]
      for path in above where try fileSystem.status(of: path, followingLink: true) == nil {
        do throws(FileSystemError) {
          try fileSystem.makeFolder(path)
          made.append(path)
        } catch { if error.cause != .exists { throw error } }
      }
    } catch {
      for path in made.reversed() { try? fileSystem.removeFolder(path) }
      throw .fileSystem(error)
    }
    return made
  }

  /// Holds the bundle's lock during the body, and leaves no state folder behind that is empty.
  private func locked<Value>(
    _ store: BundleStore, _ body: () throws(BundleError) -> Value
  ) throws(BundleError) -> Value {
    let lock = try acquire(store)
    defer {
      // Whoever waits finds the file gone and takes a new one.
      try? fileSystem.remove(store.lockFile)
      try? fileSystem.removeFolder(store.state)
      fileSystem.unlock(lock)
    }
    return try body()
  }

  private func checkState(_ store: BundleStore) throws(BundleError) {
    let kind = try onFiles { () throws(FileSystemError) in
      try fileSystem.status(of: store.state)?.kind
    }
    if let kind, kind != .folder {
      let path = BundlePath.state
      throw .obstructed([BundleError.Obstacle(path: path, kind: kind, wantsFolder: true)])
    }
  }

  private func acquire(_ store: BundleStore) throws(BundleError) -> FileLock {
    let end = ContinuousClock.now + patience
    try checkState(store)
    var attempts = 0
    while true {
      attempts += 1
      do throws(FileSystemError) {
        if try !store.exists(store.state) { try fileSystem.makeFolder(store.state) }
        return try fileSystem.lock(store.lockFile, wait: end - .now)
      } catch {
        // Made for nothing, unless another run has put its lock there.
        try? fileSystem.removeFolder(store.state)
        switch error.cause {
        case .busy: throw .busy(store.folder)
        case .missing, .exists:
          let isThere = try isFolder(store.folder)
          guard isThere else { throw .fileSystem(error) }
          if attempts > 100, ContinuousClock.now >= end { throw .busy(store.folder) }
        default: throw .fileSystem(error)
        }
      }
    }
  }
}
