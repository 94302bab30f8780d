import BelfryPromQL
import BelfrySource

extension CheckRule {
  static let ratioOfItself = CheckRule(
    "promql/ratio-of-itself", .error,
    summary: "A ratio whose sides are the same.",
    rationale: """
      Both sides count the same series, so that the result is always 1: mostly the filter \
      stands on both sides, or the label that is filtered is kept on both. An alert on it fires \
      always or never; elsewhere, where somebody may want a 1 with labels, it is a warning.
      """,
    examples: [
      .fails("expr: ⟦sum(rate(a{code=\"500\"}[5m])) / sum(rate(a{code=\"500\"}[5m]))⟧ > 0.1"),
      .fails(
        "expr: ⟦sum by (code) (rate(a{code=\"500\"}[5m])) / sum by (code) (rate(a[5m]))⟧ > 0.1"),
      .fails("expr: ⟦rate(a{code=~\"5..\"}[5m]) / rate(a[5m])⟧ > 0.1"),
      .fails("expr: ⟦sum without (pod) (a) / on (code) sum without (pod) (a{code=\"5\"})⟧ < 0.1"),
      .passes(
        "expr: rate(a{code=~\"5..\"}[5m]) / ignoring (code) group_left sum without (code) (rate(a[5m])) > 0.1"
      ),
      .passes("expr: sum by (job) (a{code!=\"5\"}) / sum by (job) (a) > 0.1"),
      .passes("expr: sum(rate(a{code=\"500\"}[5m])) / sum(rate(a[5m])) > 0.1"),
      .fails("expr: ⟦rate(a{code!=\"5\"}[5m]) / rate(a[5m])⟧ < 0.9"),
      .passes("expr: a offset 5m / a > 2"),
      .passes("expr: rate(a{code=~\"5..\"}[5m]) / ignoring (code) rate(a{code=\"\"}[5m]) > 0.1"),
      .passes("expr: rate(a{code=\"5\"}[5m]) / rate(a{code=\"2\"}[5m]) > 0.1"),
      .passes("expr: rate(a{code=~\"5..\"}[5m]) / on (job) sum by (job) (rate(a[5m])) > 0.1"),
    ],
    check: .binary { node, id, subject, reporter in
      guard node.op == .divide else { return }
      let (left, right) = (LastSelectors(node.left, subject), LastSelectors(node.right, subject))
      guard left.elementsEqual(right, by: { $0.metric == $1.metric }),
        left.contains(where: { _ in true })
      else { return }
      let isSame =
        subject.text(node.left) == subject.text(node.right)
        && subject.types[node.left.index] == .vector
      guard isSame || keepsFilter(node, subject) || isSubset(node, subject) else { return }
      reporter.report(
        at: subject.place(node.span), "both sides are the same: the ratio is always 1",
        help: "leave the filter, or the label that it is on, out on the right",
        as: subject.role == .alert || subject.context.query?.kind == .alert ? .error : .warning)
    }
  )
}

/// Whether the sides read the same but for a filter, on a label by which they are then matched: every
/// series is divided by itself.
private func keepsFilter(_ node: Binary, _ subject: ExpressionSubject) -> Bool {
  guard node.matching?.many == nil else { return false }
  return divides(node.left, by: node.right, node.matching, subject)
    || divides(node.right, by: node.left, node.matching, subject)
}

/// Whether the filtered side has more matchers than the whole one, and nothing else sets them apart.
private func divides(
  _ filtered: NodeID, by whole: NodeID, _ matching: VectorMatching?, _ subject: ExpressionSubject
) -> Bool {
  let own = LastSelectors(filtered, subject).reversed()
  let others = LastSelectors(whole, subject).reversed()
  guard !own.isEmpty, own.count == others.count else { return false }
  let printer = Printer()
  var extra: [LabelMatcher] = []
  for (own, other) in zip(own, others) {
    guard own.name == other.name, own.matchers.count >= other.matchers.count else { return false }
    let known = Set(other.matchers.map(printer.matcher))
    let more = own.matchers.filter { !known.contains(printer.matcher($0)) }
    guard own.matchers.count == other.matchers.count + more.count else { return false }
    extra += more
  }
  guard !extra.isEmpty else { return false }
  var text = subject.text(filtered)
  for (own, other) in zip(own, others) {
    text = text.replacing(printer.selector(own), with: printer.selector(other), maxReplacements: 1)
  }
  guard text == subject.text(whole) else { return false }
  return extra.allSatisfy { matcher in
    let isMatchedOn =
      matching.map { $0.isOn == $0.labels.contains { $0.name == matcher.name } } ?? true
    return isMatchedOn && matcher.refusesEmpty && subject.keeps(matcher.name, filtered)
      && subject.keeps(matcher.name, whole)
  }
}

/// The selectors below a part, one by one: the last of the text first, which is at hand in a chain
/// of operators.
private struct LastSelectors: Sequence, IteratorProtocol {
  private let tree: Expression
  private var open: [NodeID]

  init(_ id: NodeID, _ subject: ExpressionSubject) {
    tree = subject.tree
    open = [id]
  }

  mutating func next() -> VectorSelector? {
    while let next = open.popLast() {
      switch tree[next] {
      case .selector(let selector): return selector
      case .matrix(let matrix): return matrix.selector
      case let node: open += node.children
      }
    }
    return nil
  }
}

extension ExpressionSubject {
  /// Whether the series of a part may carry a label.
  fileprivate func keeps(_ label: String, _ id: NodeID) -> Bool {
    analysis[id].allSatisfy { $0.labels[label].presence != .never }
  }
}

/// Whether both sides are the same function of the same metric, the left one of a part of the
/// series: every series is divided by itself.
private func isSubset(_ node: Binary, _ subject: ExpressionSubject) -> Bool {
  guard node.matching == nil, let own = plain(node.left, subject),
    let other = plain(node.right, subject), own.text == other.text,
    own.selector.metric == other.selector.metric, own.selector.metric != nil
  else { return false }
  let printer = Printer()
  let all = Set(own.selector.matchers.map(printer.matcher))
  return other.selector.matchers.allSatisfy { all.contains(printer.matcher($0)) }
}

/// The selector of a part that keeps its series apart, with the words around it.
private func plain(
  _ id: NodeID, _ subject: ExpressionSubject
) -> (selector: VectorSelector, text: String)? {
  var text = ""
  var part = subject.bare(id)
  while case .call(let call) = part, call.arguments.count == 1 {
    text += call.name + " "
    part = subject.bare(call.arguments[0])
  }
  switch part {
  case .selector(let selector):
    guard selector.modifiers.isEmpty else { return nil }
    return (selector, text)
  case .matrix(let matrix):
    guard matrix.selector.modifiers.isEmpty, let range = matrix.range.milliseconds else {
      return nil
    }
    return (matrix.selector, text + "\(range)")
  default: return nil
  }
}
