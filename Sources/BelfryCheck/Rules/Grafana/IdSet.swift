import BelfrySource
import BelfryYAML

extension CheckRule {
  static let idSet = CheckRule(
    "grafana/id-set", .warning,
    summary: "A dashboard with an id.",
    rationale: """
      Ids belong to the database of one installation. Provisioning from files leaves them out; sent \
      to the API of another Grafana, the id is unknown there or that of a foreign dashboard.
      """,
    examples: [
      .fails(
        "{\"uid\": \"a\", \"title\": \"A\", \"schemaVersion\": 41, \"panels\": [], \"id\": ⟦12⟧}"),
      .passes(
        "{\"uid\": \"a\", \"title\": \"A\", \"schemaVersion\": 41, \"panels\": [], \"id\": null}"),
    ],
    check: .document(.dashboard) { root, reporter in
      guard let id = root["id"], !id.isNull else { return }
      reporter.report(
        at: id.span, "the id belongs to one installation", help: "write null",
        fixes: [FixIt("write null", edits: [.init(id.span, "null")])])
    }
  )
}
