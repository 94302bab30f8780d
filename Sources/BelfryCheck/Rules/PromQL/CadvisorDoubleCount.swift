import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let cadvisorDoubleCount = CheckRule(
    "promql/cadvisor-double-count", .warning,
    summary: "A sum over containers that counts groups of containers too.",
    rationale: """
      cAdvisor has a series for every control group: the machine, its slices, and each container \
      inside. A sum over all of them counts the same memory or time two or three times.
      """,
    examples: [
      .fails("expr: ⟦sum(container_memory_usage_bytes)⟧ > 1e9"),
      .fails("expr: ⟦sum by (instance) (rate(container_cpu_usage_seconds_total[5m]))⟧ > 4"),
      .passes("expr: sum(container_memory_usage_bytes{name!=\"\"}) > 1e9"),
      .passes("expr: sum by (name) (rate(container_cpu_usage_seconds_total[5m])) > 4"),
      .passes("expr: sum(container_memory_usage_bytes{id=\"/\"}) > 1e9"),
      .passes("expr: container_memory_usage_bytes > 1e9"),
    ],
    check: .expression { subject, reporter in
      guard subject.selectors.contains(where: { $0.metric.map(isUsage) ?? false }),
        reporter.workspace.metrics.map({ !dropsGroups($0) }) ?? true
      else { return }
      for case .aggregation(let aggregation) in subject.tree.nodes
      where ["sum", "avg", "count"].contains(aggregation.op) {
        let selectors = subject.selectors(below: aggregation.expression)
        guard selectors.count == 1, let metric = selectors[0].metric, isUsage(metric),
          !selectors[0].matchers.contains(where: { !general.contains($0.name) }),
          let labels = subject.analysis.labels(of: aggregation.expression),
          labels.others.presence != .never, !keepsContainers(aggregation)
        else { continue }
        reporter.report(
          at: subject.place(aggregation.span),
          "'\(aggregation.op)' counts the groups that containers are in, too",
          help: "add {name!=\"\"}, which only containers have")
      }
    }
  )
}

/// Labels that say nothing of which control group a series is of.
private let general: Set<String> = ["__name__", "job", "instance", "cluster", "env", "environment"]

/// Whether a metric is had by every control group.
private func isUsage(_ metric: String) -> Bool {
  metric.hasPrefix("container_") && usages.contains(where: metric.hasPrefix)
}

/// What the metrics begin with that every control group has.
private let usages = [
  "container_memory_", "container_cpu_usage", "container_cpu_user", "container_cpu_system",
  "container_fs_", "container_processes", "container_threads",
]

/// Whether groups keep apart what belongs to different containers.
private func keepsContainers(_ aggregation: Aggregation) -> Bool {
  guard let grouping = aggregation.grouping else { return false }
  if grouping.isWithout { return true }
  return grouping.labels.contains { !general.contains($0.name) }
}

/// Whether a job throws away series without a container's name.
private func dropsGroups(_ index: MetricIndex) -> Bool {
  index.jobs.contains { job in
    (job.node["metric_relabel_configs"]?.items ?? []).contains { step in
      let action = step["action"]?.text ?? "replace"
      return (action == "drop" || action == "keep")
        && (step["source_labels"]?.items ?? []).contains {
          ["name", "image", "id"].contains($0.text)
        }
    }
  }
}
