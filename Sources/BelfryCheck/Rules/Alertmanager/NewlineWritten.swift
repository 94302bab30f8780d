import BelfrySource
import BelfryYAML

extension CheckRule {
  static let newlineWritten = CheckRule(
    "alertmanager/newline-written", .warning,
    summary: "A text that holds a backslash and an n instead of a line break.",
    rationale: """
      YAML reads '\\n' as a line break between double quotes alone. Elsewhere the two characters stay, and \
      people see them in every notification.
      """,
    references: ["https://github.com/prometheus/alertmanager/issues/1397"],
    examples: [
      .fails(
        #"""
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                text: '{{ .CommonAnnotations.summary }}⟦\n⟧{{ .CommonAnnotations.description }}'

        """#),
      .fails(
        #"""
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                fields:
                  - title: Targets
                    value: '{{ .CommonLabels.instance }}⟦\n⟧{{ .CommonLabels.job }}'
            pagerduty_configs:
              - routing_key_file: /run/secrets/key
                details:
                  firing: 'one⟦\n⟧two'

        """#),
      .passes(
        #"""
        route:
          receiver: a
        receivers:
          - name: a
            slack_configs:
              - channel: "#x"
                fields:
                  - title: Targets
                    value: "{{ .CommonLabels.instance }}\n{{ .CommonLabels.job }}"
                title: "{{ .CommonLabels.alertname }}\nfires"
                text: '{{ range .Alerts }}{{ .Annotations.summary }}{{ "\n" }}{{ end }}'
                footer: 'see C:\notes'
            webhook_configs:
              - url: 'https://a.internal/\n'

        """#),
    ],
    check: .document(.alertmanager) { root, reporter in
      for (_, _, settings) in AlertmanagerWalk.integrations(root) {
        for pair in read(settings) {
          guard let span = written(pair.value) else { continue }
          reporter.report(
            at: span, "'\\n' is sent as two characters",
            help: "break the line itself, in a block: '\(pair.key.text): |'")
        }
      }
    }
  )
}

/// What people read of an integration: its own texts, fields of Slack's messages, and the details that
/// PagerDuty and Opsgenie show.
private func read(_ settings: Node) -> [Pair] {
  let fields = (settings["fields"]?.items ?? []).flatMap(\.pairs).filter {
    $0.key.text == "title" || $0.key.text == "value"
  }
  return settings.pairs.filter { texts.contains($0.key.text) } + fields
    + (settings["details"]?.pairs ?? [])
}

/// Keys under which stands what people read.
private let texts: Set<String> = [
  "title", "text", "pretext", "fallback", "footer", "message", "description", "summary", "html",
  "state_message", "note",
]

/// The first `\n` of a text, which is no break of a line, outside of templates' actions.
private func written(_ node: Node) -> Span? {
  // Between double quotes it is one, and a path of Windows has others.
  guard node.kind == .scalar, node.style != .doubleQuoted,
    !node.text.contains(#":\"#), !node.text.contains(#"\\"#)
  else { return nil }
  var isAction = false
  let bytes = Array(node.file.text(node.span).utf8)
  for index in bytes.indices.dropLast() {
    switch (bytes[index], bytes[index + 1]) {
    case (UInt8(ascii: "{"), UInt8(ascii: "{")): isAction = true
    case (UInt8(ascii: "}"), UInt8(ascii: "}")): isAction = false
    case (UInt8(ascii: "\\"), UInt8(ascii: "n")) where !isAction:
      return Span(node.span.start + index, node.span.start + index + 2)
    default: break
    }
  }
  return nil
}
