package import BelfryGenerate

/// The files that decide what a stack does: those of the bundle and what its containers mount.
package struct Configuration: Sendable {
  /// Bytes and mode by path below the bundle's folder.
  package var files: [String: File] = [:]

  /// A file.
  package struct File: Sendable, Equatable {
    package var bytes: [UInt8]
    package var mode: UInt16
  }

  /// How a file differs.
  package enum Change: String, Sendable {
    case added, changed, removed
  }

  /// Most bytes of a file; what is larger is no configuration.
  private static let mostBytes = 16 << 20
  /// Most files of a bundle.
  private static let mostFiles = 10_000
  /// Files that are read wherever they lie, mounted or not.
  private static let always = [
    "docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml",
    "docker-compose.override.yml", "docker-compose.override.yaml", "compose.override.yml",
    "compose.override.yaml", ".env", "belfry.lock",
  ]

  package init() {}

  /// Every file below a folder, as a copy of a configuration has them.
  init(below folder: String, _ disk: DiskFileSystem) throws(FileSystemError) {
    var open = [""]
    while let next = open.popLast() {
      let place = next.isEmpty ? folder : "\(folder)/\(next)"
      for name in try disk.names(in: place) {
        let path = next.isEmpty ? name : "\(next)/\(name)"
        switch try disk.status(of: "\(folder)/\(path)")?.kind {
        case .folder?: open.append(path)
        case .file?: try read(path, in: folder, disk)
        default: break
        }
        if files.count > Self.mostFiles { return }
      }
    }
  }

  /// The files of a bundle as they are on disk.
  package init(
    bundle folder: String, mounts: [String], _ disk: DiskFileSystem
  ) throws(FileSystemError) {
    for path in Self.always { try read(path, in: folder, disk) }
    if let bytes = files["belfry.lock"]?.bytes, let lock = try? BundleLock(decoding: bytes) {
      for path in lock.files.keys { try read(path, in: folder, disk) }
    }
    for mount in mounts { try readAll(below: mount, in: folder, disk) }
  }

  private mutating func readAll(
    below mount: String, in folder: String, _ disk: DiskFileSystem
  ) throws(FileSystemError) {
    var open = [mount]
    while let path = open.popLast(), files.count <= Self.mostFiles {
      guard !Self.isOthers(path) else { continue }
      switch try disk.status(of: "\(folder)/\(path)")?.kind {
      case .folder?:
        open += try disk.names(in: "\(folder)/\(path)").map { "\(path)/\($0)" }
      case .file?: try read(path, in: folder, disk)
      default: break
      }
    }
  }

  private mutating func read(
    _ path: String, in folder: String, _ disk: DiskFileSystem
  ) throws(FileSystemError) {
    guard files[path] == nil, let status = try disk.status(of: "\(folder)/\(path)"),
      status.kind == .file, status.size <= Self.mostBytes
    else { return }
    files[path] = File(
      bytes: try disk.read("\(folder)/\(path)", limit: Self.mostBytes), mode: status.mode)
  }

  /// Whether a path is not configuration: secrets, and what belfry and git keep.
  private static func isOthers(_ path: String) -> Bool {
    let top = path.prefix { $0 != "/" }
    return ["secrets", ".belfry", ".belfry-up", ".git"].contains(top)
  }

  /// What differs from another configuration, which came before this one.
  package func changes(since old: Configuration) -> [String: Change] {
    var changes: [String: Change] = [:]
    for (path, file) in files where old.files[path]?.bytes != file.bytes {
      changes[path] = old.files[path] == nil ? .added : .changed
    }
    for path in old.files.keys where files[path] == nil { changes[path] = .removed }
    return changes
  }
}
