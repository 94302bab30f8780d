import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let providerDuplicateName = CheckRule(
    "grafana/provider-duplicate-name", .error,
    summary: "Two providers of a file have one name.",
    rationale: "Grafana refuses the file, since it knows by the name which dashboards are whose.",
    examples: [
      .fails(
        """
        --- dashboards/providers.yml
        apiVersion: 1
        providers:
          - {name: a, options: {path: /etc/a}}
          - {name: ⟦a⟧, options: {path: /etc/b}}

        """),
      .passes(
        """
        --- dashboards/providers.yml
        apiVersion: 1
        providers:
          - {name: a, options: {path: /etc/a}}
          - {name: b, options: {path: /etc/b}}

        """),
    ],
    check: .files([.grafanaDashboardProviders]) { file, reporter in
      var seen: [String: Span] = [:]
      for provider in GrafanaFacts.providers(file.root) {
        guard let name = provider["name"], name.kind == .scalar, !name.isNull else { continue }
        guard let first = seen[name.text] else {
          seen[name.text] = name.span
          continue
        }
        reporter.report(
          at: name.span, "another provider is called '\(name.shortText)' as well",
          help: "choose another name",
          related: [.init("the first", file: file.path, span: first)])
      }
    }
  )
}
