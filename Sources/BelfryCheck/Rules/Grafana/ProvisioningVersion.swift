import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let provisioningVersion = CheckRule(
    "grafana/provisioning-version", .warning,
    summary: "A file of datasources or dashboard providers does not say 'apiVersion: 1'.",
    rationale: """
      Grafana then reads the form of version 0, in which a datasource has 'is_default' and \
      'json_data', and leaves out the keys that came with version 1. Providers are a list alone in \
      that form: a file with 'providers:' is refused.
      """,
    examples: [
      .fails(
        """
        ⟦datasources⟧:
          - {name: a, type: prometheus, uid: metrics, isDefault: true}

        """),
      .fails(
        """
        apiVersion: ⟦0⟧
        datasources:
          - {name: a, type: prometheus, is_default: true, json_data: {httpMethod: POST}}

        """),
      .fails(
        """
        --- dashboards/providers.yml
        ⟦providers⟧:
          - {name: a, options: {path: /etc/a}}

        """),
      .fails(
        """
        --- dashboards/providers.yml
        - ⟦name⟧: a
          org_id: 1
          options: {path: /etc/a}

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - {name: a, type: prometheus, uid: metrics, isDefault: true}

        """),
    ],
    check: .files([.grafanaDatasources, .grafanaDashboardProviders]) { file, reporter in
      let root = file.root
      guard ProvisioningVersion.isZero(root) else { return }
      if file.kind == .grafanaDatasources {
        datasources(root, &reporter)
      } else if root.kind == .sequence {
        let place = root.items.first?.pairs.first?.key.span ?? root.span
        let names = root.items.contains { $0["orgId"] != nil } ? ["orgId"] : []
        reporter.report(
          at: place, message(names),
          help: "write 'apiVersion: 1' first, and put the list under 'providers:'")
      } else if let key = root.pairs.first(where: { $0.key.text == "providers" })?.key {
        reporter.report(
          at: key.span, "Grafana refuses 'providers:' without 'apiVersion: 1'",
          help: "write 'apiVersion: 1' first", fixes: fixes(root, isSafe: true), as: .error)
      }
    }
  )
}

private func datasources(_ root: Node, _ reporter: inout Reporter) {
  guard let key = root.pairs.first(where: { $0.key.text == "datasources" })?.key else { return }
  let keys = (root["datasources"]?.items ?? []).flatMap(\.merged).map(\.key.text)
  var ignored: [String] = []
  for key in keys
  where ProvisioningVersion.newDatasourceKeys.contains(key) && !ignored.contains(key) {
    ignored.append(key)
  }
  if root["deleteDatasources"] != nil { ignored.append("deleteDatasources") }
  let isOld = keys.contains { ProvisioningVersion.datasourceKeys[$0] != nil }
  reporter.report(
    at: root["apiVersion"].flatMap { $0.isNull ? nil : $0.span } ?? key.span, message(ignored),
    help: isOld
      ? "write 'apiVersion: 1' first, and keys such as 'isDefault' for 'is_default'"
      : "write 'apiVersion: 1' first",
    fixes: isOld ? [] : fixes(root, isSafe: false))
}

/// What is said of a file, with the keys that Grafana does not read in it.
private func message(_ ignored: [String]) -> String {
  guard !ignored.isEmpty else { return "this file has the form of version 0, which is outdated" }
  let shown = ignored.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
  let more = ignored.count > 3 ? " and \(ignored.count - 3) more" : ""
  return "without version 1 Grafana ignores \(shown)\(more)"
}

/// The version in front of the first key, where each has a line of its own.
private func fixes(_ root: Node, isSafe: Bool) -> [FixIt] {
  if let version = root["apiVersion"] {
    guard version.kind == .scalar, !version.isNull else { return [] }
    return [FixIt("write '1'", edits: [.init(version.span, "1")], isSafe: isSafe)]
  }
  guard let first = root.pairs.first?.key.span, first.start == root.span.start else { return [] }
  let edit = FixIt.Edit(Span(at: first.start), "apiVersion: 1\n")
  return [FixIt("write 'apiVersion: 1' first", edits: [edit], isSafe: isSafe)]
}
