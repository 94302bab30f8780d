import BelfrySource
import BelfryYAML

extension CheckRule {
  static let missingUid = CheckRule(
    "grafana/missing-uid", .warning,
    summary: "A dashboard without a uid.",
    rationale: """
      Grafana makes one up when it first reads the file, so that every installation, and each that \
      begins with an empty database, has another one, and links to the dashboard break.
      """,
    examples: [
      .fails("{⟦\"title\"⟧: \"A\", \"schemaVersion\": 41, \"panels\": []}"),
      .passes("{\"uid\": \"a\", \"title\": \"A\", \"schemaVersion\": 41, \"panels\": []}"),
    ],
    check: .document(.dashboard) { root, reporter in
      guard root["uid"].map({ $0.isNull || $0.text.isEmpty }) ?? true, root["dashboard"] == nil
      else { return }
      let place = root.pairs.first { $0.key.text == "title" }?.key.span ?? root.span
      reporter.report(
        at: place, "this dashboard has no uid", help: "give it a short name that never changes")
    }
  )
}
