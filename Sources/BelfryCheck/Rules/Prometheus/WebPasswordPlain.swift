import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let webPasswordPlain = CheckRule(
    "prometheus/web-password-plain", .error,
    summary: "A password that is not hashed by bcrypt in the file behind `--web.config.file`.",
    rationale:
      "The server does not start: it compares passwords with hashes alone. The password itself has then been written down for nothing.",
    references: [
      "https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md"
    ],
    examples: [
      .fails(
        """
        --- web.yml
        basic_auth_users:
          admin: ⟦topsecret⟧

        """),
      .passes(
        """
        --- web.yml
        basic_auth_users:
          admin: $2y$10$0123456789012345678901aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa

        """),
    ],
    check: .files([.webConfig]) { file, reporter in
      for pair in file.root["basic_auth_users"]?.merged ?? [] where pair.value.kind == .scalar {
        let text = pair.value.isNull ? "" : pair.value.text
        guard !text.contains("${"), !isHash(Array(text.utf8)) else { continue }
        reporter.report(
          at: pair.value.isNull ? pair.key.span : pair.value.span,
          "the password of '\(pair.key.text)' is no hash of bcrypt",
          help: "write what 'htpasswd -nBC 10 \(pair.key.text)' prints after the colon")
      }
    }
  )
}

/// Whether a text is a hash of bcrypt: `$2`, perhaps a letter, a cost from 4 to 31, 53 more bytes.
private func isHash(_ bytes: [UInt8]) -> Bool {
  let dollar = UInt8(ascii: "$")
  guard bytes.count >= 59, bytes[0] == dollar, bytes[1] == UInt8(ascii: "2") else { return false }
  let rest = bytes[(bytes[2] == dollar ? 3 : 4)...]
  guard bytes[2] == dollar || bytes[3] == dollar, let cost = Int(text(rest.prefix(2))) else {
    return false
  }
  return (4...31).contains(cost) && rest.dropFirst(2).first == dollar
}

private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
