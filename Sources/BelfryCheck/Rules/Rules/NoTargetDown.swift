import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let noTargetDown = CheckRule(
    "rules/no-target-down", .advice,
    summary: "No alert says that a target cannot be scraped.",
    rationale: """
      A service that is down serves no metrics, so that alerts on its metrics are silent when it \
      matters most.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        rule_files: [rules.yml]
        ⟦scrape_configs⟧:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: node_load1 > 5, for: 1m}

        """),
      .passes(
        """
        --- prometheus.yml
        rule_files: [rules.yml]
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - {alert: A, expr: avg by (job) (up) < 0.5, for: 1m}

        """),
    ],
    check: .workspace { workspace, reporter in
      guard let server = serverOfAlerts(workspace),
        let key = server.root.pairs.first(where: { $0.key.text == "scrape_configs" })?.key
      else { return }
      let watches = workspace.alerts.contains { alert in
        alert.rule["expr"].flatMap { parse($0.text).expression }.map { tree in
          tree.selectors.contains { selector in
            guard let name = selector.metric else {
              return selector.matchers.contains { $0.name == "__name__" }
            }
            return name == "up" || name.hasSuffix("_up") || name.hasPrefix("up:")
              || name.contains(":up") || name == "probe_success"
          }
            || tree.nodes.contains { node in
              if case .call(let call) = node { return call.name.hasPrefix("absent") }
              return false
            }
        } ?? true
      }
      guard !watches else { return }
      reporter.report(
        at: key.span, "no alert looks at 'up': a target that is down goes unnoticed",
        help: "add one: up == 0 for some minutes", in: server.path)
    }
  )
}

/// The configuration whose alerts the bundle holds, where there is one alone.
func serverOfAlerts(_ workspace: Workspace) -> Workspace.File? {
  let servers = workspace.servers
  guard servers.count == 1, !workspace.alerts.isEmpty,
    // Rules may stand in files outside of the bundle.
    (servers[0].config.root["rule_files"]?.items ?? []).allSatisfy({ entry in
      workspace.files(.rules, at: entry, servers[0])?.isEmpty == false
    }), workspace.metrics?.isClosed == true
  else { return nil }
  return servers[0].config
}
