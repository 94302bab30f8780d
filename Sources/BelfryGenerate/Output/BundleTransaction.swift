/// Changes a bundle all or none, by a journal.
///
/// Everything new, and a copy of everything that will be lost, is staged and synced beside the
/// bundle; renaming the journal into place commits the run. Only then files are moved, one by
/// one, into folders that stay. A run that stops before is undone, one that stops after is
/// finished by the next; one that fails after is undone from the copies.
struct BundleTransaction {
  let store: BundleStore
  private var files: any FileSystem { store.fileSystem }

  /// Carries out a plan; on failure the bundle is as before.
  func run(_ plan: BundlePlan) throws(BundleError) {
    do throws(FileSystemError) { try stage(plan) } catch {
      try? discard()
      throw failure(error)
    }
    try complete(BundleJournal(plan.steps))
  }

  /// Applies a committed journal, or undoes what was applied when that fails.
  func complete(_ journal: BundleJournal) throws(BundleError) {
    do throws(FileSystemError) { try apply(journal) } catch {
      try? abort(journal)
      throw failure(error)
    }
    try? finish(store.journal)
  }

  /// Says whether the next run has something left to settle.
  private func failure(_ error: FileSystemError) -> BundleError {
    let places = [store.journal, store.undo]
    let isSettled = places.allSatisfy { (try? store.exists($0)) == false }
    return isSettled ? .fileSystem(error) : .unfinished(error)
  }

  private func abort(_ journal: BundleJournal) throws(FileSystemError) {
    try files.rename(store.journal, to: store.undo)
    try files.sync(store.state)
    try revert(journal)
  }

  /// Undoes every applied step of a journal that shall be undone.
  func revert(_ journal: BundleJournal) throws(FileSystemError) {
    for number in journal.steps.indices.reversed() {
      try undo(journal.steps[number], number)
    }
    try syncFolders(of: journal)
    try finish(store.undo)
  }

  /// Removes what a run staged that was never committed.
  func discard() throws(FileSystemError) {
    for path in [store.journal, store.undo, store.draft] where try store.exists(path) {
      try files.remove(path)
      try files.sync(store.state)
    }
    for folder in [store.freshFolder, store.formerFolder] {
      switch try files.status(of: folder)?.kind {
      case nil: continue
      case .folder:
        for name in try files.names(in: folder) { try files.remove(folder + "/" + name) }
        try files.removeFolder(folder)
      default: try files.remove(folder)
      }
    }
  }

  /// Drops the journal first, then what was staged for it.
  private func finish(_ journal: String) throws(FileSystemError) {
    try files.remove(journal)
    try files.sync(store.state)
    try discard()
  }

  private func stage(_ plan: BundlePlan) throws(FileSystemError) {
    try files.makeFolder(store.freshFolder)
    try files.makeFolder(store.formerFolder)
    var staged: [(path: String, of: BundleStep)] = []
    for (number, step) in plan.steps.enumerated() {
      if let version = step.fresh, let bytes = plan.fresh[number] {
        staged.append((store.fresh(number), step))
        try named(step) { () throws(FileSystemError) in
          try files.create(store.fresh(number), bytes, mode: version.mode)
        }
      }
      if let version = step.former, let bytes = plan.former[number] {
        staged.append((store.former(number), step))
        try named(step) { () throws(FileSystemError) in
          try files.create(store.former(number), bytes, mode: version.mode)
        }
      }
    }
    // All are under way before the first is waited for, so that one commit serves them all.
    for (path, step) in staged {
      try named(step) { () throws(FileSystemError) in try files.flush(path) }
    }
    for (path, step) in staged {
      try named(step) { () throws(FileSystemError) in try files.sync(path) }
    }
    for folder in [store.freshFolder, store.formerFolder, store.state, store.folder + "/."] {
      try files.sync(folder)
    }
    try files.create(store.draft, BundleJournal(plan.steps).encode(), mode: 0o644)
    try files.sync(store.draft)
    try files.rename(store.draft, to: store.journal)
    try files.sync(store.state)
  }

  /// Passes a failure on under the name that the file will have, since nobody knows the other.
  private func named(
    _ step: BundleStep, _ body: () throws(FileSystemError) -> Void
  ) throws(FileSystemError) {
    do throws(FileSystemError) { try body() } catch {
      throw FileSystemError(error.operation, store.place(step.path), error.cause)
    }
  }

  private func apply(_ journal: BundleJournal) throws(FileSystemError) {
    for (number, step) in journal.steps.enumerated() {
      let place = store.place(step.path)
      switch step.action {
      case .makeFolder: if try !store.exists(place) { try files.makeFolder(place) }
      case .create, .replace:
        if try store.exists(store.fresh(number)) {
          try files.rename(store.fresh(number), to: place)
        }
      case .remove(let version):
        if try store.digest(of: step.path) == version.digest { try files.remove(place) }
      case .setMode(_, let mode): if try store.exists(place) { try files.setMode(place, mode) }
      }
    }
    try syncFolders(of: journal)
  }

  private func undo(_ step: BundleStep, _ number: Int) throws(FileSystemError) {
    let place = store.place(step.path)
    switch step.action {
    case .makeFolder:
      if try store.exists(place), try files.names(in: place).isEmpty {
        try files.removeFolder(place)
      }
    case .create(let version):
      guard try !store.exists(store.fresh(number)) else { return }
      if try store.digest(of: step.path) == version.digest { try files.remove(place) }
    case .replace:
      guard try !store.exists(store.fresh(number)) else { return }
      try restore(place, number)
    case .remove: if try !store.exists(place) { try restore(place, number) }
    case .setMode(let mode, _): if try store.exists(place) { try files.setMode(place, mode) }
    }
  }

  private func restore(_ place: String, _ number: Int) throws(FileSystemError) {
    guard try store.exists(store.former(number)) else { return }
    try files.rename(store.former(number), to: place)
  }

  /// Syncs every folder that lost or gained a name, if it is still there.
  private func syncFolders(of journal: BundleJournal) throws(FileSystemError) {
    var done: Set<String> = []
    for step in journal.steps where done.insert(BundlePath.parent(of: step.path)).inserted {
      // The trailing dot leads through an output folder that is a link.
      let place = store.place(BundlePath.parent(of: step.path)) + "/."
      if try store.exists(place) { try files.sync(place) }
    }
  }
}
