import ArgumentParser

/// A span of time on the command line: `500ms`, `10s`, `5m`; a bare number is of seconds.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
  let duration: Duration
  let description: String

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let units: [Substring: Int64] = ["ms": 1, "": 1000, "s": 1000, "m": 60_000]
    guard let number = Int64(digits), let unit = units[argument[digits.endIndex...]] else {
      return nil
    }
    let (milliseconds, isTooLong) = number.multipliedReportingOverflow(by: unit)
    guard !isTooLong, (1...3_600_000).contains(milliseconds) else { return nil }
    duration = .milliseconds(milliseconds)
    description = argument
  }

  init(seconds: Int) {
    duration = .seconds(seconds)
    description = "\(seconds)s"
  }
}

/// A number of bytes on the command line: `64MB`, `1GiB`, or bytes alone.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  let bytes: Int
  let description: String

  init?(argument: String) {
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let units = [
      "": 1, "b": 1, "kb": 1000, "kib": 1 << 10, "mb": 1_000_000, "mib": 1 << 20,
      "gb": 1_000_000_000, "gib": 1 << 30,
    ]
    guard let number = Int(digits), let unit = units[argument[digits.endIndex...].lowercased()]
    else { return nil }
    let (bytes, isTooMuch) = number.multipliedReportingOverflow(by: unit)
    guard !isTooMuch, (1...(1 << 40)).contains(bytes) else { return nil }
    self.bytes = bytes
    description = argument
  }

  init(mebibytes: Int) {
    bytes = mebibytes << 20
    description = "\(mebibytes)MiB"
  }
}
