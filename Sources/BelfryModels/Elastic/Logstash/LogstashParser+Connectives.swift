import BelfrySource

// Words between conditions.
extension LogstashParser {
  /// Reads conditions with words between them; nothing after a finding.
  mutating func readCondition() -> LogstashCondition? {
    guard var left = readExpression() else { return nil }
    var earlier: LogstashCondition.Connective?
    while true {
      skipSpace()
      let start = index
      guard let connective = takeConnective() else { return left }
      // Logstash ranks 'and' and 'or' alone, and asks for ranks where two words follow each other
      // (`precedence` in its `compiler/lscl.rb`).
      if let earlier, ![.and, .or].contains(earlier) || ![.and, .or].contains(connective) {
        report(
          span(from: start),
          "'\(connective.rawValue)' after '\(earlier.rawValue)' does not compile",
          help: "Put one of the two into parentheses.")
      }
      earlier = connective
      skipSpace()
      guard let right = readExpression() else { return nil }
      left = .both(left, connective, right)
    }
  }

  private mutating func takeConnective() -> LogstashCondition.Connective? {
    for connective in LogstashCondition.Connective.allCases
    where bytes[index...].starts(with: connective.rawValue.utf8) {
      index += connective.rawValue.utf8.count
      return connective
    }
    return nil
  }
}
