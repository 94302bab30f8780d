import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let impossibleMatch = CheckRule(
    "promql/impossible-match", .warning,
    summary: "Sides that can never match.",
    rationale: """
      Series find their partner by labels. Where one side cannot have a label that the other \
      side must have, or where a label is taken over that is not there, the result is empty or \
      lacks it.
      """,
    examples: [
      .fails("expr: up * on (job, ⟦pod⟧) group_left sum by (job) (a) > 0"),
      .fails("expr: up * on (job) group_left (⟦team⟧) sum by (job) (a) > 0"),
      .fails("expr: ⟦http_requests_total / sum(http_requests_total)⟧ > 0"),
      .fails("expr: ⟦a{state=\"idle\"} / a{state=\"total\"}⟧ < 0.1"),
      .fails("expr: ⟦sum by (instance) (a) / sum(a)⟧ > 0.5"),
      .fails("expr: ⟦up == 0 and sum by (job) (b) > 0⟧"),
      .fails("expr: ⟦up == 0 and hour() > 6⟧"),
      .fails("expr: ⟦a < 5 and vector(1)⟧"),
      .fails("expr: ⟦up == 0 unless hour() < 6⟧"),
      .passes("expr: up == 0 and on () hour() > 6"),
      .passes("expr: up == 0 unless on () hour() < 6"),
      .passes("expr: sum(a) > 5 and hour() > 6"),
      .passes("expr: job:a:sum > 5 and hour() > 6"),
      .passes(
        """
        --- prometheus.yml
        rule_files: [rules.yml]
        scrape_configs: []
        --- rules.yml
        groups:
          - name: a
            rules:
              - record: failed_units
                expr: sum(unit_failed)
              - alert: A
                expr: failed_units > 0 and hour() > 6

        """),
      .passes("expr: cluster:cpu:rate5m / count(sum by (instance, cpu) (cpu_seconds_total)) > 0"),
      .passes("expr: a unless sum by (job) (b)"),
      .passes("expr: a{state=\"idle\"} / ignoring (state) a{state=\"total\"} < 0.1"),
      .passes("expr: a{state=\"idle\"} or a{state=\"total\"}"),
      .passes("expr: sum(a{state=\"idle\"}) / sum(a{state=\"total\"}) < 0.1"),
      .passes("expr: up * on (job) group_left (team) sum by (job, team) (a) > 0"),
      .passes("expr: sum by (job) (a) / sum by (job) (b) > 0"),
      .passes("expr: a / on () group_left sum(b) > 0"),
      .passes("expr: a / scalar(sum(b)) > 0"),
      .passes("expr: sum(a) / sum(b) > 0"),
    ],
    check: .expression { subject, reporter in
      reportDifferent(subject, &reporter)
      for use in subject.analysis.uses {
        let lacks = use.fact.presence == .never ? use.fact : use.other
        switch use.role {
        case .on where (use.fact.presence == .never) != (use.other?.presence == .never),
          .group where use.fact.presence == .never:
          guard let lacks else { continue }
          reporter.report(
            at: subject.place(use.span), "one side of the match never has '\(use.name)'",
            help: "keep the label there, or leave it out here",
            related: [.init(lacks.cause.text, file: reporter.file, span: subject.place(lacks.span))]
          )
        default: continue
        }
      }
      for case .binary(let node) in subject.tree.nodes
      where node.matching == nil && node.op != .or {
        guard subject.types[node.left.index] == .vector, subject.types[node.right.index] == .vector
        else { continue }
        if node.op == .unless {
          reportKept(node, subject, &reporter)
        } else if !node.op.isSet, lacksEvery(node, subject) {
          reporter.report(
            at: subject.place(node.span),
            "one side has no labels, the other has some: nothing matches",
            help: "match on () with group_left, or take scalar() of the side without labels")
        } else {
          reportLack(node, subject, &reporter)
        }
      }
    }
  )
}

/// Whether one side has no labels at all, and the other those of a scrape.
private func lacksEvery(_ node: Binary, _ subject: ExpressionSubject) -> Bool {
  let sides = [node.left, node.right].map { subject.analysis[$0] }
  return [(sides[0], sides[1]), (sides[1], sides[0])].contains { one, other in
    let hasNone = one.allSatisfy {
      $0.labels.isClosed && $0.labels.names(.always).isEmpty && $0.labels.names(.possible).isEmpty
    }
    let isScraped = other.allSatisfy { result in
      guard !result.labels.isClosed, case .selector(let selector) = subject.tree[result.origin]
      else { return false }
      return selector.metric?.contains(":") == false
    }
    return hasNone && isScraped && !one.isEmpty && !other.isEmpty
  }
}

