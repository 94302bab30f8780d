import ArgumentParser

/// A name in which `*` stands for any text.
struct Glob: ExpressibleByArgument, Sendable {
  let pattern: String

  init(argument: String) { pattern = argument }

  /// Whether the whole name fits.
  func matches(_ name: String) -> Bool {
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

/// The number of values that a label is expected to have.
struct Expectation: ExpressibleByArgument, Sendable {
  let label: String
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let count = Int(parts[1]), count > 0 else { return nil }
    label = String(parts[0])
    self.count = count
  }
}

/// Metrics that an exporter only has with a flag.
struct FlagRule: ExpressibleByArgument, Sendable {
  let metrics: Glob
  let flag: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    metrics = Glob(argument: String(parts[0]))
    flag = String(parts[1])
  }
}
