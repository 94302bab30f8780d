import BelfrySource
import BelfryTemplate
import BelfryYAML

extension CheckRule {
  static let endAlwaysTrue = CheckRule(
    "template/end-always-true", .warning,
    summary: "A notification asks whether an alert has an end.",
    rationale: """
      To Go's templates a time always holds, also that of an alert which goes on: its notification \
      says that it ended in the year 1.
      """,
    references: ["https://pkg.go.dev/text/template#IsTrue"],
    examples: [
      .fails(
        """
        --- alertmanager.yml
        route: {receiver: a}
        receivers:
          - name: a
            slack_configs:
              - api_url_file: /run/secrets/slack
                channel: "#a"
                text: "{{ range .Alerts }}{{ if ⟦.EndsAt⟧ }}Ended{{ end }}{{ end }}"

        """),
      .fails(
        """
        --- alertmanager.yml
        templates: [a.tmpl]
        route: {receiver: a}
        receivers:
          - name: a
            slack_configs:
              - {api_url_file: /run/secrets/slack, channel: "#a", text: '{{ template "a" . }}'}
        --- a.tmpl
        {{ define "a" }}{{ range .Alerts }}{{ if ⟦.EndsAt⟧ }}x{{ end }}{{ end }}{{ end }}

        """),
      .passes(
        """
        --- alertmanager.yml
        route: {receiver: a}
        receivers:
          - name: a
            slack_configs:
              - api_url_file: /run/secrets/slack
                channel: "#a"
                text: >-
                  {{ range .Alerts }}{{ if eq .Status "resolved" }}Ended {{ .EndsAt }}{{ end }}
                  {{ if not .EndsAt.IsZero }}Ended {{ .EndsAt }}{{ end }}{{ end }}

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      let context = TemplateReads.Context.notification
      for text in texts(root) {
        let template = Template(
          parsing: text.text, functions: Set(context.functions.keys),
          variables: context.variables)
        guard template.errors.isEmpty else { continue }
        let map = text.map
        var seen: Set<TemplateReads.TimeTest> = []
        for test in TemplateReads(of: template, in: context).timeTests
        where test.name == "EndsAt" && seen.insert(test).inserted {
          reporter.report(
            at: map.source(test.span), "'.EndsAt' holds for alerts that go on, too",
            help: "ask 'eq .Status \"resolved\"'")
        }
      }
    }
  )
}

/// Texts of integrations that ask for the end of an alert; bounded, since aliases may nest.
private func texts(_ root: Node) -> [Node] {
  var found: [Node] = []
  var open = AlertmanagerWalk.integrations(root).map(\.node)
  var next = 0
  while next < open.count, open.count < 10_000 {
    let node = open[next]
    next += 1
    open += node.pairs.map(\.value) + node.items
    if node.kind == .scalar, node.text.contains("{{"), node.text.contains("EndsAt") {
      found.append(node)
    }
  }
  return found
}