/// Reports a label that one side always has and the other never.
private func reportLack(
  _ node: Binary, _ subject: ExpressionSubject, _ reporter: inout Reporter
) {
  guard let left = subject.analysis.labels(of: node.left),
    let right = subject.analysis.labels(of: node.right)
  else { return }
  for (id, one, other) in [(node.left, left, right), (node.right, right, left)] {
    for (name, fact) in one.named where name != "__name__" && fact.presence == .always {
      let lack = other[name]
      // Numbers beside data often stand in for what is missing, though not behind 'and'.
      var isNumber = false
      if case .constant = lack.cause { isNumber = true }
      guard lack.presence == .never, !isNumber || node.op == .and else { continue }
      // What rules record may have lost the labels of a scrape.
      guard isAllScraped(id, subject, reporter) else { break }
      reporter.report(
        at: subject.place(node.span),
        "one side always has '\(name)', the other never: nothing matches",
        help: isNumber
          ? "write 'and on ()', which asks only whether there is a value"
          : "keep '\(name)' on both sides, or say with 'on' or 'ignoring' what is compared",
        related: [
          .init(lack.cause.text, file: reporter.file, span: subject.place(lack.span))
        ],
        fixes: isNumber ? onNothing(node, subject) : [])
      return
    }
  }
}

/// Reports a number or an hour that takes nothing away, since it has no labels.
private func reportKept(_ node: Binary, _ subject: ExpressionSubject, _ reporter: inout Reporter) {
  guard let left = subject.analysis.labels(of: node.left),
    let right = subject.analysis.labels(of: node.right), right.isClosed, right.named.isEmpty,
    case .constant = right.others.cause,
    let name = left.named.first(where: { $0.name != "__name__" && $0.fact.presence == .always }),
    isAllScraped(node.left, subject, reporter)
  else { return }
  reporter.report(
    at: subject.place(node.span),
    "one side always has '\(name.name)', the other never: 'unless' takes nothing away",
    help: "write 'unless on ()', which asks only whether there is a value",
    fixes: onNothing(node, subject))
}

/// Whether a part asks for no series that a rule records, by their names or those of the bundle.
private func isAllScraped(
  _ id: NodeID, _ subject: ExpressionSubject, _ reporter: Reporter
) -> Bool {
  let recorded = reporter.workspace.recorded
  return subject.selectors(below: id).allSatisfy { selector in
    guard let metric = selector.metric else { return false }
    return !metric.contains(":") && !recorded.contains(metric)
  }
}

private func onNothing(_ node: Binary, _ subject: ExpressionSubject) -> [FixIt] {
  subject.fix("match on ()", [(Span(at: node.opSpan.end), " on ()")], isSafe: false)
}

/// Reports sides that match on a label which each of them fixes to another value.
private func reportDifferent(_ subject: ExpressionSubject, _ reporter: inout Reporter) {
  for case .binary(let node) in subject.tree.nodes where node.op != .or && node.op != .unless {
    guard subject.types[node.left.index] == .vector, subject.types[node.right.index] == .vector,
      let left = subject.analysis.labels(of: node.left),
      let right = subject.analysis.labels(of: node.right)
    else { continue }
    let said = node.matching?.labels.map(\.name) ?? []
    let isOn = node.matching?.isOn == true
    for (name, fact) in left.named
    where name != "__name__" && said.contains(name) == isOn && fact.presence == .always {
      let other = right[name]
      guard let one = fact.value, let second = other.value, one != second,
        other.presence == .always
      else { continue }
      let isPlain = node.matching == nil
      reporter.report(
        at: subject.place(node.span),
        "'\(name)' is '\(one)' on one side and '\(second)' on the other: nothing matches",
        help: isPlain
          ? "write 'ignoring (\(name))' behind the operator" : "leave '\(name)' out of it",
        related: [
          .init(fact.cause.text, file: reporter.file, span: subject.place(fact.span)),
          .init(other.cause.text, file: reporter.file, span: subject.place(other.span)),
        ],
        fixes: isPlain && !node.isBool
          ? subject.fix(
            "ignore '\(name)'", [(Span(at: node.opSpan.end), " ignoring (\(name))")],
            isSafe: false) : [])
      break
    }
  }
}
