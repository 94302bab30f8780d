import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let thresholdsUnsorted = CheckRule(
    "grafana/thresholds-unsorted", .warning, since: "0.2",
    summary: "A panel's thresholds do not rise.",
    rationale: """
      Grafana goes through the steps in the file's order, from the first, which is that of all \
      values, and stops at the first one that is above the value. What stands behind it is shown \
      for other values than those that it says, or for none.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/panels-visualizations/configure-thresholds/"
    ],
    examples: [
      .fails(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up"}], "fieldConfig": {"defaults": {"thresholds": {"steps": [
          {"color": "red", "value": null}, {"color": "orange", "value": 3600},
          {"color": "green", "value": ⟦0⟧}]}}, "overrides": [
          {"matcher": {"id": "byName", "options": "a"}, "properties": [
           {"id": "thresholds", "value": {"steps": [{"color": "red", "value": 0},
            {"color": "orange", "value": 0.9}, {"color": "green", "value": ⟦0.5⟧}]}}]}]}}]}

        """#),
      .passes(
        #"""
        {"uid": "a", "title": "A", "schemaVersion": 41, "panels": [{"type": "stat", "title": "P",
         "targets": [{"expr": "up"}], "fieldConfig": {"defaults": {"thresholds": {"steps": [
          {"color": "red", "value": 80}, {"color": "orange", "value": 10},
          {"color": "blue", "value": 10}, {"color": "green", "value": 20}]}}}}]}

        """#),
    ],
    check: .panel { panel, reporter in
      let config = panel.node["fieldConfig"]
      let properties = (config?["overrides"]?.items ?? []).flatMap {
        $0["properties"]?.items ?? []
      }
      let all =
        [config?["defaults"]?["thresholds"]]
        + properties.filter { $0["id"]?.text == "thresholds" }.map { $0["value"] }
      for thresholds in all {
        // The first step counts for all values, whatever it says.
        let values = (thresholds?["steps"]?.items ?? []).dropFirst().compactMap { $0["value"] }
        for (former, value) in zip(values, values.dropFirst()) {
          guard let low = Double(former.text), let high = Double(value.text), high < low else {
            continue
          }
          reporter.report(
            at: value.span, "the step \(value.text) stands behind \(former.text), and is below it",
            help: "write the steps in rising order")
          break
        }
      }
    }
  )
}
