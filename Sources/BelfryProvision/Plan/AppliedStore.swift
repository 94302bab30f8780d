package import BelfryGenerate

/// `.belfry-up/`: the lock of a run, the configuration that was applied last, and the one before.
package struct AppliedStore: Sendable {
  /// The folder's name.
  static let name = ".belfry-up"
  private let disk = DiskFileSystem()
  private let bundle: String
  /// Where it lies.
  var folder: String { "\(bundle)/\(Self.name)" }

  /// The state beside a bundle.
  package init(bundle: String) { self.bundle = bundle }

  /// Takes the lock; another run that holds it is a failure at once.
  package func lock() throws(ProvisionFailure) -> FileLock {
    do throws(FileSystemError) {
      if try disk.status(of: folder) == nil {
        do { try disk.makeFolder(folder) } catch  where error.cause == .exists {}
        try? disk.create("\(folder)/.gitignore", Array("*\n".utf8), mode: 0o644)
      }
      return try disk.lock("\(folder)/lock", wait: .zero)
    } catch {
      guard error.cause == .busy else { throw Self.failure(error) }
      throw ProvisionFailure(
        "another belfry is at work on '\(bundle)'", help: "Wait until it has ended, then run again."
      )
    }
  }

  /// Gives the lock back.
  package func unlock(_ lock: FileLock) { disk.unlock(lock) }

  /// What was applied last; nothing where that is not known.
  package func applied() -> Configuration? { read("applied") }

  /// What was applied before that.
  package func former() -> Configuration? { read("former") }

  private func read(_ name: String) -> Configuration? {
    guard ((try? disk.status(of: "\(folder)/\(name)")) ?? nil)?.kind == .folder else { return nil }
    return try? Configuration(below: "\(folder)/\(name)", disk)
  }

  /// Keeps a configuration as the one that was applied last.
  package func keep(_ configuration: Configuration) throws(ProvisionFailure) {
    if let applied = applied(), applied.changes(since: configuration).isEmpty,
      configuration.changes(since: applied).isEmpty
    {
      return
    }
    do throws(FileSystemError) {
      try remove("next")
      try disk.makeFolder("\(folder)/next")
      try write(configuration, to: "\(folder)/next")
      if try disk.status(of: "\(folder)/applied") != nil {
        try remove("former")
        try disk.rename("\(folder)/applied", to: "\(folder)/former")
      }
      try disk.rename("\(folder)/next", to: "\(folder)/applied")
    } catch {
      try? remove("next")
      throw Self.failure(error)
    }
  }

  /// Puts a configuration's files in the place of those of the bundle, inside the same folders.
  package func restore(
    _ configuration: Configuration, over present: Configuration
  ) throws(ProvisionFailure) {
    do throws(FileSystemError) {
      for (path, change) in configuration.changes(since: present) {
        guard change != .removed, let file = configuration.files[path] else {
          try disk.remove("\(bundle)/\(path)")
          continue
        }
        try makeParents(of: path, in: bundle)
        let copy = "\(bundle)/\(path).belfry-new"
        try? disk.remove(copy)
        try disk.create(copy, file.bytes, mode: file.mode)
        try disk.rename(copy, to: "\(bundle)/\(path)")
      }
    } catch {
      throw Self.failure(error)
    }
  }

  private func write(_ configuration: Configuration, to folder: String) throws(FileSystemError) {
    for (path, file) in configuration.files {
      try makeParents(of: path, in: folder)
      try disk.create("\(folder)/\(path)", file.bytes, mode: file.mode)
    }
  }

  private func makeParents(of path: String, in folder: String) throws(FileSystemError) {
    var place = folder
    for name in path.split(separator: "/").dropLast() {
      place += "/\(name)"
      if try disk.status(of: place) == nil { try disk.makeFolder(place) }
    }
  }

  /// Removes a copy with all that is in it.
  private func remove(_ name: String) throws(FileSystemError) {
    let top = "\(folder)/\(name)"
    guard try disk.status(of: top) != nil else { return }
    var folders: [String] = []
    var open = [top]
    while let next = open.popLast() {
      folders.append(next)
      for name in try disk.names(in: next) {
        let path = "\(next)/\(name)"
        if try disk.status(of: path)?.kind == .folder {
          open.append(path)
        } else {
          try disk.remove(path)
        }
      }
    }
    for folder in folders.reversed() { try disk.removeFolder(folder) }
  }

  private static func failure(_ error: FileSystemError) -> ProvisionFailure {
    ProvisionFailure(error.message, help: error.help)
  }
}
