import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datasourceDuplicateDefault = CheckRule(
    "grafana/datasource-duplicate-default", .error,
    summary: "Two datasources are the default.",
    rationale: "Grafana refuses the file and does not start.",
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - {name: a, type: prometheus, isDefault: true}
          - {name: b, type: loki, isDefault: ⟦true⟧}

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - {name: a, type: prometheus, isDefault: true}
          - {name: b, type: loki}

        """),
    ],
    check: .document(.datasources) { root, reporter in
      let defaults = (root["datasources"]?.items ?? []).compactMap { $0["isDefault"] }
        .filter { $0.text == "true" }
      for flag in defaults.dropFirst() {
        reporter.report(
          at: flag.span, "another datasource is the default already", help: "take one of them out",
          related: [.init("the first", file: reporter.file, span: defaults[0].span)])
      }
    }
  )
}
