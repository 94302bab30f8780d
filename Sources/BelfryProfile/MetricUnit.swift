package import BelfryYAML

/// The unit of a declared metric: a word, as Prometheus' names have it (`seconds`), or a sign, as
/// OpenTelemetry's have it (`ms`, `By`, `%`, `1`, `{packets}`).
package struct MetricUnit: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLetter || [0x25, 0x31, 0x7B].contains($0) },
      rest: { $0.isLetter || $0.isDigit || [0x25, 0x2F, 0x5F, 0x7B, 0x7D].contains($0) },
      atMost: 40)
    guard fits, !text.hasPrefix("1") || text == "1" else { return nil }
    self.text = text
  }

  package static let pattern = "^(1|[A-Za-z%{][A-Za-z0-9%/_{}]{0,39})$"
  package static let words = "a unit such as 'seconds'"

  /// The word that names end with; nothing for counts, shares of nothing and switches.
  package var suffix: String? {
    if text.hasPrefix("{") { return nil }
    let folded = text.lowercased()
    if Self.silent.contains(folded) { return nil }
    // In OpenTelemetry's units the case tells: 'm' is a metre, 'By' a byte, 'Bit' a bit.
    if let word = Self.signs[text] { return word }
    if let word = Self.spellings[folded] { return word }
    let word = String(folded.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    return word.split(separator: "_").joined(separator: "_")
  }

  /// Whether the end of a name says the unit already, in whatever spelling.
  package func isSaid(in name: String) -> Bool {
    guard let suffix else { return true }
    let words = name.split(separator: "_").map(String.init)
    let known = [suffix] + (Self.shortForms[suffix] ?? [])
    let tail = words.last == "total" ? words.dropLast() : words[...]
    if tail.last.map({ known.contains($0) }) == true { return true }
    // As in 'bytes_sent', where the direction comes last.
    return tail.contains(suffix)
  }

  /// Words for which a name gets no ending.
  private static let silent: Set<String> = [
    "number", "count", "binary", "bool", "boolean", "rate", "none", "unitless",
  ]

  /// Units of the Unified Code for Units of Measure (prometheus/otlptranslator 1.0).
  private static let signs: [String: String] = [
    "d": "days", "h": "hours", "min": "minutes", "s": "seconds", "ms": "milliseconds",
    "us": "microseconds", "ns": "nanoseconds", "By": "bytes", "KiBy": "kibibytes",
    "MiBy": "mebibytes", "GiBy": "gibibytes", "TiBy": "tebibytes", "KBy": "kilobytes",
    "MBy": "megabytes", "GBy": "gigabytes", "TBy": "terabytes", "m": "meters", "V": "volts",
    "A": "amperes", "J": "joules", "W": "watts", "g": "grams", "Cel": "celsius", "Hz": "hertz",
    "1": "ratio", "%": "percent",
  ]

  /// Other ways to write a unit, in lower case.
  private static let spellings: [String: String] = [
    "second": "seconds", "sec": "seconds", "millisecond": "milliseconds", "byte": "bytes",
    "kb": "kilobytes", "mb": "megabytes", "gb": "gigabytes", "percentage": "percent",
    "share": "ratio", "minute": "minutes", "hour": "hours", "day": "days",
  ]

  /// How names shorten a unit.
  private static let shortForms: [String: [String]] = [
    "seconds": ["s", "sec"], "milliseconds": ["ms", "millis"], "microseconds": ["us"],
    "nanoseconds": ["ns"], "kilobytes": ["kb"], "megabytes": ["mb"], "gigabytes": ["gb"],
    "percent": ["pct", "percentage"],
  ]
}
