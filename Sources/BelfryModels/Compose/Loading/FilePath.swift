import BelfrySource

/// Paths of files as Compose puts them together: `/` between parts, no look at a disk.
package enum FilePath {
  /// Whether a path begins at a root, of Windows included.
  package static func isAbsolute(_ path: String) -> Bool {
    if isRooted(path) || path.hasPrefix("\\\\") { return true }
    let bytes = Array(path.utf8.prefix(3))
    guard bytes.count == 3, bytes[1] == 0x3A else { return false }
    return (0x61...0x7A).contains(bytes[0] | 0x20) && (bytes[2] == 0x5C || bytes[2] == 0x2F)
  }

  /// By its byte: a slash makes one character with an accent behind it.
  private static func isRooted(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// The folder of a file; `.` for a bare name.
  package static func folder(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : clean(String(path[..<slash]))
  }

  /// A path below a folder, `.` and `..` resolved where that can be done.
  package static func join(_ folder: String, _ path: String) -> String {
    isAbsolute(path) ? clean(path) : clean("\(folder)/\(path)")
  }

  /// The path without `.` and `..` where that can be done; `.` when nothing is left.
  package static func clean(_ path: String) -> String {
    let isRooted = isRooted(path)
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isRooted {
        parts.append(part)
      }
    }
    let text = parts.joined(separator: "/")
    return isRooted ? "/\(text)" : text.isEmpty ? "." : text
  }

  /// A path of one folder as seen from another one, as `./x` or `../x`; the whole path where that
  /// cannot be told.
  package static func rebase(_ path: String, from folder: String, to base: String) -> String {
    if isAbsolute(path) || path.hasPrefix("~") { return path }
    let target = join(folder, path)
    let start = clean(base)
    guard isRooted(target) == isRooted(start) else { return target }
    let targetParts = target.split(separator: "/").filter { $0 != "." }
    let startParts = start.split(separator: "/").filter { $0 != "." }
    let common = zip(targetParts, startParts).prefix { $0 == $1 }.count
    let up = startParts.dropFirst(common)
    guard !up.contains("..") else { return target }
    let rest = targetParts.dropFirst(common)
    let parts = up.map { _ in ".." } + rest.map { String($0) }
    if up.isEmpty { return rest.isEmpty ? "." : "./" + parts.joined(separator: "/") }
    return parts.joined(separator: "/")
  }
}
