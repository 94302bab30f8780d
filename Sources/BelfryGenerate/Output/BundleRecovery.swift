/// What became of a run that was interrupted before.
public enum BundleRecovery: Hashable, Sendable {
  /// There was none.
  case nothing
  /// It was committed, so it was finished.
  case finished
  /// It was not, so the bundle is as it was before it.
  case undone
}

extension BundleTransaction {
  /// Settles an interrupted run; the lock must be held.
  ///
  /// With `edits` overwritten, an unreadable journal is dropped, and files that were edited
  /// since are overwritten.
  func recover(edits: BundlePlan.Edits) throws(BundleError) -> BundleRecovery {
    let isUndoing = try exists(store.undo)
    let isCommitted = try exists(store.journal)
    guard isUndoing || isCommitted else {
      let wasStaging = try exists(store.freshFolder)
      try onFiles { () throws(FileSystemError) in try discard() }
      return wasStaging ? .undone : .nothing
    }
    let path = isUndoing ? store.undo : store.journal
    guard let journal = try read(path) else {
      guard edits == .overwritten else { throw .journal(path) }
      try onFiles { () throws(FileSystemError) in try discard() }
      return .undone
    }
    try check(journal, edits: edits, isUndoing: isUndoing)
    if isUndoing {
      try onFiles { () throws(FileSystemError) in try revert(journal) }
    } else {
      try complete(journal)
    }
    return isUndoing ? .undone : .finished
  }

  private func exists(_ path: String) throws(BundleError) -> Bool {
    try onFiles { () throws(FileSystemError) in try store.exists(path) }
  }

  private func read(_ path: String) throws(BundleError) -> BundleJournal? {
    try onFiles { () throws(FileSystemError) in
      BundleJournal(decoding: try store.fileSystem.read(path, limit: BundleStore.limit))
    }
  }

  /// Throws when a step's place was changed by somebody else since the run was interrupted.
  private func check(
    _ journal: BundleJournal, edits: BundlePlan.Edits, isUndoing: Bool
  ) throws(BundleError) {
    var folders: Set<String> = []
    var obstacles: [BundleError.Obstacle] = []
    var edited: [String] = []
    do throws(FileSystemError) {
      for (number, step) in journal.steps.enumerated() {
        let obstacle = try store.obstacle(
          to: step.path, asFolder: step.action == .makeFolder, knownFolders: &folders)
        if let obstacle {
          obstacles.append(obstacle)
        } else if try isEdited(step, number, isUndoing: isUndoing) {
          edited.append(step.path)
        }
      }
    } catch { throw .fileSystem(error) }
    if !obstacles.isEmpty { throw .obstructed(obstacles) }
    if edits == .refused, !edited.isEmpty { throw .editedSinceInterruption(edited) }
  }

  private func isEdited(
    _ step: BundleStep, _ number: Int, isUndoing: Bool
  ) throws(FileSystemError) -> Bool {
    guard step.fresh != nil, try store.exists(store.place(step.path)) else { return false }
    let isApplied = try !store.exists(store.fresh(number))
    guard isApplied == isUndoing else { return false }
    if isUndoing, try !store.exists(store.former(number)) { return false }
    let found = try store.digest(of: step.path)
    return found == nil || found != step.fresh?.digest && found != step.former?.digest
  }
}
