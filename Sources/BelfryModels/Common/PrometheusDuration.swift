package import BelfryYAML

/// A length of time as Prometheus and Alertmanager write it: `1h30m`, `0`, units in falling order
/// (`model.Duration` of prometheus/common), in whole milliseconds.
package struct PrometheusDuration: Sendable, Hashable, Comparable {
  /// The length in milliseconds, never negative.
  package var milliseconds: Int64

  /// A length in milliseconds; below zero counts as zero.
  package init(milliseconds: Int64) {
    self.milliseconds = max(0, milliseconds)
  }

  /// A length in seconds; below zero counts as zero, too much is cut to the longest.
  package init(seconds: Int64) {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    self.init(milliseconds: overflow ? Self.longest : min(product, Self.longest))
  }

  /// Reads the notation; nothing when it is not a duration or longer than about 292 years.
  package init?(_ text: String) {
    guard case .success(let value) = Self.read(text) else { return nil }
    self = value
  }

  /// The length in seconds.
  package var seconds: Double { Double(milliseconds) / 1000 }

  /// Shorter before longer.
  package static func < (left: Self, right: Self) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// Go's limit: 2^63 nanoseconds.
  private static let longest: Int64 = 9_223_372_036_854

  private static let units: [(name: String, milliseconds: Int64, exact: Bool)] = [
    ("y", 31_536_000_000, true), ("w", 604_800_000, true), ("d", 86_400_000, false),
    ("h", 3_600_000, false), ("m", 60_000, false), ("s", 1000, false), ("ms", 1, false),
  ]
}

extension PrometheusDuration {
  /// Why a text is not a duration.
  package enum Problem: Error, Equatable {
    /// There is no text.
    case empty
    /// A number without a unit.
    case missingUnit
    /// Not numbers with known units in falling order.
    case malformed
    /// Longer than about 292 years.
    case tooLong
  }

  /// Reads the notation, or says why it cannot.
  package static func read(_ text: String) -> Result<PrometheusDuration, Problem> {
    if text == "0" { return .success(PrometheusDuration(milliseconds: 0)) }
    var rest = text.utf8[...]
    guard !rest.isEmpty else { return .failure(.empty) }
    var total: Int64 = 0
    var next = 0
    while !rest.isEmpty {
      guard let count = takeNumber(&rest) else { return .failure(.malformed) }
      let letters = rest.prefix { $0 >= 0x61 && $0 <= 0x7A }
      if letters.isEmpty { return .failure(rest.isEmpty ? .missingUnit : .malformed) }
      guard let name = String(letters),
        let unit = units[next...].firstIndex(where: { $0.name == name })
      else { return .failure(.malformed) }
      rest = rest.dropFirst(letters.count)
      next = unit + 1
      guard let count else { return .failure(.tooLong) }
      let (part, tooBig) = count.multipliedReportingOverflow(by: units[unit].milliseconds)
      let (sum, overflow) = total.addingReportingOverflow(part)
      if tooBig || overflow || sum > longest { return .failure(.tooLong) }
      total = sum
    }
    return .success(PrometheusDuration(milliseconds: total))
  }

  /// Takes digits: nothing where there are none, an inner nothing where they are too many.
  private static func takeNumber(_ rest: inout Substring.UTF8View) -> Int64?? {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return .some(String(digits).flatMap { Int64($0) })
  }
}

extension PrometheusDuration: CustomStringConvertible {
  /// The canonical notation, as Go's `Duration.String` writes it: `1m30s`, `1d`, `0s`.
  package var description: String {
    guard milliseconds > 0 else { return "0s" }
    var left = milliseconds
    var text = ""
    for unit in Self.units where !unit.exact || left % unit.milliseconds == 0 {
      let count = left / unit.milliseconds
      guard count > 0 else { continue }
      text += "\(count)\(unit.name)"
      left -= count * unit.milliseconds
    }
    return text
  }
}

extension PrometheusDuration: Field {
  /// A scalar in the notation.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    switch read(node.text) {
    case .success(let value): return value
    case .failure(let problem):
      context.report(
        "value/bad-duration", at: node.span, "'\(node.shortText)' is not a duration",
        help: help(problem, node.text))
      return nil
    }
  }

  private static func help(_ problem: Problem, _ text: String) -> String {
    switch problem {
    case .missingUnit: "add a unit: '\(text)s' or '\(text)m'"
    case .tooLong: "the longest is about 292 years"
    case .empty, .malformed: "write numbers with units from y, w, d, h, m, s, ms: '1h30m'"
    }
  }

  /// The canonical notation.
  package func encode() -> Value? { .string(description) }

  /// Numbers with units in falling order.
  package static var shape: Shape {
    .pattern(
      "^(0|([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$",
      words: "a duration such as '1m30s'")
  }
}

extension PrometheusDuration: ExpressibleByStringLiteral {
  /// A duration in the source; one that cannot be read counts as zero.
  package init(stringLiteral text: String) {
    self = PrometheusDuration(text) ?? PrometheusDuration(milliseconds: 0)
  }
}
