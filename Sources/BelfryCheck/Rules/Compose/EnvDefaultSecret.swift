import BelfryModels
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
      .fails(
        """
        services:
          exporter:
            image: x:1
            environment:
              - ⟦DATA_SOURCE_NAME=postgresql://shop:${DB_PASSWORD:-s3cretpw}@db:5432/shop⟧

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            environment:
              DB_PASSWORD: "${DB_PASSWORD:?set it}"
              API_TOKEN: "${API_TOKEN:-}"
              DATABASE_URL: "postgresql://${DB_USER:-shop}:${DB_PASSWORD:?}@db/${DB:-shop}"

        """),
      // These switch and count, and name a file.
      .passes(
        """
        services:
          a:
            image: x:1
            environment:
              ALLOW_EMPTY_PASSWORD: "${ALLOW_EMPTY:-yes}"
              TOKEN_TTL: "${TTL:-24h}"
              API_TOKEN: "${TOKEN_FILE:-/run/secrets/token}"

        """),
    ],
    check: .document(.composeText) { root, reporter in
      for service in root["services"]?.pairs ?? [] {
        for (name, value, node) in ComposeWalk.environment(service.value) {
          let found = ComposeWalk.isSecret(name) ? whole(name, value) : parts(of: value)
          for (shown, variable) in found {
            reporter.report(
              at: node.span, "'\(shown)' has a default that all can read",
              help: "write ${\(variable):?} instead")
          }
        }
      }
    }
  )
}

/// A secret whose value is a variable with a default, and that variable.
private func whole(_ name: String, _ value: String) -> [(shown: String, variable: String)] {
  guard value.hasPrefix("${"), value.hasSuffix("}"),
    let start = value.firstRange(of: ":-") ?? value.firstRange(of: "-")
  else { return [] }
  let text = String(value[start.upperBound...].dropLast())
  guard !text.isEmpty, !text.contains("$"), !ComposeWalk.isDefault(text),
    !ComposeWalk.isSetting(name, text), !ComposeWalk.isSecretFile(text),
    !value[..<start.lowerBound].contains("?")
  else { return [] }
  return [(name, String(value.dropFirst(2).prefix { $0 != ":" && $0 != "-" }))]
}

/// Secrets with a default inside of another value, such as an address.
private func parts(of value: String) -> [(shown: String, variable: String)] {
  guard let template = try? VariableTemplate(value) else { return [] }
  return template.pieces.compactMap { piece in
    guard case .variable(let reference) = piece, let rule = reference.rule,
      [.defaultIfEmpty, .defaultIfUnset].contains(rule.sign),
      ["PASSWORD", "PASSWD", "SECRET", "TOKEN"].contains(where: reference.name.hasSuffix),
      rule.argument.pieces.count == 1, case .text(let text)? = rule.argument.pieces.first,
      !text.isEmpty, !ComposeWalk.isSetting(reference.name, text),
      !ComposeWalk.isSecretFile(text)
    else { return nil }
    return (reference.name, reference.name)
  }
}
