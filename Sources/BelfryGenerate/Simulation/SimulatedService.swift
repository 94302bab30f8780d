import BelfryCatalogue
package import BelfryProfile
import BelfrySource
import BelfryYAML
import Glibc

/// A service of a profile that does not exist: its metrics, as they would be served.
package struct SimulatedService: Sendable {
  package let name: String
  /// Where Prometheus looks for it.
  package let endpoint: MetricsEndpoint
  private var metrics: [SimulatedMetric]
  /// A metric that gets new label values without end, and their number.
  private var explosion: (metric: Int, label: String, count: Int)?
  private var chance: Chance

  init(name: String, endpoint: MetricsEndpoint, metrics: [SimulatedMetric], seed: UInt64) {
    self.name = name
    self.endpoint = endpoint
    self.metrics = metrics
    chance = Chance(seed: seed, name: "service \(name)")
    let growing = metrics.firstIndex {
      $0.kind == .counter && $0.series.first?.values.isEmpty == false
    }
    explosion = growing.flatMap { index in
      metrics[index].series.first?.values.first.map { (index, $0.name, 0) }
    }
  }

  /// Label values that an explosion adds a second, and how many it ends at.
  private static let explosionRate = 200
  private static let explosionLimit = 60_000

  mutating func tick(at second: Int, start: Double, scenario: Scenario?, lasting: Int) {
    let time = start + Double(second)
    let load = max(0.05, Self.load(at: time) * (1 + 0.08 * chance.normal()))
    for index in metrics.indices {
      metrics[index].tick(load: load, start: start, scenario: scenario, lasting: lasting)
    }
    if scenario == .cardinalityExplosion {
      let next = (explosion?.count ?? 0) + Self.explosionRate
      explosion?.count = min(Self.explosionLimit, next)
    } else {
      explosion?.count = 0
    }
  }

  /// A day's curve around 1: least at four in the night, most at four in the afternoon.
  package static func load(at time: Double) -> Double {
    let day = time.truncatingRemainder(dividingBy: 86_400) / 86_400
    return 1 - 0.6 * cos(2 * Double.pi * (day - 4.0 / 24))
  }

  /// The text of a scrape, in Prometheus' format 0.0.4.
  package func exposition() -> [UInt8] {
    var text = ""
    for (index, metric) in metrics.enumerated() {
      text += "# HELP \(metric.name) \(Self.escaped(metric.help))\n"
      text += "# TYPE \(metric.name) \(Self.type(metric.kind))\n"
      for series in metric.series { Self.write(metric, series, to: &text) }
      if let explosion, explosion.metric == index {
        for number in 0..<explosion.count {
          text += "\(metric.name){\(explosion.label)=\"value-\(number)\"} 1\n"
        }
      }
    }
    return Array(text.utf8)
  }

  private static func type(_ kind: MetricEntry.Kind) -> String {
    switch kind {
    case .counter, .histogram: kind.rawValue
    default: "gauge"
    }
  }

  private static func escaped(_ help: String) -> String {
    help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  private static func write(
    _ metric: SimulatedMetric, _ series: SimulatedSeries, to text: inout String
  ) {
    let braces = series.labels.isEmpty ? "" : "{\(series.labels)}"
    guard metric.kind == .histogram else {
      text += "\(metric.name)\(braces) \(series.value.decimalText)\n"
      return
    }
    let before = series.labels.isEmpty ? "" : series.labels + ","
    var sum = 0
    for (bucket, count) in series.buckets.enumerated() {
      sum += count
      let bound = bucket < metric.bounds.count ? metric.bounds[bucket].decimalText : "+Inf"
      text += "\(metric.name)_bucket{\(before)le=\"\(bound)\"} \(sum)\n"
    }
    text += "\(metric.name)_sum\(braces) \(series.value.decimalText)\n"
    text += "\(metric.name)_count\(braces) \(sum)\n"
  }
}
