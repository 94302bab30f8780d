/// An operation on a file that did not succeed.
public struct FileSystemError: Error, Hashable, Sendable {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    case look = "look at"
    case read
    case list
    case write
    case save
    case move
    case remove
    case makeFolder = "make the folder"
    case removeFolder = "remove the folder"
    case setMode = "set the mode of"
    case lock
  }

  /// Why it failed.
  public enum Cause: Hashable, Sendable {
    /// ENOSPC.
    case noSpace
    /// EDQUOT.
    case quota
    /// EACCES, EPERM.
    case noPermission
    /// EROFS.
    case readOnly
    /// ENOENT.
    case missing
    /// EEXIST.
    case exists
    /// ENOTDIR.
    case notAFolder
    /// EISDIR.
    case isAFolder
    /// ELOOP: a symbolic link where none is followed, or a ring of them.
    case link
    /// ENOTEMPTY.
    case notEmpty
    /// EXDEV.
    case otherFileSystem
    /// ENAMETOOLONG.
    case nameTooLong
    /// EMFILE, ENFILE.
    case tooManyOpenFiles
    /// EIO.
    case device
    /// It is neither a file nor a folder.
    case notAFile
    /// It is larger than what was asked for, in bytes.
    case tooLarge(limit: Int)
    /// Another process holds the lock.
    case busy
    /// Any other, with the system's number and text.
    case other(code: Int32, text: String)
  }

  /// What was tried.
  public var operation: Operation
  /// On which path.
  public var path: String
  /// Why it failed.
  public var cause: Cause

  /// An operation that failed.
  public init(_ operation: Operation, _ path: String, _ cause: Cause) {
    self.operation = operation
    self.path = path
    self.cause = cause
  }

  /// Whether the disk or its mount is to blame, rather than what was asked of it.
  public var isEnvironment: Bool {
    switch cause {
    case .noSpace, .quota, .readOnly, .device, .tooManyOpenFiles: true
    default: false
    }
  }

  /// What is wrong, in words.
  public var message: String { "cannot \(operation.rawValue) '\(path)': \(cause.words)" }

  /// What to do about it.
  public var help: String { cause.help }
}

extension FileSystemError.Cause {
  fileprivate var words: String {
    switch self {
    case .noSpace: "no space left on the file system"
    case .quota: "the disk quota is used up"
    case .noPermission: "permission denied"
    case .readOnly: "the file system is read-only"
    case .missing: "no such file or folder"
    case .exists: "it exists already"
    case .notAFolder: "a part of the path is a file, not a folder"
    case .isAFolder: "it is a folder"
    case .link: "a symbolic link stands in the way"
    case .notEmpty: "the folder is not empty"
    case .otherFileSystem: "it lies on another file system than the bundle"
    case .nameTooLong: "the name is too long"
    case .tooManyOpenFiles: "too many open files"
    case .device: "the device reports an input or output error"
    case .notAFile: "it is not a regular file"
    case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
    case .busy: "another belfry is writing there"
    case .other(let code, let text): "\(text) (error \(code))"
    }
  }

  fileprivate var help: String {
    switch self {
    case .noSpace: "free some space or choose another folder, then run again"
    case .quota: "free some space or raise the quota, then run again"
    case .noPermission: "choose a folder that this user may write, or change its owner or mode"
    case .readOnly: "choose a folder on a file system that can be written"
    case .missing: "check the spelling of the path"
    case .exists, .notAFile, .isAFolder, .notAFolder, .notEmpty:
      "move it away, or choose another folder"
    case .link: "replace the link by what it points to, or choose another folder"
    case .otherFileSystem: "a bundle must lie on one file system; choose another folder"
    case .nameTooLong: "choose a shorter path"
    case .tooManyOpenFiles: "raise the limit (ulimit -n), then run again"
    case .device: "check the disk and the system's log before trying again"
    case .tooLarge: "it is no file of a bundle; move it away"
    case .busy: "wait until it has ended, then run again"
    case .other: "mend the cause, then run again"
    }
  }
}
