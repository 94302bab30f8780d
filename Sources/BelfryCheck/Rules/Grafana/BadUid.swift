import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let badUid = CheckRule(
    "grafana/bad-uid", .error,
    summary: "A uid that Grafana refuses.",
    rationale: "Uids have 40 characters at most, of letters, digits, '-' and '_'.",
    references: ["https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/"],
    examples: [
      .fails(#"{"uid": ⟦"my board"⟧, "title": "A", "schemaVersion": 41, "panels": []}"#),
      .passes(#"{"uid": "my_board-1", "title": "A", "schemaVersion": 41, "panels": []}"#),
    ],
    check: .files([.grafanaDashboard, .grafanaAlerting]) { file, reporter in
      let uids =
        file.kind == .grafanaAlerting
        ? (GrafanaAlerting.rules(file.root) + GrafanaAlerting.integrations(file.root))
          .compactMap { $0["uid"] }
        : DashboardWalk.isSecondSchema(file.root)
          ? [] : [DashboardWalk.board(file.root)["uid"]].compactMap(\.self)
      for uid in uids where uid.kind == .scalar && !uid.isNull && !uid.text.contains("$") {
        let isLong = uid.text.utf8.count > 40
        let isOdd = !uid.text.utf8.allSatisfy(isAllowed)
        guard isLong || isOdd else { continue }
        reporter.report(
          at: uid.span,
          isLong ? "this uid has more than 40 characters" : "'\(uid.text)' is no uid",
          help: "use up to 40 letters, digits, '-' and '_'")
      }
    }
  )
}

private func isAllowed(_ byte: UInt8) -> Bool {
  byte == 0x2D || byte == 0x5F || byte >= 0x30 && byte < 0x3A || byte >= 0x41 && byte < 0x5B
    || byte >= 0x61 && byte < 0x7B
}
