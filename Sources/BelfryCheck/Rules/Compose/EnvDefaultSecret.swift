import BelfrySource
import BelfryYAML

extension CheckRule {
  static let envDefaultSecret = CheckRule(
    "compose/env-default-secret", .warning,
    summary: "A secret with a default in the file.",
    rationale: "Where nobody sets the variable, the secret is what everybody can read here.",
    examples: [
      .fails(
        """
        services:
          a:
            image: x:1
            environment:
              DB_PASSWORD: ⟦"${DB_PASSWORD:-s3cretpw}"⟧

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            environment:
              DB_PASSWORD: "${DB_PASSWORD:?set it}"
              API_TOKEN: "${API_TOKEN:-}"

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] {
        for (name, value, node) in ComposeWalk.environment(service.value)
        where ComposeWalk.isSecret(name) {
          guard value.hasPrefix("${"), value.hasSuffix("}"),
            let start = value.firstRange(of: ":-") ?? value.firstRange(of: "-")
          else { continue }
          let text = value[start.upperBound...].dropLast()
          guard !text.isEmpty, !text.contains("$"), !ComposeWalk.isDefault(String(text)),
            !value[..<start.lowerBound].contains("?")
          else { continue }
          reporter.report(
            at: node.span, "'\(name)' has a default that all can read",
            help: "write ${\(value.dropFirst(2).prefix { $0 != ":" && $0 != "-" }):?} instead")
        }
      }
    }
  )
}
