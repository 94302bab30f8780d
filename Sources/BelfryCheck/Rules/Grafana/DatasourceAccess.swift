import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceAccess = CheckRule(
    "grafana/datasource-access", .warning,
    summary: "A datasource's access is neither 'proxy' nor 'direct'.",
    rationale: "Grafana says so in its log, and asks the datasource itself, as with 'proxy'.",
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources: [{name: a, type: prometheus, access: ⟦server⟧}]

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - {name: a, type: prometheus, access: proxy}
          - {name: b, type: prometheus, access: direct}
          - {name: c, type: prometheus, access: $ACCESS}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      for source in root["datasources"]?.items ?? [] {
        guard let access = source["access"], access.kind == .scalar, !access.isNull,
          !["", "proxy", "direct"].contains(access.text), !access.text.contains("$")
        else { continue }
        let isBrowser = access.text.lowercased().contains("browser")
        reporter.report(
          at: access.span, "Grafana knows no access '\(access.shortText)', and takes 'proxy'",
          help: "write 'proxy', or 'direct' where the browser is to ask",
          fixes: isBrowser ? [] : [FixIt("write 'proxy'", edits: [.init(access.span, "proxy")])])
      }
    }
  )
}
