extension String {
  /// The last word of an image's name, without registry, tag and digest: `redis` of
  /// `docker.io/library/redis:7@sha256:…`; empty where there is none.
  package var lastImageName: String {
    let last = prefix { $0 != "@" }.split(separator: "/").last ?? ""
    return String(last.prefix { $0 != ":" })
  }
}
