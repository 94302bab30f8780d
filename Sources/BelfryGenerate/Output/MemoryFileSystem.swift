internal import Synchronization

/// Files in memory, with what a loss of power would leave of them.
///
/// Names are kept in order, as a journaling file system does: after a loss of power they are as
/// they were at some moment since a folder was last synced. Bytes that were never synced are lost.
package final class MemoryFileSystem: FileSystem {
  /// Something with a name.
  package enum Node: Hashable, Sendable {
    /// A file's bytes and mode; whether a sync has saved them.
    case file([UInt8], mode: UInt16, isSaved: Bool)
    /// A folder.
    case folder
    /// A link that leads to the path.
    case link(String)
    /// A socket, pipe or device.
    case other
  }

  private struct State {
    var nodes: [String: Node]
    /// What the names may be after a loss of power, oldest first.
    var past: [[String: Node]] = []
    var locks: [Int32: String] = [:]
    var nextLock: Int32 = 1
  }

  private let state: Mutex<State>

  /// Files by their path; the folders above them come by themselves, as does the root.
  package init(_ nodes: [String: Node] = [:]) {
    var all = nodes
    for path in nodes.keys {
      for parent in BundlePath.parents(of: path) where !parent.isEmpty { all[parent] = .folder }
    }
    state = Mutex(State(nodes: all))
  }

  /// Everything that is there, by path.
  package var nodes: [String: Node] { state.withLock { $0.nodes } }

  /// What may be there after a loss of power now: unsaved bytes are gone.
  package var afterPowerLoss: [[String: Node]] {
    state.withLock { state in
      (state.past + [state.nodes]).map { nodes in
        nodes.mapValues { node in
          guard case .file(_, let mode, isSaved: false) = node else { return node }
          return .file([], mode: mode, isSaved: true)
        }
      }
    }
  }

  package func status(
    of path: String, followingLink: Bool
  ) throws(FileSystemError) -> FileStatus? {
    let path = clean(path)
    switch state.withLock({ $0.nodes[path] }) {
    case nil: return path.isEmpty || path == "." ? FileStatus(.folder, mode: 0o755, size: 0) : nil
    case .file(let bytes, let mode, _): return FileStatus(.file, mode: mode, size: bytes.count)
    case .folder: return FileStatus(.folder, mode: 0o755, size: 0)
    case .other: return FileStatus(.other, mode: 0o644, size: 0)
    case .link(let target):
      guard followingLink else { return FileStatus(.link, mode: 0o777, size: 0) }
      return try status(of: target, followingLink: false)
    }
  }

  package func read(_ path: String, limit: Int) throws(FileSystemError) -> [UInt8] {
    switch state.withLock({ $0.nodes[clean(path)] }) {
    case .file(let bytes, _, _):
      guard bytes.count <= limit else {
        throw FileSystemError(.read, path, .tooLarge(limit: limit))
      }
      return bytes
    case nil: throw FileSystemError(.read, path, .missing)
    case .link: throw FileSystemError(.read, path, .link)
    case .folder: throw FileSystemError(.read, path, .isAFolder)
    case .other: throw FileSystemError(.read, path, .notAFile)
    }
  }

  package func names(in folder: String) throws(FileSystemError) -> [String] {
    let path = clean(folder)
    guard try status(of: path)?.kind == .folder else {
      throw FileSystemError(.list, folder, .notAFolder)
    }
    let names = state.withLock { state in
      state.nodes.keys.filter { BundlePath.parent(of: $0) == path }
    }
    return names.map { String($0.dropFirst(path.isEmpty ? 0 : path.count + 1)) }
      .sorted(by: BundlePath.precedes)
  }

  package func create(
    _ path: String, _ bytes: [UInt8], mode: UInt16
  ) throws(FileSystemError) {
    try change(.write, path) { (nodes, path) throws(FileSystemError.Cause) in
      guard nodes[path] == nil else { throw .exists }
      nodes[path] = .file(bytes, mode: mode, isSaved: false)
    }
  }

  package func flush(_ path: String) throws(FileSystemError) {
    guard try status(of: path) != nil else { throw FileSystemError(.save, path, .missing) }
  }

  package func sync(_ path: String) throws(FileSystemError) {
    let path = clean(path)
    let isFolder = try status(of: path)?.kind == .folder
    state.withLock { state in
      if isFolder { state.past = [] }
      for index in state.past.indices { state.past[index].save(path) }
      state.nodes.save(path)
    }
  }

  package func rename(_ path: String, to target: String) throws(FileSystemError) {
    let target = clean(target)
    try change(.move, path) { (nodes, path) throws(FileSystemError.Cause) in
      guard case .file? = nodes[path] else { throw .missing }
      if nodes[target] == .folder { throw .isAFolder }
      let parent = BundlePath.parent(of: target)
      guard parent.isEmpty || nodes[parent] == .folder else { throw .missing }
      nodes[target] = nodes.removeValue(forKey: path)
    }
  }

  package func remove(_ path: String) throws(FileSystemError) {
    try change(.remove, path) { (nodes, path) throws(FileSystemError.Cause) in
      guard let node = nodes[path] else { throw .missing }
      guard node != .folder else { throw .isAFolder }
      nodes[path] = nil
    }
  }

  package func makeFolder(_ path: String) throws(FileSystemError) {
    try change(.makeFolder, path) { (nodes, path) throws(FileSystemError.Cause) in
      guard nodes[path] == nil else { throw .exists }
      nodes[path] = .folder
    }
  }

  package func removeFolder(_ path: String) throws(FileSystemError) {
    guard try names(in: path).isEmpty else { throw FileSystemError(.removeFolder, path, .notEmpty) }
    try change(.removeFolder, path) { (nodes, path) throws(FileSystemError.Cause) in
      nodes[path] = nil
    }
  }

  package func setMode(_ path: String, _ mode: UInt16) throws(FileSystemError) {
    try change(.setMode, path) { (nodes, path) throws(FileSystemError.Cause) in
      guard case .file(let bytes, _, let isSaved)? = nodes[path] else { throw .missing }
      nodes[path] = .file(bytes, mode: mode, isSaved: isSaved)
    }
  }

  package func lock(_ path: String, wait: Duration) throws(FileSystemError) -> FileLock {
    let path = clean(path)
    guard try status(of: BundlePath.parent(of: path)) != nil else {
      throw FileSystemError(.lock, path, .missing)
    }
    let handle = state.withLock { state -> Int32? in
      guard !state.locks.values.contains(path) else { return nil }
      if state.nodes[path] == nil { state.nodes[path] = .file([], mode: 0o644, isSaved: true) }
      state.nextLock += 1
      state.locks[state.nextLock] = path
      return state.nextLock
    }
    guard let handle else { throw FileSystemError(.lock, path, .busy) }
    return FileLock(handle: handle)
  }

  package func unlock(_ lock: FileLock) {
    state.withLock { _ = $0.locks.removeValue(forKey: lock.handle) }
  }

  private func change(
    _ operation: FileSystemError.Operation, _ path: String,
    _ body: (inout [String: Node], String) throws(FileSystemError.Cause) -> Void
  ) throws(FileSystemError) {
    let name = clean(path)
    let parent = BundlePath.parent(of: name)
    do throws(FileSystemError.Cause) {
      try state.withLock { (state) throws(FileSystemError.Cause) in
        guard parent.isEmpty || state.nodes[parent] == .folder else {
          throw .missing
        }
        let before = state.nodes
        try body(&state.nodes, name)
        state.past.append(before)
      }
    } catch { throw FileSystemError(operation, path, error) }
  }

  /// The path without the dot that leads through a link.
  private func clean(_ path: String) -> String {
    path.hasSuffix("/.") ? String(path.dropLast(2)) : path
  }
}

extension FileSystemError.Cause: Error {}

extension [String: MemoryFileSystem.Node] {
  fileprivate mutating func save(_ path: String) {
    guard case .file(let bytes, let mode, _)? = self[path] else { return }
    self[path] = .file(bytes, mode: mode, isSaved: true)
  }
}
