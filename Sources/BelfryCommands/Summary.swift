import BelfrySource

/// Words about how much there was.
enum Summary {
  /// A number with its noun.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// The last line of a check.
  static func text(checked: Int, known: Int, _ found: [Diagnostic]) -> String {
    "\(count(checked, "file")) checked, \(known) of a known kind: \(problems(found))\n"
  }

  /// How many findings there are of each weight.
  static func problems(_ found: [Diagnostic]) -> String {
    let weights: [(Severity, String)] = [(.error, "error"), (.warning, "warning")]
    var parts = weights.compactMap { severity, noun -> String? in
      let number = found.count { $0.severity == severity }
      return number > 0 ? count(number, noun) : nil
    }
    let advice = found.count { $0.severity == .advice }
    if advice > 0 { parts.append(advice == 1 ? "1 piece of advice" : "\(advice) pieces of advice") }
    return parts.isEmpty ? "nothing to report" : parts.joined(separator: ", ")
  }
}
