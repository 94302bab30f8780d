/// What is known of the values of a result.
public struct ValueFacts: Sendable {
  /// What kind of metric the values come from, as far as its name tells.
  public enum Kind: String, Sendable {
    /// A sum that only grows.
    case counter
    /// Change per second of a counter.
    case rate
    case gauge
  }

  /// The value, where no data decides it.
  public var constant: Double?
  /// What is measured.
  public var unit: ValueUnit?
  /// The kind of metric.
  public var kind: Kind?
  /// Whether there is a value whatever data there is.
  public var isAlwaysThere = false
  /// Whether the value is 0 or 1.
  public var isBool = false
  /// What is measured a hundredfold, on the way to a percentage.
  var hundredfold: ValueUnit?
  /// What no value is less than: where nothing is counted there is no count, rather than 0.
  var least: Double?
  /// Comparisons with numbers that every value has passed, with the value on the left.
  var passed: [Passed] = []

  init(
    constant: Double? = nil, unit: ValueUnit? = nil, kind: Kind? = nil, isAlwaysThere: Bool = false,
    isBool: Bool = false, least: Double? = nil
  ) {
    self.constant = constant
    self.least = least
    self.unit = unit
    self.kind = kind
    self.isAlwaysThere = isAlwaysThere
    self.isBool = isBool
  }

  /// The same unit, nothing else known.
  var unitOnly: ValueFacts { ValueFacts(unit: unit) }
}

/// What a value measures, in the base units of Prometheus' naming practice.
public enum ValueUnit: Hashable, Sendable {
  /// A number of things.
  case count
  case seconds
  case bytes
  /// From 0 to 1.
  case ratio
  /// From 0 to 100.
  case percent
  case celsius
  /// Seconds since 1970.
  case timestamp
  indirect case perSecond(ValueUnit)
  /// Another unit, by the word in the metric's name.
  case other(String)

  /// The unit in words.
  public var text: String {
    switch self {
    case .count: "count"
    case .seconds: "seconds"
    case .bytes: "bytes"
    case .ratio: "ratio"
    case .percent: "percentage"
    case .celsius: "degrees Celsius"
    case .timestamp: "seconds since 1970"
    case .perSecond(let unit): "\(unit.text) per second"
    case .other(let word): word
    }
  }

  /// Units by the last word of a metric's name.
  private static let units: [String: ValueUnit] = [
    "seconds": .seconds, "bytes": .bytes, "ratio": .ratio, "percent": .percent,
    "celsius": .celsius, "milliseconds": .other("milliseconds"), "joules": .other("joules"),
    "volts": .other("volts"), "amperes": .other("amperes"), "hertz": .other("hertz"),
    "meters": .other("meters"), "usd": .other("US dollars"),
  ]

  /// Facts that the name of a metric tells, by Prometheus' naming practice.
  static func facts(ofMetric name: String) -> ValueFacts {
    if name == "up" || name.hasSuffix("_up") { return ValueFacts(kind: .gauge, isBool: true) }
    if name.hasSuffix("_info") { return ValueFacts(constant: 1, kind: .gauge) }
    if name.hasSuffix("_bucket") || name.hasSuffix("_count") {
      return ValueFacts(unit: .count, kind: .counter)
    }
    for end in ["_total", "_sum"] where name.hasSuffix(end) {
      let unit = unit(of: String(name.utf8.dropLast(end.utf8.count)) ?? name)
      return ValueFacts(unit: unit ?? (end == "_total" ? .count : nil), kind: .counter)
    }
    return ValueFacts(unit: unit(of: name))
  }

  private static func unit(of name: String) -> ValueUnit? {
    guard let mark = name.utf8.lastIndex(of: UInt8(ascii: "_")),
      let unit = units[String(name[name.utf8.index(after: mark)...])]
    else { return nil }
    // The time that CPUs or requests took is no instant.
    let isInstant =
      name.hasSuffix("_timestamp_seconds")
      || name.hasSuffix("_time_seconds") && !name.hasSuffix("cpu_time_seconds")
    return isInstant ? .timestamp : unit
  }
}
