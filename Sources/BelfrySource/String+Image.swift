extension String {
  /// The last word of an image's name, without registry, tag and digest: `redis` of
  /// `docker.io/library/redis:7@sha256:…`; empty where there is none.
  package var lastImageName: String {
    lastImagePart.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .first.map(String.init) ?? ""
  }

  /// The tag of an image's name: `7` of `docker.io/library/redis:7@sha256:…`.
  package var imageTag: String? {
    lastImagePart.split(separator: ":").dropFirst().first.map(String.init)
  }

  /// What stands behind the registry and before the digest.
  private var lastImagePart: Substring {
    var name = self[...]
    if let digest = name.utf8.firstIndex(of: 0x40) { name = name[..<digest] }
    while name.utf8.last == 0x2F { name.removeLast() }
    guard let slash = name.utf8.lastIndex(of: 0x2F) else { return name }
    return name[name.utf8.index(after: slash)...]
  }
}
