import BelfryCatalogue
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let divideByUnlimited = CheckRule(
    "promql/divide-by-unlimited", .warning,
    summary: "A quotient by a limit that is 0 where there is none.",
    rationale: """
      cAdvisor writes 0 for a container without a memory limit, redis_exporter for a Redis \
      without maxmemory. The quotient is infinite, and the alert fires for ever.
      """,
    examples: [
      .fails(
        "expr: container_memory_usage_bytes / ⟦container_spec_memory_limit_bytes⟧ > 0.9"),
      .fails("expr: redis_memory_used_bytes / ⟦redis_memory_max_bytes⟧ * 100 > 90"),
      .passes(
        "expr: container_memory_usage_bytes / (container_spec_memory_limit_bytes > 0) > 0.9"),
      .passes(
        "expr: redis_memory_used_bytes / redis_memory_max_bytes > 0.9 and redis_memory_max_bytes > 0"
      ),
      .passes(
        "expr: redis_memory_max_bytes > 0 and redis_memory_used_bytes / redis_memory_max_bytes > 0.9"
      ),
      .passes("expr: redis_memory_used_bytes / redis_memory_max_bytes < 0.9"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op == .divide, subject.role == .alert,
        subject.types[node.right.index] == .vector,
        let selector = subject.selectors(below: node.right).first, let metric = selector.metric,
        unlimited.contains(metric), !isGuarded(metric, subject), !isCapped(id, subject),
        isLimitedAbove(id, subject)
      else { return }
      let span = subject.tree[node.right].span
      reporter.report(
        at: subject.place(span),
        "'\(metric)' is 0 where there is no limit: the quotient is infinite",
        help: "divide by '(… > 0)'",
        fixes: subject.fix(
          "divide by what is above 0",
          [
            (Span(at: span.start), "("), (Span(at: span.end), " > 0)"),
          ]))
    }
  )
}

/// Metrics that hold 0 where there is no limit.
private let unlimited = Set(KnownExporter.all.flatMap(\.unlimited))

/// Whether the expression compares the metric, or a part with it, with a number elsewhere.
private func isGuarded(_ metric: String, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .binary(let binary) = node, binary.op.isComparison else { return false }
    return [(binary.left, binary.right), (binary.right, binary.left)].contains { side, other in
      guard subject.types[other.index] == .scalar else { return false }
      if let limit = subject.analysis[other].first?.value.constant, limit.isInfinite {
        return true
      }
      var part = subject.bare(side)
      while case .aggregation(let aggregation) = part {
        part = subject.bare(aggregation.expression)
      }
      if case .selector(let selector) = part { return selector.metric == metric }
      return false
    }
  }
}

/// Whether the same quotient must also be less than something.
private func isCapped(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .binary(let binary) = node, binary.op == .less || binary.op == .lessOrEqual else {
      return false
    }
    return subject.signatures[subject.tree.unwrapped(binary.left).index]
      == subject.signatures[id.index]
  }
}

/// Whether a part is compared with a limit from above, so that an infinite value fires.
private func isLimitedAbove(_ id: NodeID, _ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .binary(let binary) = node else { return false }
    switch binary.op {
    case .greater, .greaterOrEqual:
      return subject.parts(below: binary.left).contains(id)
    case .less, .lessOrEqual:
      return subject.parts(below: binary.right).contains(id)
    default: return false
    }
  }
}
