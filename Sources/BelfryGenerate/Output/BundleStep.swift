import BelfrySource

/// One change to a bundle on disk. What it needs is staged under its number in the journal.
struct BundleStep: Hashable, Sendable {
  /// A file's content and mode.
  struct Version: Hashable, Sendable {
    var digest: Digest
    var mode: UInt16
  }

  enum Action: Hashable, Sendable {
    case makeFolder
    case create(Version)
    case replace(Version, by: Version)
    case remove(Version)
    case setMode(from: UInt16, to: UInt16)
  }

  var action: Action
  /// Path below the output folder.
  var path: String

  /// The version that will be there, where a file is written.
  var fresh: Version? {
    switch action {
    case .create(let version), .replace(_, let version): version
    case .makeFolder, .remove, .setMode: nil
    }
  }

  /// The version that was there, where a file is lost.
  var former: Version? {
    switch action {
    case .replace(let version, _), .remove(let version): version
    case .makeFolder, .create, .setMode: nil
    }
  }
}
