import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let dashboardVariable = CheckRule(
    "promql/dashboard-variable", .warning,
    summary: "A rule with a variable of a dashboard.",
    rationale: """
      Only Grafana's panels fill in variables. In a rule '$node' is a value like any other, which \
      no series has, so that a query that was copied from a panel gives nothing.
      """,
    examples: [
      .fails("expr: up{⟦instance=\"$node\"⟧} == 0"),
      .fails("expr: rate(a_total{⟦job=~\"$job\"⟧,⟦pod!~\"$pod.*\"⟧}[5m]) > 1"),
      .passes("expr: up{instance=~\"node.*$\"} == 0"),
      .passes("expr: up{instance=~\"(a$|b)\"} == 0"),
      .passes("expr: disk_free_bytes{volume=~\"C:|\\\\$mount\"} < 5"),
      .passes("expr: disk_free_bytes{path=\"/mnt/$data\"} < 5"),
      .passes("expr: up{cluster=\"${CLUSTER}\"} == 0"),
      .passes("expr: up{path=~\"/[^]$a-z_]+\"} == 0"),
    ],
    check: .selector { selector, range, subject, reporter in
      // Grafana's own rules are looked at with their queries.
      guard subject.role != .panel, subject.context.query == nil else { return }
      for matcher in selector.matchers {
        guard let name = variable(in: matcher) else { continue }
        reporter.report(
          at: subject.place(matcher.span), "a rule fills in no variable: '\(name)' stays as it is",
          help: "write the value that is meant, or leave the matcher out")
      }
    }
  )
}

/// `$node`, as the whole of a value; anywhere in a regular expression, where text behind the end
/// never matches.
///
/// Scripts that fill in files before they are read write `${NODE}` or `$NODE`.
private func variable(in matcher: LabelMatcher) -> String? {
  let bytes = Array(matcher.value.utf8)
  guard bytes.contains(UInt8(ascii: "$")) else { return nil }
  var index = 0
  while index < bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "\\"): index += 2
    // In brackets it is a character like any other.
    case UInt8(ascii: "[") where matcher.op.isRegex: index = endOfClass(bytes, index)
    case UInt8(ascii: "$"):
      let name = bytes[(index + 1)...].prefix {
        isLower($0) || $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0)
      }
      if let first = name.first, isLower(first) || first == UInt8(ascii: "_"),
        matcher.op.isRegex || index == 0 && name.count + 1 == bytes.count
      {
        return "$" + String(decoding: name, as: UTF8.self)
      }
      index += 1
    default: index += 1
    }
  }
  return nil
}

/// The place behind a class of characters.
private func endOfClass(_ bytes: [UInt8], _ start: Int) -> Int {
  var index = start + 1
  if index < bytes.count, bytes[index] == UInt8(ascii: "^") { index += 1 }
  // The first one stands for itself.
  if index < bytes.count, bytes[index] == UInt8(ascii: "]") { index += 1 }
  while index < bytes.count, bytes[index] != UInt8(ascii: "]") {
    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
  }
  return min(index + 1, bytes.count)
}

private func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
