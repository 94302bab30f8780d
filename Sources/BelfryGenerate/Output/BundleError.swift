/// Why a bundle was not written. The former one is as it was, but for `unfinished`.
public enum BundleError: Error, Hashable, Sendable {
  /// The operating system refused something.
  case fileSystem(FileSystemError)
  /// The operating system refused something, and then to undo what was done before: some files
  /// are of the new bundle, some of the former one, until the next run settles it.
  case unfinished(FileSystemError)
  /// The output folder is something else than a folder.
  case notAFolder(String)
  /// Things stand where files or folders of the bundle belong.
  case obstructed([Obstacle])
  /// Files that were edited by hand since they were generated, and files that Belfry never made.
  case wouldOverwrite(edited: [String], foreign: [String])
  /// Another run did not end within the patience of this one.
  case busy(String)
  /// `belfry.lock` cannot be read.
  case lock(BundleLockError)
  /// The record of an interrupted run cannot be read.
  case journal(String)
  /// An interrupted run cannot be finished: these files were edited since.
  case editedSinceInterruption([String])

  /// Something that stands in the way of the bundle.
  public struct Obstacle: Hashable, Sendable {
    /// Its path below the output folder.
    public var path: String
    /// What it is.
    public var kind: FileStatus.Kind
    /// Whether a folder belongs there, rather than a file.
    public var wantsFolder: Bool

    /// What is wrong, in words.
    public var message: String {
      let wanted = wantsFolder ? "a folder" : "a file"
      return switch kind {
      case .link:
        "'\(path)' is a symbolic link; \(wanted) belongs there, and links are not followed"
      case .folder: "'\(path)' is a folder; \(wanted) belongs there"
      case .file: "'\(path)' is a file; \(wanted) belongs there"
      case .other: "'\(path)' is a socket, pipe or device; \(wanted) belongs there"
      }
    }
  }

  /// Whether the disk or its mount is to blame, rather than what stands in the folder.
  public var isEnvironment: Bool {
    switch self {
    case .fileSystem(let error), .unfinished(let error): error.isEnvironment
    default: false
    }
  }

  /// What is wrong, in words; one line for each file concerned.
  public var messages: [String] {
    switch self {
    case .fileSystem(let error): [error.message]
    case .unfinished(let error): [error.message, "the bundle is half written"]
    case .notAFolder(let path): ["output folder '\(path)' is not a folder"]
    case .obstructed(let obstacles): obstacles.map(\.message)
    case .wouldOverwrite(let edited, let foreign):
      edited.map { "'\($0)' was edited by hand since it was generated" }
        + foreign.map { "'\($0)' exists and was not made by Belfry" }
    case .busy(let folder): ["another belfry is writing into '\(folder)'"]
    case .lock(let error): [error.message]
    case .journal(let path): ["'\(path)', the record of an interrupted run, is damaged"]
    case .editedSinceInterruption(let paths):
      paths.map { "'\($0)' was edited by hand after a run was interrupted" }
    }
  }

  /// What to do about it.
  public var help: String {
    switch self {
    case .fileSystem(let error): error.help
    case .unfinished(let error): error.help + "; the next run settles this one"
    case .notAFolder: "move it away, or choose another folder"
    case .obstructed: "move it away, then run again; nothing was changed"
    case .wouldOverwrite: "move your changes into the profile, or overwrite them with --force"
    case .busy: "wait until it has ended, then run again"
    case .lock: "restore it from version control, or generate everything anew with --force"
    case .journal: "restore the folder from version control, or generate anew with --force"
    case .editedSinceInterruption: "move your changes away, or overwrite them with --force"
    }
  }
}

/// Runs something that touches files, and passes its failure on.
func onFiles<Value>(
  _ body: () throws(FileSystemError) -> Value
) throws(BundleError) -> Value {
  do throws(FileSystemError) { return try body() } catch { throw .fileSystem(error) }
}
