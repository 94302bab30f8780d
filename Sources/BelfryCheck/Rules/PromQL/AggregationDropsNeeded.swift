import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let aggregationDropsNeeded = CheckRule(
    "promql/aggregation-drops-needed", .warning,
    summary: "File systems are put together before they are compared.",
    rationale: """
      A full disk does not show in the sum or average over all of them: the large empty one \
      beside it hides it until it is too late.
      """,
    examples: [
      .fails(
        "expr: ⟦sum(node_filesystem_avail_bytes)⟧ / sum(node_filesystem_size_bytes) < 0.1"),
      .fails("expr: ⟦avg by (instance) (node_filesystem_files_free)⟧ < 1000"),
      .passes("expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1"),
      .passes(
        "expr: sum by (instance, mountpoint) (node_filesystem_avail_bytes{fstype=\"ext4\"}) < 10"),
      .passes("expr: min by (instance) (node_filesystem_avail_bytes) < 1000"),
      .passes("expr: sum(node_filesystem_avail_bytes{mountpoint=\"/\"}) < 1000"),
    ],
    check: .expression { subject, reporter in
      guard subject.role == .alert else { return }
      for (index, node) in subject.tree.nodes.enumerated() {
        guard case .aggregation(let aggregation) = node, ["sum", "avg"].contains(aggregation.op),
          let selector = subject.selectors(below: NodeID(index)).first,
          selector.metric?.hasPrefix("node_filesystem_") == true,
          selector.metric?.hasPrefix("node_filesystem_device_error") == false,
          !selector.matchers.contains(where: { which.contains($0.name) && !$0.op.isNegative }),
          let labels = subject.analysis.labels(of: NodeID(index)),
          which.allSatisfy({ labels[$0].presence == .never })
        else { continue }
        reporter.report(
          at: subject.place(aggregation.span),
          "'\(aggregation.op)' puts all file systems together, so that a full one is hidden",
          help: "compare each of them, or keep 'mountpoint'")
        // The other side of a quotient is the same mistake.
        return
      }
    }
  )
}

/// Labels that tell file systems apart.
private let which: [String] = ["mountpoint", "device"]

extension LabelMatcher.Operator {
  /// Whether the matcher says what a value is not.
  var isNegative: Bool { self == .notEqual || self == .matchesNot }
}
