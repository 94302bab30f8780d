import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let unknownUnit = CheckRule(
    "grafana/unknown-unit", .advice,
    summary: "A unit that Grafana does not know.",
    rationale: "It is put behind the number as it stands: 3600 seconds in place of 1 hour.",
    references: [
      "https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/"
    ],
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "fieldConfig": {"defaults": {"unit": ⟦"seconds"⟧}}, "targets": [{"expr": "up"}]}]}

        """#),
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "fieldConfig": {"defaults": {"unit": ⟦"BPS"⟧}}, "targets": [{"expr": "up"}]}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "fieldConfig": {"defaults": {"unit": "s"}, "overrides": [{"properties": [
           {"id": "unit", "value": "suffix:jobs"}, {"id": "unit", "value": "widgets"}]}]},
         "targets": [{"expr": "up"}]}]}

        """#),
    ],
    check: .panel { panel, reporter in
      for unit in panel.units where !GrafanaUnit.isKnown(unit.text) {
        let known = GrafanaUnit.known.sorted()
        let possible = GrafanaUnit.candidates(for: unit.text)
        guard possible.count < 2 else {
          let words = possible.map { "'\($0)'" }.joined(separator: " or ")
          reporter.report(
            at: unit.span, "Grafana knows no unit '\(unit.text)'", help: "write \(words)")
          continue
        }
        let sure = possible.first
        let guess = unit.text.count > 4 ? nearest(to: unit.text, in: known) : nil
        guard let meant = sure ?? guess else { continue }
        let edit = FixIt.Edit(unit.span, "\"\(meant)\"")
        reporter.report(
          at: unit.span, "Grafana knows no unit '\(unit.text)'", help: "write '\(meant)'",
          fixes: unit.style == .doubleQuoted
            ? [FixIt("write '\(meant)'", edits: [edit], isSafe: sure != nil)] : [])
      }
    }
  )
}
