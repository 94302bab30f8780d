/// The files of a bundle in memory: relative paths and bytes, sorted by the bytes of the path.
public struct FileTree: Sendable, Equatable {
  /// One file of the bundle.
  public struct File: Sendable, Equatable {
    /// Where it belongs below the output folder, with `/` between the names.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]
    /// Whether it is a script: mode 0755 on disk rather than 0644.
    public let isExecutable: Bool

    var mode: UInt16 { isExecutable ? 0o755 : 0o644 }
  }

  private var entries: [String: File] = [:]
  private var folders: Set<String> = []

  /// A tree without files.
  public init() {}

  /// Adds a file; throws when the path is no clean relative one, reserved, or taken.
  public mutating func add(
    _ path: String, _ bytes: [UInt8], executable: Bool = false
  ) throws(FileTreeError) {
    try BundlePath.check(path)
    if BundlePath.isReserved(path) { throw FileTreeError(.reserved, path: path) }
    if entries[path] != nil { throw FileTreeError(.duplicate, path: path) }
    if folders.contains(path) { throw FileTreeError(.folderOfAnother, path: path) }
    let parents = BundlePath.parents(of: path)
    for parent in parents where entries[parent] != nil {
      throw FileTreeError(.belowAFile(parent), path: path)
    }
    folders.formUnion(parents)
    entries[path] = File(path: path, bytes: bytes, isExecutable: executable)
  }

  /// Every file, sorted by the UTF-8 bytes of its path.
  public var files: [File] {
    entries.values.sorted { BundlePath.precedes($0.path, $1.path) }
  }

  /// The file at a path.
  public subscript(path: String) -> File? { entries[path] }

  /// Number of files.
  public var count: Int { entries.count }
}

/// Why a file cannot be part of a bundle.
public struct FileTreeError: Error, Hashable, Sendable {
  /// What is wrong with the path.
  public enum Reason: Hashable, Sendable {
    /// It has no bytes.
    case empty
    /// It starts with `/`.
    case absolute
    /// It has an empty name, `.` or `..` in it.
    case unclean
    /// It holds a control character.
    case controlCharacter
    /// It is longer than 1000 bytes, or a name in it than 255.
    case tooLong
    /// It belongs to the user or to the writer: `secrets`, `.belfry`, `belfry.lock`.
    case reserved
    /// Another file has it.
    case duplicate
    /// Another file lies below it.
    case folderOfAnother
    /// It lies below this file.
    case belowAFile(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The path as it was given.
  public let path: String

  init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// What is wrong, in words.
  public var message: String {
    switch reason {
    case .empty: "a file has an empty path"
    case .absolute: "path '\(path)' is absolute; it must be relative to the bundle"
    case .unclean: "path '\(path)' has an empty name, '.' or '..' in it"
    case .controlCharacter: "a path holds a control character"
    case .tooLong: "path '\(path)' is too long: at most 1000 bytes, 255 a name"
    case .reserved: "path '\(path)' is reserved; generation never writes there"
    case .duplicate: "path '\(path)' is generated twice"
    case .folderOfAnother: "path '\(path)' is a file and a folder at once"
    case .belowAFile(let file): "path '\(path)' lies below '\(file)', which is a file"
    }
  }
}
