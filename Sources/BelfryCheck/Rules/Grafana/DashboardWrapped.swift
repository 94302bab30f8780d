import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dashboardWrapped = CheckRule(
    "grafana/dashboard-wrapped", .error,
    summary: "A dashboard inside of 'dashboard', as Grafana's API takes it.",
    rationale: """
      A file that is provisioned holds the dashboard itself. Grafana finds no title in a wrapped \
      one, logs an error and leaves it out.
      """,
    references: ["https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards"],
    examples: [
      .fails(
        #"{⟦"dashboard"⟧: {"uid": "a", "title": "A", "panels": []}, "overwrite": true}"#),
      .passes(#"{"uid": "a", "title": "A", "schemaVersion": 41, "panels": []}"#),
    ],
    check: .document(.dashboardFile) { root, reporter in
      guard root["panels"] == nil, !DashboardWalk.isResource(root),
        let pair = root.pairs.first(where: { $0.key.text == "dashboard" }),
        pair.value.kind == .mapping
      else { return }
      let edits = [
        FixIt.Edit(Span(root.span.start, pair.value.span.start), ""),
        FixIt.Edit(Span(pair.value.span.end, root.span.end), ""),
      ]
      reporter.report(
        at: pair.key.span, "the dashboard stands inside of 'dashboard'",
        help: "a file holds the dashboard itself; only Grafana's API takes it wrapped",
        fixes: [FixIt("take the dashboard out", edits: edits)])
    }
  )
}
