/// A name in which `*` stands for any text, none too.
public struct Glob: Sendable {
  /// As it was written.
  public let pattern: String

  /// A pattern; every text is one.
  public init(_ pattern: String) { self.pattern = pattern }

  /// Whether the whole name fits; takes time in proportion to both lengths at most.
  public func matches(_ name: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let name = Array(name.utf8)
    var here = 0
    var at = 0
    var star: (pattern: Int, name: Int)?
    while at < name.count {
      if here < pattern.count, pattern[here] == UInt8(ascii: "*") {
        star = (here, at)
        here += 1
      } else if here < pattern.count, pattern[here] == name[at] {
        here += 1
        at += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        here = last.pattern + 1
        at = last.name + 1
      } else {
        return false
      }
    }
    return pattern[here...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
