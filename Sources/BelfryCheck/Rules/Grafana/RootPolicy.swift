import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rootPolicy = CheckRule(
    "grafana/root-policy", .error,
    summary: "The outermost policy says whom it is for, or there are two of an organisation.",
    rationale: """
      The outermost policy takes every alert: Grafana refuses conditions, times and 'continue' on \
      it, and of two the later replaces the earlier with all that is below.
      """,
    examples: [
      .fails(
        """
        apiVersion: 1
        policies: [{receiver: team, ⟦object_matchers⟧: [[severity, "=", critical]]}]

        """),
      .fails(
        """
        --- a.yml
        apiVersion: 1
        policies: [{receiver: team}]
        --- b.yml
        apiVersion: 1
        policies:
          - ⟦{receiver: other}⟧

        """),
      .passes(
        """
        --- a.yml
        apiVersion: 1
        policies:
          - receiver: team
            routes: [{receiver: team, object_matchers: [[severity, "=", critical]]}]
        --- b.yml
        apiVersion: 1
        policies: [{orgId: 2, receiver: other}]

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      let refused = [
        "matchers", "object_matchers", "match", "match_re", "mute_time_intervals",
        "active_time_intervals", "continue",
      ]
      let all = reporter.workspace.grafana.alerting.flatMap { file in
        (file.root["policies"]?.items ?? []).map { (file.path, $0) }
      }
      for policy in file.root["policies"]?.items ?? [] {
        for pair in policy.merged where refused.contains(pair.key.text) {
          let isEmpty =
            pair.value.isNull || pair.value.text == "false"
            || pair.value.kind != .scalar && pair.value.items.isEmpty && pair.value.pairs.isEmpty
          guard !isEmpty else { continue }
          reporter.report(
            at: pair.key.span, "the outermost policy cannot have '\(pair.key.text)'",
            help: "put it on a policy under 'routes'")
        }
        let organisation = policy["orgId"]?.text ?? "1"
        let first = all.first { ($0.1["orgId"]?.text ?? "1") == organisation }
        guard let first, first.0 != file.path || first.1.span != policy.span else { continue }
        reporter.report(
          at: policy.span, "'\(first.0)' has the policies of this organisation",
          help: "put all policies into one tree",
          related: [.init("the others", file: first.0, span: first.1.span)])
      }
    }
  )
}
