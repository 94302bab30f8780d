import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let labelmapUnbounded = CheckRule(
    "prometheus/labelmap-unbounded", .warning,
    summary: "labelmap over every label that a target has.",
    rationale: """
      Whatever the discovery knows becomes a label of every series, and each change of it \
      makes them all anew.
      """,
    examples: [
      .fails(
        """
        scrape_configs:
          - job_name: a
            docker_sd_configs: [{host: "unix:///var/run/docker.sock"}]
            relabel_configs:
              - {action: labelmap, regex: ⟦__meta_(.+)⟧}

        """),
      .passes(
        """
        scrape_configs:
          - job_name: a
            docker_sd_configs: [{host: "unix:///var/run/docker.sock"}]
            relabel_configs:
              - {action: labelmap, regex: __meta_docker_container_label_monitoring_(.+)}

        """),
    ],
    check: .document(.prometheus) { root, reporter in
      for job in root["scrape_configs"]?.items ?? [] {
        for step in (job["relabel_configs"]?.items ?? [])
          + (job["metric_relabel_configs"]?.items ?? [])
        {
          guard let action = step["action"], action.text.lowercased() == "labelmap",
            let pattern = try? Pattern(step["regex"]?.text ?? "(.*)"),
            ["__meta_a", "__meta_docker_container_id", "__meta_kubernetes_pod_uid"]
              .allSatisfy(pattern.matchesWhole)
          else { continue }
          reporter.report(
            at: (step["regex"] ?? action).span, "every label that the discovery knows is kept",
            help: "name the labels: '__meta_docker_container_label_team'")
        }
      }
    }
  )
}
