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
      var recorded: [String: String] = [:]
      var signatures: Set<Int> = []
      let rules = groups.flatMap(\.rules)
      for rule in rules where !rule.isAlert && rule.labels.isEmpty {
        guard let name = rule.name?.text, let expression = rule.expression,
          expression.tree.nodes.count > 1
        else { continue }
        recorded[expression.text(expression.tree.root)] = name
        signatures.insert(expression.signatures[expression.tree.root.index])
      }
      guard !recorded.isEmpty else { return }
      for rule in rules where rule.isAlert {
        guard let expression = rule.expression else { continue }
        for (index, node) in expression.tree.nodes.enumerated()
        where signatures.contains(expression.signatures[index]) {
          switch node {
          case .aggregation, .call, .binary: break
          default: continue
          }
          guard expression.types[index] == .vector,
            let name = recorded[expression.text(NodeID(index))]
          else { continue }
          reporter.report(
            at: expression.place(node.span), "'\(name)' records this already",
            help: "read '\(name)'")
        }
      }
    }
  )
}
