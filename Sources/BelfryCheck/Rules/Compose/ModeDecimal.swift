import BelfrySource
import BelfryYAML

extension CheckRule {
  static let modeDecimal = CheckRule(
    "compose/mode-decimal", .warning,
    summary: "Permissions of a config or secret without the zero that makes a number octal.",
    rationale: """
      YAML reads 440 as four hundred and forty: the file gets the permissions 0670, with which its \
      group may write and run it.
      """,
    references: [
      "https://docs.docker.com/reference/compose-file/services/#long-syntax-2"
    ],
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            configs: [{source: main, target: /etc/prometheus/prometheus.yml, mode: ⟦440⟧}]
        configs: {main: {content: "scrape_configs: []"}}

        """),
      .fails(
        """
        services:
          a:
            image: x:1
            secrets:
              - source: token
                mode: ⟦400⟧
        secrets: {token: {external: true}}

        """),
      .passes(
        """
        services:
          a:
            image: x:1
            configs:
              - {source: c, target: /a, mode: 0440}
              - {source: c, target: /b, mode: "440"}
              - {source: c, target: /c, mode: 0o440}
              - {source: c, target: /d, mode: 288}
              - {source: c, target: /e, mode: 420}
        configs: {c: {external: true}}

        """),
      // Compose leaves a file as it is on the host.
      .passes(
        """
        services:
          a:
            image: x:1
            secrets: [{source: token, mode: 400}]
            configs: [{source: c, target: /c, mode: 440}]
        secrets: {token: {file: ./token.txt}}
        configs: {c: {file: ./c.yml}}

        """),
    ],
    check: .service { service, reporter in
      for kind in ["configs", "secrets"] {
        for item in service.node[kind]?.items ?? [] where item.kind == .mapping {
          guard let mode = item["mode"], mode.style == .plain, isOctal(mode.text),
            let number = Int(mode.text), let source = item["source"]?.text
          else { continue }
          let isFile = service.root[kind]?[source]?["file"] != nil
          // It has no effect there, which compose/secret-unreadable tells.
          guard !isFile || ComposeWalk.isSwarm(service.root) else { continue }
          reporter.report(
            at: mode.span, "'\(mode.text)' is a decimal number: 0\(String(number, radix: 8))",
            help: "write 0\(mode.text)")
        }
      }
    }
  )
}

/// Whether digits are permissions as they are written in octal numbers, where nobody has more
/// rights than the owner: 420 is no such number, but 0644 in decimal ones.
private func isOctal(_ digits: String) -> Bool {
  digits.count == 3 && digits.allSatisfy { "04567".contains($0) } && !digits.hasPrefix("0")
    && zip(digits, digits.dropFirst()).allSatisfy { $0 >= $1 }
}
