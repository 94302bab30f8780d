import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let recordedAlready = CheckRule(
    "promql/recorded-already", .advice,
    summary: "An alert works out what a rule of the same file records.",
    rationale: "Reading the recorded series is faster, and both cannot drift apart.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: job:errors:rate5m
                expr: sum by (job) (rate(errors_total[5m]))
              - alert: A
                expr: ⟦sum by(job)(rate(errors_total[5m]))⟧ > 1

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - record: job:errors:rate5m
                expr: sum by (job) (rate(errors_total[5m]))
              - alert: A
                expr: job:errors:rate5m > 1 or sum by (job) (rate(errors_total[1h])) > 9

        """),
    ],
    check: .ruleFile { groups, reporter in
      let rules = groups.flatMap(\.rules)
      var recording: [Int: [RuleFacts]] = [:]
      for rule in rules where !rule.isAlert && rule.node["labels"]?.pairs.isEmpty ?? true {
        guard rule.name != nil, let signatures = rule.expression?.signatures,
          let whole = signatures.last, signatures.count > 1
        else { continue }
        recording[whole, default: []].append(rule)
      }
      guard !recording.isEmpty else { return }
      // Names by canonical expression, for those that an alert's part may equal.
      var recorded: [Int: [String: String]] = [:]
      for rule in rules where rule.isAlert {
        guard let signatures = rule.expression?.signatures,
          signatures.contains(where: { recording[$0] != nil }), let expression = rule.subject
        else { continue }
        for (index, node) in expression.tree.nodes.enumerated() {
          let signature = signatures[index]
          guard let candidates = recording[signature], expression.types[index] == .vector else {
            continue
          }
          switch node {
          case .aggregation, .call, .binary: break
          default: continue
          }
          let names =
            recorded[signature]
            ?? Dictionary(
              candidates.compactMap { rule in
                rule.canonical.map { ($0, rule.name?.text ?? "") }
              }, uniquingKeysWith: { $1 })
          recorded[signature] = names
          guard let name = names[expression.text(NodeID(index))] else { continue }
          reporter.report(
            at: expression.place(node.span), "'\(name)' records this already",
            help: "read '\(name)'")
        }
      }
    }
  )
}
