import BelfrySource
import BelfryYAML

extension CheckRule {
  static let panelWithoutDescription = CheckRule(
    "grafana/panel-without-description", .advice,
    summary: "No panel of a dashboard says what it shows.",
    rationale: """
      Whoever is called at night did not make the dashboard: one sentence on what is shown and what \
      is usual saves a search.
      """,
    examples: [
      .fails(
        #"""
        {"uid": "a", ⟦"title"⟧: "A", "schemaVersion": 41, "panels": [
         {"type": "stat", "title": "P", "targets": [{"expr": "up"}]},
         {"type": "stat", "title": "Q", "targets": [{"expr": "up"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "stat", "title": "P", "description": "Up.", "targets": [{"expr": "up"}]},
         {"type": "stat", "title": "Q", "targets": [{"expr": "up"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "text", "title": "P"}, {"type": "stat", "title": "Q", "libraryPanel": {}}]}

        """#),
    ],
    check: .document(.dashboard) { board, reporter in
      let panels = DashboardWalk.panels(board).filter {
        !["row", "text", "news", "dashlist", "alertlist", ""].contains($0["type"]?.text ?? "")
      }
      guard panels.count > 1,
        panels.allSatisfy({
          ($0["description"]?.text ?? "").isEmpty && $0["libraryPanel"] == nil
        }), board["description"].map({ $0.text.isEmpty }) ?? true
      else { return }
      let key = board.pairs.first { $0.key.text == "title" }?.key
      reporter.report(
        at: key?.span, "none of \(panels.count) panels has a description",
        help: "say in 'description' what is shown, and what is usual")
    }
  )
}
