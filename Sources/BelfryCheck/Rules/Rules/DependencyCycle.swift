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
        for read in expression.reads where recorded.contains(read.metric) {
          let place = rule.node["expr"]?.map.source(read.span) ?? read.span
          reads[name, default: []].append((read.metric, place))
        }
      }
      for circle in circles(rules.compactMap { $0.name?.text }, reads) {
        let through = circle.names.dropFirst().prefix(8).map { "'\($0)'" }
        reporter.report(
          at: circle.span,
          "'\(circle.names[0])' is made from itself"
            + (through.isEmpty ? "" : ", through \(through.joined(separator: ", "))"),
          help: "read the series that it comes from, or an offset of it")
      }
    }
  )
}

/// Circles of recorded series, each told once: its names, the one that is recorded first at the
/// beginning, with the place where that reads the next. Every series is followed once.
private func circles(
  _ names: [String], _ all: [String: [(name: String, span: Span)]]
) -> [(names: [String], span: Span)] {
  var found: [(names: [String], span: Span)] = []
  var told: Set<String> = []
  // How deep a series stands on the way; nothing at its end.
  var depths: [String: Int?] = [:]
  for start in names where depths[start] == nil {
    var way: [(name: String, next: Int)] = [(start, 0)]
    depths[start] = 0
    while let (name, next) = way.last {
      guard let reads = all[name], next < reads.count else {
        depths[name] = .some(nil)
        way.removeLast()
        continue
      }
      way[way.count - 1].next += 1
      let read = reads[next]
      switch depths[read.name] {
      case nil:
        depths[read.name] = way.count
        way.append((read.name, 0))
      case .some(let depth?):
        guard !told.contains(read.name) else { continue }
        let circle = way[depth...].map(\.name)
        told.formUnion(circle)
        found.append((circle, all[read.name]?[way[depth].next - 1].span ?? read.span))
      default: break
      }
    }
  }
  return found
}
