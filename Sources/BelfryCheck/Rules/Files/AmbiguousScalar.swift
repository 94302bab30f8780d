import BelfrySource
import BelfryYAML

extension CheckRule {
  static let ambiguousScalar = CheckRule(
    "yaml/ambiguous-scalar", .warning,
    summary: "A value without quotes that YAML reads as another number than it looks.",
    rationale: """
      Compose hands variables and labels on as YAML understood them: `1.10` becomes `1.1`, `0755` \
      becomes `493`, `1e3` becomes `1000` and `1_000` loses its line.
      """,
    references: ["https://docs.docker.com/reference/compose-file/services/#environment"],
    examples: [
      .fails(
        """
        services:
          app:
            image: app:1
            environment:
              VERSION: ⟦1.10⟧
              MODE: ⟦0755⟧
              LIMIT: ⟦1e3⟧
              MASK: ⟦0x1F⟧

        """),
      .passes(
        """
        services:
          app:
            image: app:1
            environment: {VERSION: "1.10", SHARE: 0.5, COUNT: 10, NEGATIVE: -3, CLOCK: 12:30, EMPTY: }
            labels: [version=1.10]

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.merged ?? [] {
        for key in ["environment", "labels"] {
          guard let values = service.value[key], values.kind == .mapping else { continue }
          for pair in values.merged where pair.value.style == .plain && pair.value.tag == nil {
            guard let read = readDifferently(pair.value) else { continue }
            let text = pair.value.text
            reporter.report(
              at: pair.value.span, "'\(text)' reaches the container as '\(read)'",
              help: "put it in quotes",
              fixes: [FixIt("put it in quotes", edits: [.init(pair.value.span, "\"\(text)\"")])])
          }
        }
      }
    }
  )
}

/// What a number is handed on as, where that is not how it is written.
private func readDifferently(_ node: Node) -> String? {
  guard node.kind == .scalar, node.resolved == .integer || node.resolved == .float else {
    return nil
  }
  let text = node.text
  let digits = String(text.filter { $0 != "_" })
  let read: String
  if let number = integer(digits) {
    read = "\(number)"
  } else if let number = Double(digits), number.isFinite, abs(number) < 1e21 {
    read = number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  } else {
    return nil
  }
  // What Swift writes with an exponent, Go does so with other words.
  return read == text || read.contains("e") ? nil : read
}

/// A whole number in any of YAML's notations.
private func integer(_ text: String) -> Int? {
  let isNegative = text.hasPrefix("-")
  let digits = text.drop { $0 == "-" || $0 == "+" }
  let forms: [(String, Int)] = [("0x", 16), ("0o", 8), ("0b", 2), ("0", 8)]
  for (prefix, radix) in forms where digits.hasPrefix(prefix) && digits.count > prefix.count {
    guard let number = Int(digits.dropFirst(prefix.count), radix: radix) else { continue }
    return isNegative ? -number : number
  }
  return Int(text)
}
