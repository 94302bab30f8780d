import BelfryModels
import BelfryPromQL
package import BelfrySource
import BelfryYAML

/// Refuses packs that speak of what they do not declare.
package struct PackChecker {
  let pack: Pack
  private let known: Set<String>
  private var found: [Diagnostic] = []

  /// Metrics that Prometheus itself makes.
  package static let synthetic: Set<String> = [
    "up", "ALERTS", "ALERTS_FOR_STATE", "scrape_duration_seconds", "scrape_samples_scraped",
    "scrape_samples_post_metric_relabeling", "scrape_series_added", "scrape_timeout_seconds",
    "scrape_sample_limit", "scrape_body_size_bytes",
  ]

  package init(_ pack: Pack) {
    self.pack = pack
    known = pack.seriesNames.union(pack.recordedNames).union(Self.synthetic)
  }

  /// Everything that is wrong with the pack.
  package func check() -> [Diagnostic] {
    var checker = self
    checker.checkName()
    checker.checkRules()
    checker.checkTests()
    checker.checkPanels()
    checker.checkParameters()
    checker.checkParts()
    return checker.found
  }

  mutating func report(
    _ id: String, _ message: String, help: String, _ file: String, _ span: Span?
  ) {
    found.append(
      Diagnostic(id, .error, message, help: help, file: "\(pack.name)/\(file)", at: span))
  }

  private mutating func checkName() {
    if pack.manifest.pack.value != pack.name {
      report(
        "pack/name", "the pack calls itself '\(pack.manifest.pack.value)'",
        help: "name it '\(pack.name)', like its folder", "pack.yaml", pack.manifest.pack.span)
    }
  }

  mutating func checkExpression(_ text: Located<String>, _ file: String, grafana: Bool) {
    let parsed = parse(text.value, options: grafana ? .grafana : ParseOptions())
    for error in parsed.errors {
      report(
        "promql/syntax", error.message, help: "in: \(text.value.prefix(60))", file, text.span)
    }
    checkPlaceholders(parsed.expression, file, text.span)
    for name in parsed.expression?.metricNames ?? [] where !known.contains(name) {
      let hint = nearest(to: name, in: known.sorted()).map { "did you mean '\($0)'?" }
      report(
        "pack/unknown-metric", "'\(name)' is not in the pack's metrics.yaml",
        help: hint ?? "declare it, from a real scrape or documentation", file, text.span)
    }
  }

  private mutating func checkRules() {
    for (file, rules) in [("alerts.yaml", pack.alerts), ("recording.yaml", pack.recording)] {
      for rule in rules.groups.flatMap(\.value.rules) {
        checkExpression(rule.value.expr, file, grafana: false)
        guard let alert = rule.value.alert else { continue }
        if rule.value.labels["severity"] == nil || rule.value.annotations["summary"] == nil {
          report(
            "pack/incomplete", "'\(alert.value)' has no severity or no summary",
            help: "every alert of a pack has both", file, alert.span)
        }
        if !pack.runbook.contains("## \(alert.value)\n") {
          report(
            "pack/incomplete", "runbook.md has no section '## \(alert.value)'",
            help: "say what it means and what to do", file, alert.span)
        }
        if !pack.tests.tests.contains(where: { $0.value.alert.value == alert.value }) {
          report(
            "pack/incomplete", "tests.yaml has no test of '\(alert.value)'",
            help: "every alert of a pack is tested", file, alert.span)
        }
      }
    }
  }

  private mutating func checkTests() {
    let alerts = Set(pack.rules.compactMap { $0.alert?.value })
    for test in pack.tests.tests {
      if !alerts.contains(test.value.alert.value) {
        report(
          "pack/unknown-alert", "no alert is called '\(test.value.alert.value)'",
          help: "name one of alerts.yaml", "tests.yaml", test.value.alert.span)
      }
      for entry in test.value.series.entries {
        checkExpression(entry.key, "tests.yaml", grafana: false)
        if entry.value.count != 3 {
          report(
            "pack/test-phases", "a series has three phases: quiet, bad, quiet again",
            help: "write three values", "tests.yaml", entry.key.span)
        }
      }
    }
  }

  private mutating func checkParameters() {
    for entry in pack.manifest.parameters.entries {
      for alert in entry.value.alerts {
        let rules = pack.rules.filter { $0.alert?.value == alert.value }
        let counts = rules.map { rule in
          var count = 0
          parse(rule.expr.value).expression?.forEach { part in
            if case .number(let literal) = part, literal.value == entry.value.value { count += 1 }
          }
          return count
        }
        if rules.isEmpty || counts.contains(where: { $0 != 1 }) {
          report(
            "pack/parameter",
            "the default of '\(entry.key.value)' must stand once in '\(alert.value)'",
            help: "write the same number there", "pack.yaml", alert.span)
        }
      }
    }
  }
}

extension Pack {
  /// Names that the pack's recording rules write.
  package var recordedNames: Set<String> {
    Set(recording.groups.flatMap { $0.value.rules.compactMap { $0.value.record?.value } })
  }
}
