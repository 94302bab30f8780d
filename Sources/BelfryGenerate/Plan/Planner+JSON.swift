import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses pages that say nothing, and names of metrics that cannot be or stand twice.
  mutating func jsonPages() {
    var owners: [String: String] = [:]
    for entry in profile.json.entries {
      let page = entry.value
      checkName(entry.key)
      if page.states.isEmpty, page.values.isEmpty {
        report(
          "json-empty", at: entry.key.span, "nothing of the page '\(entry.key.value)' is read",
          help: "say 'states' or 'values'")
      }
      for value in page.values.entries {
        let name = value.key.value
        if MetricNameText(name) == nil || name.hasPrefix("json_") {
          report(
            "metric-name", at: value.key.span, "'\(name.prefix(40))' cannot name a value of a page",
            help: "use letters, digits and '_'; names beginning with 'json_' are the stack's own")
        }
        if let other = owners.updateValue(entry.key.value, forKey: name) {
          report(
            "duplicate-metric", at: value.key.span, "'\(name)' is read from '\(other)' as well",
            help: "give one of them another name")
        }
      }
    }
  }

  /// The pack with the values of the profile's pages as metrics and panels of its own.
  func withPages(_ pack: Pack) -> Pack {
    var pack = pack
    var panels: [Located<PanelSpec>] = []
    for page in profile.json.entries {
      for value in page.value.values.entries {
        var metric = MetricEntry()
        metric.type = .gauge
        metric.help = "\(value.value.value.text) of \(page.value.url?.value.text ?? "")"
        pack.metrics.metrics[value.key.value] = metric
        var query = PanelQuery()
        query.expr = Located("\(value.key.value){job=\"json-\(page.key.value)\"}")
        query.legend = "{{instance}}"
        var panel = PanelSpec()
        panel.title = value.key.value
        panel.kind = .timeseries
        panel.unit = "short"
        panel.about = metric.help
        panel.queries = [Located(query)]
        panels.append(Located(panel))
      }
    }
    if !panels.isEmpty {
      var section = PanelSection()
      section.title = "Values"
      section.panels = panels
      pack.board?.sections.append(section)
    }
    return pack
  }
}
