import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceDuplicateDefault = CheckRule(
    "grafana/datasource-duplicate-default", .error,
    summary: "Two datasources of an organisation are the default.",
    rationale: "Grafana refuses the files and does not start.",
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - {name: a, type: prometheus, isDefault: true}
          - {name: b, type: loki, isDefault: ⟦true⟧}

        """),
      .fails(
        """
        --- datasources/a.yml
        apiVersion: 1
        datasources: [{name: a, type: prometheus, isDefault: true}]
        --- datasources/b.yml
        apiVersion: 1
        datasources: [{name: b, type: loki, orgId: 1, isDefault: ⟦true⟧}]

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - {name: a, type: prometheus, isDefault: true}
          - {name: b, type: loki}
          - {name: c, type: loki, orgId: 2, isDefault: true}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      var seen: [String: (file: String, span: Span)] = [:]
      for source in reporter.workspace.datasources(beside: reporter.file) {
        guard let flag = source.isDefault else { continue }
        guard let first = seen[source.org] else {
          seen[source.org] = (source.file, flag.span)
          continue
        }
        guard source.file == reporter.file, root.span.contains(flag.span) else { continue }
        reporter.report(
          at: flag.span, "another datasource is the default already", help: "take one of them out",
          related: [.init("the first", file: first.file, span: first.span)])
      }
    }
  )
}
