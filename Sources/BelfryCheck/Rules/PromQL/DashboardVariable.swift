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
  for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "$") {
    let isEscaped = index > 0 && bytes[index - 1] == UInt8(ascii: "\\")
    let name = bytes[(index + 1)...].prefix {
      isLower($0) || $0 == UInt8(ascii: "_") || (0x30...0x39).contains($0)
    }
    guard !isEscaped, let first = name.first, isLower(first) || first == UInt8(ascii: "_"),
      matcher.op.isRegex || index == 0 && name.count + 1 == bytes.count
    else { continue }
    return "$" + String(decoding: name, as: UTF8.self)
  }
  return nil
}

private func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
