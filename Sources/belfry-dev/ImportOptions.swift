public import ArgumentParser
public import BelfrySource

extension Glob: ExpressibleByArgument {
  /// A pattern as it stands on the command line.
  public init(argument: String) { self.init(argument) }
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
