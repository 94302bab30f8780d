import BelfryPromQL
import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let humanizeMismatch = CheckRule(
    "template/humanize-mismatch", .warning,
    summary: "A value is written in a unit that it has not.",
    rationale: "A percentage times a hundred, or bytes as a time, mislead whoever reads the alert.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: 100 * a_bytes / b_bytes > 90
                annotations:
                  summary: "{{ ⟦$value | humanizePercentage⟧ }}"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: (clients / max_clients) * 100 > 90
                annotations:
                  summary: "{{ ⟦$value | humanizePercentage⟧ }}"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes > 90
                annotations:
                  summary: "{{ ⟦$value | humanizeDuration⟧ }}"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: rate(a_total[5m]) > 0.1
                annotations:
                  summary: "{{ ⟦$value | humanizePercentage⟧ }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_seconds > 90
                annotations:
                  summary: "{{ $value | humanizeDuration }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes > 90
                annotations:
                  summary: "{{ $value | humanize1024 }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: (clients / max_clients) > 0.9
                annotations:
                  summary: "{{ $value | humanizePercentage }}"
              - alert: B
                expr: (clients / max_clients) * 100 > 90
                annotations:
                  summary: "{{ $value | humanize }}%"
              - alert: C
                expr: (age_seconds / 3600) * 100 > 90
                annotations:
                  summary: "{{ $value | humanizeDuration }}"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: 100 * clients / max_clients > 90
                annotations:
                  summary: "{{ ⟦$value | humanizePercentage⟧ }}"
              - alert: B
                expr: 100 - (clients / max_clients) * 100 < 10
                annotations:
                  summary: "{{ ⟦$value | humanizePercentage⟧ }}"

        """),
    ],
    check: .template { subject, reporter in
      guard subject.reads.values.contains(where: { !$0.functions.isEmpty }),
        let unit = valueUnit(subject) ?? hundredfold(subject)
      else { return }
      for use in subject.reads.values {
        let misfit: String?
        switch use.functions.last {
        case "humanizePercentage":
          misfit =
            [.percent, .bytes, .seconds, .perSecond(.count), .perSecond(.bytes)].contains(unit)
            ? "a percentage of a ratio" : nil
        case "humanizeDuration":
          misfit = [.bytes, .ratio, .percent].contains(unit) ? "a time" : nil
        case "humanizeTimestamp": misfit = unit == .seconds ? "an instant" : nil
        case "humanize1024": misfit = unit == .seconds ? "a size" : nil
        default: misfit = nil
        }
        guard let misfit else { continue }
        reporter.report(
          at: subject.place(use.span), "the value is in \(unit.text), written as \(misfit)",
          help: unit == .percent && use.functions.last == "humanizePercentage"
            ? "it is times 100 already: write '{{ $value | humanize }}%'"
            : "choose the function for \(unit.text)")
      }
    }
  )
}

/// The unit of the values that an alert fires with, where all results have the same.
func valueUnit(_ subject: TemplateSubject) -> ValueUnit? {
  guard let expression = subject.expression else { return nil }
  let results = expression.analysis.results
  guard let unit = results.first.map(\.value.unit),
    results.dropFirst().allSatisfy({ $0.value.unit == unit })
  else { return nil }
  return unit ?? (isShare(expression) ? .ratio : nil)
}

/// Whether the value is a quotient of one metric by itself, as it is before it is compared.
private func isShare(_ expression: ExpressionSubject) -> Bool {
  var id = expression.tree.unwrapped(expression.tree.root)
  if case .binary(let node) = expression.tree[id], node.op.isComparison,
    expression.types[node.right.index] == .scalar
  {
    id = expression.tree.unwrapped(node.left)
  }
  guard case .binary(let node) = expression.tree[id], node.op == .divide else { return false }
  // A factor on either side makes something else of it.
  let isScaled = [node.left, node.right].flatMap { expression.parts(below: $0) }.contains { part in
    if case .binary = expression.tree[part] { return true }
    return false
  }
  guard !isScaled else { return false }
  let sides = [node.left, node.right].map { expression.selectors(below: $0) }
  return sides.allSatisfy { $0.count == 1 } && sides[0][0].metric != nil
    && sides[0][0].metric == sides[1][0].metric
}

/// A percentage, where the value is a ratio times a hundred, whatever its metrics count, or what is
/// left of 100 of them.
private func hundredfold(_ subject: TemplateSubject) -> ValueUnit? {
  guard let expression = subject.expression else { return nil }
  let tree = expression.tree
  var id = tree.unwrapped(tree.root)
  if case .binary(let node) = tree[id], node.op.isComparison, !node.isBool {
    id = tree.unwrapped(node.left)
  }
  if case .binary(let node) = tree[id], node.op == .subtract, expression.constant(node.left) == 100
  {
    id = node.right
  }
  return expression.isPercentage(id) ? .percent : nil
}
