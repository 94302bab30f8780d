import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceDuplicateUid = CheckRule(
    "grafana/datasource-duplicate-uid", .error,
    summary: "Two datasources of an organisation have one uid.",
    rationale: "Grafana finds the uid taken when it makes the second one, and does not start.",
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - {name: a, uid: metrics, type: prometheus}
          - {name: b, uid: ⟦metrics⟧, type: loki}

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - {name: a, uid: metrics, type: prometheus}
          - {name: b, uid: logs, type: loki}
          - {name: c, uid: logs, type: loki, orgId: 2}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      guard !ProvisioningVersion.isZero(root) else { return }
      var seen: [[String]: GrafanaFacts.Datasource] = [:]
      for source in reporter.workspace.datasources(beside: reporter.file) {
        guard let uid = source.uid, !source.isOpen, let place = source.node["uid"] else { continue }
        guard let first = seen[[source.org, uid]] else {
          seen[[source.org, uid]] = source
          continue
        }
        // One of the same name only changes the first.
        guard first.name != source.name, source.file == reporter.file,
          root.span.contains(place.span)
        else { continue }
        reporter.report(
          at: place.span, "'\(first.name)' has the uid '\(uid)' as well", help: "choose another",
          related: [
            .init("the first", file: first.file, span: first.node["uid"]?.span ?? place.span)
          ])
      }
    }
  )
}
