import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let relabelDropsAll = CheckRule(
    "prometheus/relabel-drops-all", .error,
    summary: "Relabelling that leaves nothing.",
    rationale: """
      A drop without an expression matches everything, and labels that are all dropped take \
      the address or the metric's name with them.
      """,
    references: [
      "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config"
    ],
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["a:80"]}]
            relabel_configs:
              - {source_labels: [env], action: ⟦drop⟧}

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["a:80"]}]
            metric_relabel_configs:
              - {regex: job|instance, action: ⟦labelkeep⟧}

        """),
      .fails(
        """
        scrape_configs:
          - job_name: a
            static_configs:
              - {targets: ["a:80"], labels: {env: test}}
              - {targets: ["b:80"], labels: {env: stage}}
            relabel_configs:
              - {source_labels: [env], regex: stage, action: drop}
              - {source_labels: [env], regex: prod, action: ⟦keep⟧}

        """),
      .passes(
        """
        scrape_configs:
          - job_name: b
            static_configs:
              - {targets: ["a:80"], labels: {env: test}}
              - {targets: ["b:80"], labels: {env: prod}}
            relabel_configs:
              - {source_labels: [env], regex: prod, action: keep}

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            static_configs: [{targets: ["a:80"]}]
            relabel_configs:
              - {source_labels: [env], regex: test, action: drop}
              - {source_labels: [env], regex: ".+", action: drop}
              - {regex: __meta_.*, action: labeldrop}
            metric_relabel_configs:
              - {regex: __name__|job|le, action: labelkeep}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? [] {
        for (key, needed) in [
          ("relabel_configs", "__address__"), ("metric_relabel_configs", "__name__"),
        ] {
          for step in job[key]?.items ?? [] {
            guard let action = step["action"] else { continue }
            let pattern = try? Pattern(step["regex"]?.text ?? "(.*)")
            guard let pattern else { continue }
            judge(action, step, pattern, needed, &reporter)
          }
        }
        reportTargets(of: job, root, &reporter)
      }
    }
  )
}

/// Reports the step behind which no target is left, where the job names all of them.
private func reportTargets(of job: Node, _ root: Node, _ reporter: inout Reporter) {
  guard !job.merged.contains(where: { $0.key.text.hasSuffix("_sd_configs") }),
    let targets = StaticTarget.all(of: job, root), !targets.isEmpty,
    let last = targets.map(\.droppedBy).reduce(
      0,
      { most, step in
        most.flatMap { most in step.map { max(most, $0) } }
      }),
    let action = (job["relabel_configs"]?.items[last])?["action"],
    !reporter.found.contains(where: { $0.span == action.span })
  else { return }
  reporter.report(
    at: action.span, "behind this step none of the job's targets is left",
    help: "write with 'regex' what is meant")
}

private func judge(
  _ action: Node, _ step: Node, _ pattern: Pattern, _ needed: String, _ reporter: inout Reporter
) {
  let sources = step["source_labels"]?.items.map(\.text) ?? []
  switch action.text.lowercased() {
  case "drop":
    // Anything, and nothing at all, would match: no value is spared.
    let isAll = ["", "a", "x1", "a;b", ";"].allSatisfy(pattern.matchesWhole)
    guard isAll || sources == [needed] && pattern.matchesWhole("a:1") && pattern.matchesWhole("b_c")
    else { return }
    reporter.report(
      at: action.span, "this drops everything", help: "write with 'regex' what is meant")
  case "labeldrop" where pattern.matchesWhole(needed):
    reporter.report(
      at: action.span, "this drops '\(needed)', and with it everything",
      help: "name the labels that are meant")
  case "labelkeep" where !pattern.matchesWhole(needed):
    reporter.report(
      at: action.span, "this keeps no '\(needed)', and so nothing",
      help: "add '\(needed)' to the expression")
  default: break
  }
}
