package import BelfryCatalogue
package import BelfryProfile
import BelfrySource
package import BelfryYAML

/// A pack as one service, dependency or part of the stack has it.
package struct PackInstance: Sendable {
  package var pack: Pack
  /// Name of the service or dependency; the pack's own name for a part of the stack.
  package var name: String
  /// The scrape job whose series the pack's rules read.
  package var job: String
  /// Value of the alerts' `service` label.
  package var service: String
  package var team: String?
  /// Scrape interval in milliseconds.
  package var interval: Int64
  /// The pack's metric names (histograms by base name) and the service's own.
  package var metricNames: [String: String] = [:]
  /// The pack's label names and the service's own.
  package var labelNames: [String: String] = [:]
  /// Parameters that the profile sets.
  package var thresholds: [String: Double] = [:]
  /// Metrics of variants and parts that were not chosen, and records that would need them.
  package var absent: Set<String> = []
  /// What the profile changes of the pack's alerts, by name.
  package var overrides: [String: AlertProfile] = [:]
  package var placeholders = Placeholders([:])
  /// Percentiles that its panels of times show, from 0 to 100.
  package var percentiles = Defaults.percentiles

  package init(
    pack: Pack, name: String, job: String, service: String, team: String?, interval: Int64
  ) {
    self.pack = pack
    self.name = name
    self.job = job
    self.service = service
    self.team = team
    self.interval = interval
  }

  /// A parameter's value: the profile's, else the pack's.
  package func value(of parameter: String) -> Double? {
    thresholds[parameter] ?? pack.manifest.parameters[parameter]?.value
  }

  /// The numbers that replace others in an alert's expression, by the pack's default.
  package func numbers(in alert: String) -> [Double: Double] {
    var numbers: [Double: Double] = [:]
    for entry in pack.manifest.parameters.entries
    where entry.value.alerts.contains(where: { $0.value == alert }) {
      numbers[entry.value.value] = thresholds[entry.key.value] ?? entry.value.value
    }
    return numbers
  }
}
