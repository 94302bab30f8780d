import BelfryCatalogue
import BelfrySource
import BelfryYAML
import Glibc

/// One set of label values of a simulated metric, and its state.
struct SimulatedSeries: Sendable {
  /// Labels as they stand between braces; empty without labels.
  let labels: String
  /// Name and value of each label, for shares.
  let values: [(name: String, value: String)]
  /// A counter's or gauge's value, a histogram's sum.
  var value = 0.0
  /// A histogram's observations by bucket, those above all bounds last.
  var buckets: [Int] = []
  /// Events that are due but not whole yet.
  var due = 0.0
}

/// A simulated metric: what it is, and how it moves now.
struct SimulatedMetric: Sendable {
  let name: String
  let kind: MetricEntry.Kind
  let help: String
  /// Upper bounds of a histogram.
  let bounds: [Double]
  /// What a parameter of its behaviour comes to.
  let parameter: Double
  let usual: SeriesBehaviour
  /// What scenarios change.
  let changes: [Scenario: SeriesBehaviour]
  /// Shares of label values by label, before those of the behaviour.
  let shares: [String: LabelShares]
  var series: [SimulatedSeries]
  private var chance: Chance

  init(
    name: String, kind: MetricEntry.Kind, help: String, bounds: [Double], parameter: Double,
    usual: SeriesBehaviour, changes: [Scenario: SeriesBehaviour], shares: [String: LabelShares],
    series: [SimulatedSeries], chance: Chance
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.bounds = bounds
    self.parameter = parameter
    self.usual = usual
    self.changes = changes
    self.shares = shares
    self.series = series
    self.chance = chance
    if kind == .histogram {
      for index in series.indices {
        self.series[index].buckets = [Int](repeating: 0, count: bounds.count + 1)
      }
    }
  }

  /// One second passes.
  mutating func tick(load: Double, start: Double, scenario: Scenario?, lasting seconds: Int) {
    let behaviour = scenario.flatMap { changes[$0] }.map(usual.changed) ?? usual
    let load = behaviour.steady == true ? 1 : load
    if kind == .counter || kind == .histogram {
      let rate = (behaviour.rate ?? 0) * load
      let weights = series.map { weight($0, behaviour) }
      let sum = weights.reduce(0, +)
      guard sum > 0, rate > 0 else { return }
      for index in series.indices { happen(rate * weights[index] / sum, at: index, behaviour) }
      return
    }
    for index in series.indices {
      series[index].value = level(at: index, behaviour, load, start, seconds)
    }
  }

  private func weight(_ series: SimulatedSeries, _ behaviour: SeriesBehaviour) -> Double {
    series.values.reduce(1) { product, label in
      let shares = behaviour.by[label.name] ?? shares[label.name]
      return product * (shares?.values.first { $0.value == label.value }?.share ?? 1)
    }
  }

  private mutating func happen(_ events: Double, at index: Int, _ behaviour: SeriesBehaviour) {
    let isWhole = kind == .histogram || name.hasSuffix("_total") && !name.contains("seconds")
    guard isWhole else {
      series[index].value += events * (behaviour.amount ?? 1)
      return
    }
    series[index].due += events
    let count = Int(series[index].due)
    series[index].due -= Double(count)
    guard count > 0 else { return }
    if kind == .histogram { return observe(count, at: index, behaviour) }
    let amount = (behaviour.amount ?? 1) * (behaviour.of == nil ? 1 : parameter)
    let noise = behaviour.spread.map { max(0, 1 + $0 * chance.normal()) } ?? 1
    series[index].value += Double(count) * amount * noise
  }

  /// At most a hundred values are drawn a second; where more happen, each counts for several.
  private mutating func observe(_ count: Int, at index: Int, _ behaviour: SeriesBehaviour) {
    let median = (behaviour.around ?? 1) * (behaviour.of == nil ? 1 : parameter)
    let drawn = min(count, 100)
    for draw in 0..<drawn {
      let value = median * exp((behaviour.spread ?? 0.5) * chance.normal())
      let times = count / drawn + (draw < count % drawn ? 1 : 0)
      series[index].buckets[bounds.firstIndex { value <= $0 } ?? bounds.count] += times
      series[index].value += value * Double(times)
    }
  }

  private mutating func level(
    at index: Int, _ behaviour: SeriesBehaviour, _ load: Double, _ start: Double, _ seconds: Int
  ) -> Double {
    if behaviour.started == true { return start }
    let scale = behaviour.of == nil ? 1 : parameter
    let base = (behaviour.around ?? 0) * scale
    var value = base
    for label in series[index].values {
      if let shares = behaviour.by[label.name] {
        value *= shares.values.first { $0.value == label.value }?.share ?? 1
      }
    }
    if let spread = behaviour.spread { value *= max(0, 1 + spread * chance.normal()) }
    value += (behaviour.growth ?? 0) * scale * Double(seconds)
    return base >= 1 && base == base.rounded() ? value.rounded() : value
  }
}
