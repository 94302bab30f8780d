import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let unknownField = CheckRule(
    "template/unknown-field", .error,
    summary: "A template reads a field that its data has not.",
    rationale: "Instead of the text the alert carries an error.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ ⟦.Foo⟧ }}"

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
        {{ define "a" }}{{ ⟦.Foo⟧ }}{{ end }}

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ .Value }} {{ .Labels.job }}"

        """),
    ],
    check: .template { subject, reporter in
      for field in subject.reads.unknownFields {
        let hint = nearest(to: field.name, in: field.known).map { "did you mean '\($0)'?" }
        reporter.report(
          at: subject.place(field.span), "\(field.owner) has no field '\(field.name)'",
          help: hint
            ?? (field.known.isEmpty
              ? nil : "there are: \(field.known.joined(separator: ", "))"))
      }
    }
  )
}
