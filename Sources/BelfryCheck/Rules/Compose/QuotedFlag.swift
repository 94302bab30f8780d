import BelfrySource
import BelfryYAML

extension CheckRule {
  static let quotedFlag = CheckRule(
    "compose/quoted-flag", .warning,
    summary: "Quotes inside an element of a command, which become part of a flag's value.",
    rationale: """
      No shell takes them away where a command is a list: '--web.external-url="http://a"' hands the \
      program a value with two quotes in it. Addresses and durations are refused then, and regular \
      expressions match nothing.
      """,
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command:
              - ⟦--storage.tsdb.retention.time="15d"⟧
              - --web.external-url=http://localhost:9090
          node:
            image: prom/node-exporter:v1.12.1
            command: [⟦'--collector.filesystem.mount-points-exclude="^/(sys|proc)($$|/)"'⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: --storage.tsdb.retention.time="15d"
          node:
            image: prom/node-exporter:v1.12.1
            entrypoint: [sh, -c]
            command: ['node_exporter --path.rootfs="/host"']
          app:
            image: app:1
            command: ['--labels="a",b="c"', '--json={"a":"b"}', '--name="']

        """),
    ],
    check: .service { service, reporter in
      guard let command = service.node["command"], command.kind == .sequence,
        !ComposeWalk.isScript(service.node)
      else { return }
      for word in command.items where isQuoted(word.text) {
        reporter.report(
          at: word.span, "the quotes behind '=' become part of the value",
          help: "leave them out: no shell reads a command that is a list")
      }
    }
  )
}

/// Whether a flag's value stands in one pair of quotes.
private func isQuoted(_ word: String) -> Bool {
  guard word.hasPrefix("-"), let equal = word.utf8.firstIndex(of: UInt8(ascii: "=")) else {
    return false
  }
  let value = word.utf8[equal...].dropFirst()
  guard value.count > 1, let quote = value.first, quote == value.last,
    quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
  else { return false }
  return !value.dropFirst().dropLast().contains(quote)
}
