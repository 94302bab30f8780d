import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let wrongArgument = CheckRule(
    "template/wrong-argument", .error,
    summary: "A function of a template gets a value that it does not take.",
    rationale: """
      Go compares no float with an int: `gt $value 5` fails, since a value is a float, and the alert \
      carries an error instead of the text. No program says so before the alert fires. A \
      notification that fails is not sent at all.
      """,
    references: [
      "https://pkg.go.dev/text/template#hdr-Functions",
      "https://prometheus.io/docs/prometheus/latest/configuration/template_reference/",
    ],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: '{{ if gt $value ⟦5⟧ }}many{{ end }}'
                  more: '{{ if eq $value ⟦"5"⟧ }}five{{ end }} {{ if eq $labels.job ⟦5⟧ }}x{{ end }}'
                  upper: '{{ toUpper ⟦$value⟧ }} {{ humanize ⟦"abc"⟧ }}'
                  known: '{{ match ⟦"("⟧ $labels.job }} {{ parseDuration ⟦"5 minutes"⟧ }}'
                  both: '{{ $labels.job | ⟦$labels.job⟧ }}'

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ if gt $value ⟦5⟧ }}many{{ else if lt $value ⟦-1⟧ }}few{{ end }}"
        """),
      .fails(
        """
        --- alertmanager.yml
        templates: [a.tmpl]
        route: {receiver: a}
        receivers:
          - name: a
            slack_configs:
              - api_url_file: /run/secrets/slack
                channel: "#a"
                text: '{{ template "a" . }}'
        --- a.tmpl
        {{ define "a" }}{{ toUpper ⟦.Alerts⟧ }}{{ end }}

        """),
      .fails(
        """
        --- alertmanager.yml
        route: {receiver: a}
        receivers:
          - name: a
            slack_configs:
              - api_url_file: /run/secrets/slack
                channel: "#a"
                title: '{{ if gt (len .Alerts) ⟦1.0⟧ }}many{{ end }}'

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: '{{ if gt $value 5.0 }}many{{ end }} {{ if eq $labels.job "5" }}x{{ end }}'
                  text: '{{ $labels.job | toUpper }} {{ humanize "5" }} {{ or $labels.a "none" | title }}'
                  known: '{{ match "^a.*" $labels.job }} {{ parseDuration "5m" }}'
                  loop: '{{ range $name, $text := $labels }}{{ $name | toUpper }}{{ end }}'

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
                title: '{{ if gt (len .Alerts.Firing) 0 }}{{ .Alerts.Firing | len }}{{ end }}'
                text: >-
                  {{ range $i, $a := .Alerts }}{{ if $i }}, {{ end }}{{ if eq $i 1 }}x{{ end }}
                  {{ .StartsAt.Format "15:04" }} {{ join ", " .Labels.Values }}
                  {{ range .Labels.SortedPairs }}{{ .Name | toUpper }}{{ end }}{{ end }}

        """),
    ],
    check: .template { subject, reporter in
      for fault in subject.reads.argumentFaults {
        reporter.report(
          at: subject.place(fault.span), fault.message, help: fault.help,
          fixes: subject.replacement(fault))
      }
    }
  )
}

extension TemplateSubject {
  /// Puts a value of the right type in the place of a wrong one.
  fileprivate func replacement(_ fault: TemplateReads.ArgumentFault) -> [FixIt] {
    guard let text = fault.replacement else { return [] }
    return [FixIt("write '\(text)'", edits: [.init(place(fault.span), text)])]
  }
}
