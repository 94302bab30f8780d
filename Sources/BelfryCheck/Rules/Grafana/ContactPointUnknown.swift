import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let contactPointUnknown = CheckRule(
    "grafana/contact-point-unknown", .error,
    summary: "A policy or rule tells a contact point that is not provisioned.",
    rationale: "Grafana refuses the policies, and does not start.",
    references: [
      "https://grafana.com/docs/grafana/latest/alerting/set-up/provision-alerting-resources/file-provisioning/"
    ],
    examples: [
      .fails(
        """
        apiVersion: 1
        contactPoints:
          - {name: team, receivers: [{uid: a, type: email, settings: {addresses: a@b.org}}]}
        policies:
          - receiver: team
            routes: [{receiver: ⟦teem⟧, object_matchers: [[severity, "=", critical]]}]

        """),
      .passes(
        """
        --- points.yml
        apiVersion: 1
        contactPoints:
          - {name: team, receivers: [{uid: a, type: email, settings: {addresses: a@b.org}}]}
        --- policies.yml
        apiVersion: 1
        policies:
          - receiver: team
            routes: [{receiver: grafana-default-email}, {receiver: $OTHER}]

        """),
      .passes(
        """
        apiVersion: 1
        policies: [{receiver: made-by-hand}]

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      let files = reporter.workspace.grafana.alerting
      let names = files.flatMap { $0.root["contactPoints"]?.items ?? [] }
        .compactMap { $0["name"]?.text }
      // Without any they are made by hand.
      guard !names.isEmpty, !names.contains(where: { $0.contains("$") }) else { return }
      let known = Set(names + ["grafana-default-email", "email receiver"])
      for receiver in GrafanaAlerting.receivers(file.root)
      where !known.contains(receiver.text) && !receiver.text.contains("$") {
        reporter.report(
          at: receiver.span, "no contact point is called '\(receiver.text)'",
          help: nearest(to: receiver.text, in: names).map { "did you mean '\($0)'?" }
            ?? "provision it, or name one that is")
      }
    }
  )
}
