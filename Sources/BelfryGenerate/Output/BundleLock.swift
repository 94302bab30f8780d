public import BelfrySource

/// What a generation was made from, beside the files themselves.
public struct BundleOrigin: Sendable, Equatable {
  /// Version of Belfry, such as `0.2.0`.
  public var version: String
  /// Digest of the profile's bytes.
  public var profile: Digest
  /// Image of each service, with its tag.
  public var images: [String: String]
  /// Secrets that the stack reads, and where they come from.
  public var secrets: [String: SecretOrigin]

  /// An origin.
  public init(
    version: String, profile: Digest, images: [String: String],
    secrets: [String: SecretOrigin] = [:]
  ) {
    self.version = version
    self.profile = profile
    self.images = images
    self.secrets = secrets
  }
}

/// Where a secret comes from.
public enum SecretOrigin: Sendable, Hashable {
  /// It may be made at random.
  case random
  /// Only the user knows it; what it is, in words.
  case asked(String)

  /// As a lock says it.
  var text: String {
    switch self {
    case .random: "random"
    case .asked(let about): "ask: \(about)"
    }
  }

  init?(_ text: String) {
    if text == "random" {
      self = .random
    } else if text.hasPrefix("ask: ") {
      self = .asked(String(text.dropFirst(5)))
    } else {
      return nil
    }
  }
}

/// `belfry.lock`: what the last generation made, so that the next one knows its own files again.
public struct BundleLock: Sendable, Equatable {
  /// The format that this version reads and writes.
  public static let format = 1

  /// What the bundle was made from.
  public var origin: BundleOrigin
  /// Digest of every file of the bundle but the lock itself.
  public var files: [String: Digest]

  /// The lock of a tree.
  public init(_ tree: FileTree, origin: BundleOrigin) {
    self.origin = origin
    let made = tree.files
    let digests = concurrently(made.count) { Digest(of: made[$0].bytes) }
    files = Dictionary(uniqueKeysWithValues: zip(made.map(\.path), digests))
  }

  init(origin: BundleOrigin, files: [String: Digest]) {
    self.origin = origin
    self.files = files
  }
}

/// Why a lock cannot be read.
public struct BundleLockError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// Two versions of it were merged by hand or by git and never settled.
    case mergeConflict
    /// A later Belfry wrote it, in this format.
    case newerFormat(String)
    /// The line is not what stands there in a lock.
    case unexpected(expected: String)
    /// A name stands twice or out of order.
    case order(String)
    /// A path leads out of the bundle or into a reserved place.
    case path(String)
    /// It is not UTF-8.
    case encoding
    /// It is larger than any lock.
    case tooLarge
  }

  /// What is wrong.
  public let reason: Reason
  /// The line, from 1.
  public let line: Int

  /// What is wrong, in words.
  public var message: String {
    switch reason {
    case .mergeConflict: "belfry.lock:\(line) holds a merge conflict"
    case .newerFormat(let format): "belfry.lock has format \(format); this Belfry knows format 1"
    case .unexpected(let expected): "belfry.lock:\(line) is damaged: expected \(expected)"
    case .order(let name): "belfry.lock:\(line) is damaged: '\(name)' stands twice or out of order"
    case .path(let path): "belfry.lock:\(line) names '\(path)', which is no file of a bundle"
    case .encoding: "belfry.lock is not UTF-8"
    case .tooLarge: "belfry.lock is too large"
    }
  }
}
