package import BelfrySource
import CBelfryPacks

/// The packs inside the binary.
package enum EmbeddedPacks {
  /// Every file of `templates/`, by its path below that folder.
  package static func files() -> [SourceFile] {
    (0..<Int(belfry_pack_count())).map { index in
      let file = belfry_pack_file(Int32(index))
      let bytes = UnsafeBufferPointer(start: file.bytes, count: Int(file.size))
      return SourceFile(path: String(cString: file.path), bytes: Array(bytes))
    }
  }

  /// The bytes of one file; none where there is no such file.
  static func bytes(_ path: String) -> [UInt8] {
    for index in 0..<belfry_pack_count() {
      let file = belfry_pack_file(index)
      guard String(cString: file.path) == path else { continue }
      return Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.size)))
    }
    return []
  }
}
