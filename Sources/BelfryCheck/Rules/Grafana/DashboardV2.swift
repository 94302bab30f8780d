import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dashboardV2 = CheckRule(
    "grafana/dashboard-v2", .error,
    summary: "A dashboard in the schema of elements and layouts.",
    rationale: """
      Grafana 13 exports this schema, and refuses it in provisioned files unless it stands in an \
      object with apiVersion and kind; Grafana 12 and older refuse that too.
      """,
    references: ["https://github.com/grafana/grafana/issues/127928"],
    examples: [
      .fails(
        #"{"title": "A", ⟦"elements"⟧: {}, "layout": {"kind": "GridLayout", "spec": {}}}"#),
      .fails(
        """
        --- compose.yaml
        services: {grafana: {image: "grafana/grafana:12.2.0"}}
        --- a.json
        {"apiVersion": ⟦"dashboard.grafana.app/v2beta1"⟧, "kind": "Dashboard", "spec": {}}

        """),
      .passes(#"{"uid": "a", "title": "A", "schemaVersion": 41, "panels": []}"#),
      .passes(
        """
        --- compose.yaml
        services: {grafana: {image: "grafana/grafana:13.1.0"}}
        --- a.json
        {"apiVersion": "dashboard.grafana.app/v2beta1", "kind": "Dashboard", "spec": {}}

        """),
    ],
    check: .document(.dashboardFile) { root, reporter in
      guard DashboardWalk.isSecondSchema(root) else { return }
      let help = "export it as a classic dashboard, with 'panels'"
      guard DashboardWalk.isResource(root) else {
        let board = DashboardWalk.board(root)
        let key = board.pairs.first { $0.key.text == "elements" }?.key
        reporter.report(
          at: key?.span, "Grafana provisions no file in the schema of elements", help: help)
        return
      }
      let versions = reporter.workspace.grafanaServices.map { major(of: $0.node) }
      guard let version = versions.compactMap(\.self).min(), version < 13 else { return }
      reporter.report(
        at: root["apiVersion"]?.span, "Grafana \(version) does not know this schema in files",
        help: help)
    }
  )
}

/// The first number of an image's tag.
private func major(of service: Node) -> Int? {
  guard let image = service["image"]?.text, let colon = image.lastIndex(of: ":") else { return nil }
  let tag = image[image.index(after: colon)...]
  return Int(tag.prefix { $0.isNumber })
}
