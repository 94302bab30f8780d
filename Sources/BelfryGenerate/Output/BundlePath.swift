/// What a path inside a bundle may look like.
enum BundlePath {
  /// Where the lock lies.
  static let lock = "belfry.lock"
  /// The writer's own folder, absent while nothing is written.
  static let state = ".belfry"
  /// The user's folder, which is never touched.
  static let secrets = "secrets"

  /// Throws unless the path is relative and clean: no empty name, `.`, `..`, control character.
  static func check(_ path: String) throws(FileTreeError) {
    let bytes = path.utf8
    guard let first = bytes.first else { throw FileTreeError(.empty, path: path) }
    if first == UInt8(ascii: "/") { throw FileTreeError(.absolute, path: path) }
    if path.unicodeScalars.contains(where: isControl) {
      throw FileTreeError(.controlCharacter, path: path)
    }
    if bytes.count > 1000 { throw FileTreeError(.tooLong, path: path) }
    for name in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if name.isEmpty || name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) {
        throw FileTreeError(.unclean, path: path)
      }
      if name.count > 255 { throw FileTreeError(.tooLong, path: path) }
    }
  }

  /// Whether the path belongs to the user or to the writer.
  static func isReserved(_ path: String) -> Bool {
    let top = path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? path
    return path == lock || top == lock || top == state || top == secrets
  }

  /// The folders above a path, outermost first.
  static func parents(of path: String) -> [String] {
    let bytes = path.utf8
    return bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map { String(path[..<$0]) }
  }

  /// The folder that holds a path; empty at the top.
  static func parent(of path: String) -> String { parents(of: path).last ?? "" }

  /// The order of the bytes, which no locale changes.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// C0, delete, C1, and the line separators that YAML 1.1 knows.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
      || scalar.value == 0xFEFF
  }
}
