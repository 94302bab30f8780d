import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let recordedTwice = CheckRule(
    "rules/recorded-twice", .warning,
    summary: "Two recording rules write the same series from different expressions.",
    rationale: """
      Within a group the second value of an evaluation is dropped; from two groups the series \
      jumps between both values.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: jobs:up:count
                expr: count(up)
              - record: ⟦jobs:up:count⟧
                expr: sum(up)

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - {record: "jobs:up:count", expr: "count(up)", labels: {job: all}}
          - name: b
            labels: {job: all}
            rules:
              - record: ⟦jobs:up:count⟧
                expr: sum by (job) (up{job="a"})

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - {record: "jobs:up:count", expr: "count(up)", labels: {kind: all}}
              - {record: "jobs:up:count", expr: "sum(up)", labels: {kind: up}}
              - record: job:up:sum
                expr: sum by (job) (up{zone="a"})
              - record: job:up:sum
                expr: sum by (job) (up{zone="b"})
              - record: limit:hour
                expr: sum(up) and on () hour() < 8
              - record: limit:hour
                expr: count(up) and on () hour() >= 8
              - record: cpu:rate5m
                expr: sum(rate(node_cpu[5m]))
              - record: cpu:rate5m
                expr: sum(rate(node_cpu_seconds_total[5m]))

        """),
    ],
    check: .ruleFile { groups, reporter in
      // Where all of one name have the same expression, that is a finding of its own.
      var written: [String: Set<Int>] = [:]
      for rule in groups.flatMap(\.rules) where !rule.isAlert {
        guard let whole = rule.expression?.signatures.last else { continue }
        written[rule.name?.text ?? "", default: []].insert(whole)
      }
      var seen: [String: (whole: Int?, span: Span)] = [:]
      for group in groups {
        for rule in group.rules where !rule.isAlert {
          guard let name = rule.name, written[name.text, default: []].count > 1,
            let series = onlySeries(of: rule, in: group)
          else { continue }
          let key = name.text + "\u{0}" + series
          let whole = rule.expression?.signatures.last
          guard let first = seen[key] else {
            seen[key] = (whole, name.span)
            continue
          }
          guard first.whole != whole else { continue }
          reporter.report(
            at: name.span, "'\(name.text)' is recorded twice, from different expressions",
            help: "give one of them another name, or a label of its own",
            related: [.init("the first", file: reporter.file, span: first.span)])
        }
      }
    }
  )
}

/// The metrics and labels of the one series that a rule surely writes; nothing where there may be
/// more, none, or another one.
private func onlySeries(of rule: RuleFacts, in group: GroupSubject) -> String? {
  guard let subject = rule.subject, subject.analysis.results.count == 1,
    subject.analysis.results[0].dead == nil, subject.analysis.results[0].labels.isClosed,
    !subject.selectors.isEmpty, subject.tree.nodes.allSatisfy({ !isFilter($0) })
  else { return nil }
  var labels: [String: String] = [:]
  for pairs in [group.node["labels"]?.pairs ?? [], rule.node["labels"]?.pairs ?? []] {
    for pair in pairs { labels[pair.key.text] = pair.value.text }
  }
  for (name, fact) in subject.analysis.results[0].labels.named
  where name != "__name__" && labels[name] == nil {
    switch fact.presence {
    case .never: continue
    case .always where fact.value != nil: labels[name] = fact.value
    case .always, .possible: return nil
    }
  }
  let written = labels.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
  // Names of old and new versions may stand beside each other, where one of them is never there.
  let metrics = Set(subject.selectors.map { $0.metric ?? "" })
  return (metrics.sorted() + written.sorted()).joined(separator: "\u{0}")
}

/// Whether a part lets only some series through.
private func isFilter(_ node: ExpressionNode) -> Bool {
  guard case .binary(let binary) = node else { return false }
  return binary.op == .and || binary.op == .unless || binary.op.isComparison && !binary.isBool
}
