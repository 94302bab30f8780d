import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let deadRunbook = CheckRule(
    "rules/dead-runbook", .warning,
    summary: "A runbook that is not in the bundle.",
    rationale: "Whoever is called finds nothing behind the link.",
    examples: [
      .fails(
        """
        --- a.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                for: 1m
                annotations: {runbook_url: ⟦runbooks/a.md#a⟧}
        --- b.md

        """),
      .passes(
        """
        --- a.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: up == 0
                for: 1m
                annotations: {runbook_url: runbooks/a.md#a}
        --- runbooks/a.md

        """),
    ],
    check: .workspace { workspace, reporter in
      guard !workspace.paths.isEmpty else { return }
      for file in workspace.files(.rules) {
        let rules = (file.root["groups"]?.items ?? []).flatMap { $0["rules"]?.items ?? [] }
        for link in rules.compactMap({ $0["annotations"]?["runbook_url"] }) {
          let path = String(
            link.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0])
          guard path.hasSuffix(".md"), !path.contains("://"), !path.hasPrefix("/"),
            !path.contains("{{")
          else { continue }
          let ending = "/" + path
          let isThere = workspace.paths.contains { $0 == path || $0.hasSuffix(ending) }
          guard !isThere else { continue }
          reporter.report(
            at: link.span, "'\(path)' is not in the bundle", help: "write it, or correct the link",
            in: file.path)
        }
      }
    }
  )
}
