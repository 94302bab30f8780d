package import BelfryYAML

/// A length of time as Go's `time.ParseDuration` reads it, with the days and weeks of Compose:
/// `1m30s`, `1.5h`, `-2s`.
package struct GoDuration: Sendable, Hashable, Comparable {
  /// The length in nanoseconds.
  package var nanoseconds: Int64

  /// A length in nanoseconds.
  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// A length in seconds, cut to what 64 bits of nanoseconds hold.
  package init(seconds: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    nanoseconds = overflow ? (seconds < 0 ? .min : .max) : product
  }

  /// Reads the notation; nothing when it is not a duration or does not fit.
  package init?(_ text: String) {
    var rest = text.utf8[...]
    let negative = rest.first == 0x2D
    if negative || rest.first == 0x2B { rest = rest.dropFirst() }
    if rest.elementsEqual([0x30]) {
      nanoseconds = 0
      return
    }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    while !rest.isEmpty {
      guard let part = Self.takePart(&rest) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(part)
      if overflow { return nil }
      total = sum
    }
    nanoseconds = negative ? -total : total
  }

  /// The length in seconds.
  package var seconds: Double { Double(nanoseconds) / 1e9 }

  /// Shorter before longer.
  package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

  private static let units: [String: Int64] = [
    "ns": 1, "us": 1000, "µs": 1000, "μs": 1000, "ms": 1_000_000, "s": 1_000_000_000,
    "m": 60_000_000_000, "h": 3_600_000_000_000, "d": 86_400_000_000_000,
    "w": 604_800_000_000_000,
  ]

  /// Takes a number, perhaps with a fraction, and its unit.
  private static func takePart(_ rest: inout Substring.UTF8View) -> Int64? {
    let whole = rest.prefix { isDigit($0) }
    rest = rest.dropFirst(whole.count)
    var fraction = rest.prefix(0)
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      fraction = rest.prefix { isDigit($0) }
      rest = rest.dropFirst(fraction.count)
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    let name = rest.prefix { !isDigit($0) && $0 != 0x2E }
    rest = rest.dropFirst(name.count)
    guard let name = String(name), let unit = units[name],
      let count = whole.isEmpty ? 0 : String(whole).flatMap({ Int64($0) })
    else { return nil }
    let (product, tooBig) = count.multipliedReportingOverflow(by: unit)
    let (sum, overflow) = product.addingReportingOverflow(fractionOf(unit, fraction))
    return tooBig || overflow ? nil : sum
  }

  private static func fractionOf(_ unit: Int64, _ digits: Substring.UTF8View) -> Int64 {
    var value: Int64 = 0
    var scale = 1.0
    for digit in digits.prefix(17) {
      value = value * 10 + Int64(digit - 0x30)
      scale *= 10
    }
    return Int64(exactly: (Double(value) * (Double(unit) / scale)).rounded(.down)) ?? 0
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

extension GoDuration: CustomStringConvertible {
  /// Hours, minutes, seconds with what is not there left out: `1h30m`, `90s` is `1m30s`, `500ms`.
  package var description: String {
    guard nanoseconds != 0 else { return "0s" }
    var left = nanoseconds.magnitude
    var text = nanoseconds < 0 ? "-" : ""
    let steps: [(String, UInt64)] = [
      ("h", 3_600_000_000_000), ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000),
      ("us", 1000), ("ns", 1),
    ]
    for (name, size) in steps where left >= size {
      text += "\(left / size)\(name)"
      left %= size
    }
    return text
  }
}

extension GoDuration: Field {
  /// A scalar in the notation.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> GoDuration? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    if let duration = GoDuration(node.text) { return duration }
    let help = Int(node.text) == nil ? "write '1m30s'" : "add a unit: '\(node.text)s'"
    context.report(
      "value/bad-duration", at: node.span, "'\(node.shortText)' is not a duration", help: help)
    return nil
  }

  /// Hours, minutes and seconds.
  package func encode() -> Value? { .string(description) }

  /// Numbers with units.
  package static var shape: Shape { GoDurationKind.shape }
}

extension DecodeContext {
  /// Reports a text under a key that Go's `time.ParseDuration` cannot read: it has no days or weeks.
  mutating func checkGoDuration(_ name: String, in node: Node) {
    guard let value = node[name], value.kind == .scalar, !value.isNull,
      GoDuration(value.text) == nil || value.text.contains("d") || value.text.contains("w")
    else { return }
    report(
      "value/bad-duration", at: value.span, "'\(value.shortText)' is not a duration",
      help: Int(value.text) == nil ? "write '1m30s'; the largest unit is h" : "add a unit")
  }
}

extension GoDuration: ExpressibleByStringLiteral {
  /// A duration in the source; one that cannot be read counts as zero.
  package init(stringLiteral text: String) {
    self = GoDuration(text) ?? GoDuration(nanoseconds: 0)
  }
}
