import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dependencyCycle = CheckRule(
    "rules/dependency-cycle", .warning,
    summary: "A recorded series that is made from itself, be it through others.",
    rationale: """
      Every evaluation reads what the last one wrote, so the value says how often it was \
      evaluated.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: a:b
                expr: ⟦a:b⟧ + 1

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - record: a:b
                expr: sum(⟦c:d⟧)
              - record: c:d
                expr: max(a:b) + 1

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - record: a:b
                expr: b + 1
              - record: c:d
                expr: c:d offset 1h or vector(0)

        """),
    ],
    check: .ruleFile { groups, reporter in
      let rules = groups.flatMap(\.rules).filter { !$0.isAlert && $0.name != nil }
      let recorded = Set(rules.compactMap { $0.name?.text })
      var reads: [String: [(name: String, span: Span)]] = [:]
      for rule in rules {
        guard let name = rule.name?.text, let expression = rule.expression else { continue }
        for selector in expression.selectors
        where selector.modifiers.offset == nil && selector.matchers.isEmpty {
          guard let metric = selector.metric, recorded.contains(metric) else { continue }
          reads[name, default: []].append((metric, expression.place(selector.span)))
        }
      }
      var reported: Set<String> = []
      for rule in rules {
        guard let name = rule.name?.text, !reported.contains(name) else { continue }
        for read in reads[name] ?? [] {
          guard let circle = circle(from: read.name, to: name, reads) else { continue }
          reported.formUnion(circle)
          let through = circle.filter { $0 != name }.map { "'\($0)'" }
          reporter.report(
            at: read.span,
            "'\(name)' is made from itself"
              + (through.isEmpty ? "" : ", through \(through.joined(separator: ", "))"),
            help: "read the series that it comes from, or an offset of it")
          break
        }
      }
    }
  )
}

/// Names on the way from one recorded series to another, both included; nothing where there is none.
private func circle(
  from start: String, to end: String, _ reads: [String: [(name: String, span: Span)]]
) -> [String]? {
  var before: [String: String] = [start: ""]
  var open = [start]
  while let next = open.popLast() {
    if next == end {
      var way = [next]
      while let last = before[way[way.count - 1]], !last.isEmpty { way.append(last) }
      return way.reversed()
    }
    for read in reads[next] ?? [] where before[read.name] == nil {
      before[read.name] = next
      open.append(read.name)
    }
  }
  return nil
}
