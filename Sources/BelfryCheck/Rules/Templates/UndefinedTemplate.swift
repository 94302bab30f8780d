import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let undefinedTemplate = CheckRule(
    "template/undefined-template", .error,
    summary: "A template is called that is not defined.",
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
                  summary: "{{ template ⟦`t`⟧ . }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: "{{ define `t` }}x{{ end }}{{ template `t` . }}"

        """),
    ],
    check: .template { subject, reporter in
      let names = Set(subject.template.definitions.map(\.name))
      for call in subject.reads.calls where !names.contains(call.name) {
        reporter.report(
          at: subject.place(call.span), "no template is called '\(call.name)'",
          help: nearest(to: call.name, in: names.sorted()).map { "did you mean '\($0)'?" }
            ?? "define it in this text")
      }
    }
  )
}
