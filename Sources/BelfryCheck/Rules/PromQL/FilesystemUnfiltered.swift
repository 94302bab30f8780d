import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let filesystemUnfiltered = CheckRule(
    "promql/filesystem-unfiltered", .advice,
    summary: "An alert over every file system there is.",
    rationale: """
      Among them are tmpfs, boot partitions, images mounted read-only and file systems of other \
      containers, which are full by nature or tell nothing.
      """,
    examples: [
      .fails(
        "expr: ⟦node_filesystem_avail_bytes⟧ / node_filesystem_size_bytes < 0.1"),
      .passes(
        "expr: node_filesystem_avail_bytes{fstype!=\"tmpfs\"} / node_filesystem_size_bytes < 0.1"),
      .passes("expr: node_filesystem_avail_bytes{mountpoint=\"/\"} < 1e9"),
      .passes("expr: sum by (mountpoint) (node_filesystem_readonly) > 0"),
      .passes(
        """
        --- compose.yaml
        services:
          node-exporter:
            image: prom/node-exporter:v1.9.0
            command: ["--collector.filesystem.fs-types-exclude=^(tmpfs|overlay)$$"]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1

        """),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .alert else { return }
      let selectors = subject.selectors.filter {
        guard let metric = $0.metric, metric.hasPrefix("node_filesystem_") else { return false }
        return ["avail_bytes", "free_bytes", "size_bytes", "files", "files_free"]
          .contains(String(metric.dropFirst("node_filesystem_".count)))
      }
      guard let first = selectors.first,
        !selectors.contains(where: { selector in
          selector.matchers.contains { ["fstype", "mountpoint", "device"].contains($0.name) }
        }),
        // A read-only one is asked for beside it.
        !subject.tree.metricNames.contains("node_filesystem_readonly"),
        !reporter.workspace.services.contains(where: { service in
          service.spokenWords.contains { $0.contains("collector.filesystem.") }
        })
      else { return }
      reporter.report(
        at: subject.place(first.span), "this looks at every file system, tmpfs included",
        help: "add {fstype!~\"tmpfs|ramfs|squashfs|overlay\"} or name the mount points")
    }
  )
}
