import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let grafanaUnitMismatch = CheckRule(
    "grafana/unit-mismatch", .warning,
    summary: "A panel shows its values in another unit than they have.",
    rationale: """
      Seconds shown as milliseconds are a thousand times too small, and a share from 0 to 1 shown \
      as a percentage is never more than 1%.
      """,
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "timeseries",
         "title": "P", "fieldConfig": {"defaults": {"unit": ⟦"ms"⟧}},
         "targets": [{"expr": "process_cpu_seconds"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [
         {"type": "timeseries", "title": "P", "fieldConfig": {"defaults": {"unit": "ms"}},
          "targets": [{"expr": "process_cpu_seconds * 1000"}]},
         {"type": "timeseries", "title": "Q", "fieldConfig": {"defaults": {"unit": "dtdurations"}},
          "targets": [{"expr": "process_cpu_seconds"}]},
         {"type": "stat", "title": "R", "fieldConfig": {"defaults": {"unit": "short"}},
          "targets": [{"expr": "node_memory_MemFree_bytes"}]},
         {"type": "timeseries", "title": "S", "fieldConfig": {"defaults": {"unit": "ms"}},
          "targets": [{"expr": "rate(process_cpu_seconds_total[5m]) * 1000"}]}]}

        """#),
    ],
    check: .panel { panel, reporter in
      guard panel.isWhole, !panel.isTransformed, panel.units.count == 1, let shown = panel.unit,
        PanelUnit.telling.contains(shown.text)
      else { return }
      let results = panel.queries.flatMap { $0.analysis.results.map(\.value) }
      guard let unit = results.first?.unit, results.allSatisfy({ $0.unit == unit }),
        let fitting = PanelUnit(unit), !fitting.fitting.contains(shown.text),
        !isShare(unit) || !panel.queries.contains(where: isScaled)
      else { return }
      let edit = FixIt.Edit(shown.span, "\"\(fitting.id)\"")
      reporter.report(
        at: shown.span, "the query returns \(unit.text), shown as '\(shown.text)'",
        help: "write '\(fitting.id)', or convert the values in the query",
        related: panel.queries.map {
          .init("the values", file: reporter.file, span: $0.place($0.tree.span))
        }, fixes: [FixIt("write '\(fitting.id)'", edits: [edit], isSafe: false)])
    }
  )
}

/// Whether a unit has no dimension, or seconds in each second, which are none either.
private func isShare(_ unit: ValueUnit) -> Bool {
  [.ratio, .percent, .perSecond(.seconds)].contains(unit)
}

/// Whether values are multiplied or divided by a number that does not make percent of them.
private func isScaled(_ subject: ExpressionSubject) -> Bool {
  subject.tree.nodes.contains { node in
    guard case .binary(let binary) = node, [.multiply, .divide].contains(binary.op) else {
      return false
    }
    return [binary.left, binary.right].contains { side in
      guard case .number(let number) = subject.bare(side) else { return false }
      return number.value != 100
    }
  }
}
