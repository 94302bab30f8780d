import BelfrySource

/// Units in names of metrics, as promlint knows them (client_golang 1.23).
enum MetricUnits {
  /// Units that are used as they are.
  static let base: Set<String> = [
    "amperes", "bytes", "celsius", "grams", "joules", "kelvin", "meters", "metres", "seconds",
    "volts",
  ]

  /// Other units, by the one to use.
  private static let others: [String: String] = [
    "minutes": "seconds", "hours": "seconds", "days": "seconds", "weeks": "seconds",
    "kelvins": "kelvin", "fahrenheit": "celsius", "rankine": "celsius", "inches": "meters",
    "yards": "meters", "miles": "meters", "bits": "bytes", "calories": "joules",
    "pounds": "grams", "ounces": "grams",
  ]

  private static let prefixes = [
    "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "kibi", "mega",
    "mibi", "mebi", "giga", "gibi", "tera", "tebi", "peta", "pebi",
  ]

  /// Units that are cut short, with what they may stand for.
  static let abbreviations: [(short: String, base: String)] = [
    ("s", "seconds"), ("ms", "seconds"), ("us", "seconds"), ("ns", "seconds"), ("sec", "seconds"),
    ("b", "bytes"), ("kb", "bytes"), ("mb", "bytes"), ("gb", "bytes"), ("tb", "bytes"),
    ("pb", "bytes"), ("m", "meters or seconds"), ("h", "seconds"), ("d", "seconds"),
  ]

  /// The first word of a name that is a unit, and the base unit for it.
  static func unit(of name: String) -> (unit: String, base: String)? {
    for word in name.split(separator: "_") {
      if let base = base(String(word)) { return (String(word), base) }
      for prefix in prefixes where word.hasPrefix(prefix) {
        if let base = base(String(word.dropFirst(prefix.count))) { return (String(word), base) }
      }
    }
    return nil
  }

  /// The unit that a name says, with shares and per cents, which have no base unit.
  static func said(in name: String) -> String? {
    if let unit = unit(of: name)?.unit { return unit }
    return name.split(separator: "_").map(String.init).last {
      ["ratio", "percent", "percentage", "pct"].contains($0)
    }
  }

  private static func base(_ word: String) -> String? {
    base.contains(word) ? word : others[word]
  }
}
