import BelfryCatalogue
import BelfryProfile
import BelfryYAML

/// What a metric is shown as, by its type and unit.
struct MetricPanels {
  /// Its name in Prometheus, of histograms and summaries the base name.
  var name: String
  var kind: MetricProfile.Kind
  /// The unit as a word in the plural, such as `seconds`.
  var unit: String?
  var title: String
  var about: String
  /// Labels by which it is told apart.
  var labels: [String] = []
  /// Whether there may be more lines than a graph can show.
  var isMany = false
  /// Matchers without braces.
  var matchers: String
  var percentiles: [Double] = Defaults.percentiles
  /// Quantiles that a summary serves.
  var hasQuantiles = false

  /// Everything worth seeing of it.
  var panels: [BoardPanel] {
    switch kind {
    case .gauge: [values]
    case .counter where isSpent: [today, spending]
    case .counter: [rate]
    case .histogram: labels.isEmpty ? [times] : [times, slowest]
    case .summary: [times]
    }
  }

  /// The one panel that tells most.
  var panel: BoardPanel {
    switch kind {
    case .gauge: values
    case .counter: isSpent ? spending : rate
    case .histogram, .summary: times
    }
  }

  /// What is spent, as one number; nothing of metrics that count something else.
  var total: BoardPanel? {
    guard isSpent else { return nil }
    switch kind {
    case .counter:
      var panel = today
      panel.spec.height = nil
      return panel
    case .gauge:
      var panel = BoardPanel(
        title, .stat, unit: Self.unit(unit), about: about, [.init("sum(\(selector()))", "sum")])
      if isMoney { panel.spec.decimals = 2 }
      return panel
    default: return nil
    }
  }

  /// Whether it counts what is paid for.
  private var isSpent: Bool { ["usd", "eur", "dollars", "euros", "tokens"].contains(unit ?? "") }
  private var isMoney: Bool { isSpent && unit != "tokens" }

  // MARK: Expressions

  private func selector(_ suffix: String = "") -> String { "\(name)\(suffix){\(matchers)}" }

  private func rate(_ suffix: String = "") -> String {
    "rate(\(selector(suffix))[$__rate_interval])"
  }

  private func sum(_ inner: String, by labels: [String]) -> String {
    labels.isEmpty ? "sum(\(inner))" : "sum by (\(labels.joined(separator: ", "))) (\(inner))"
  }

  private func shortened(_ expr: String) -> String { isMany ? "topk(10, \(expr))" : expr }

  private var legend: String? {
    labels.isEmpty ? nil : labels.map { "{{\($0)}}" }.joined(separator: " ")
  }

  // MARK: Panels

  private var values: BoardPanel {
    BoardPanel(
      title, unit: Self.unit(unit), about: about,
      [.init(shortened(selector()), legend ?? "{{instance}}")])
  }

  private var rate: BoardPanel {
    var panel = BoardPanel(
      title, unit: Self.rateUnit(unit), about: "\(about) A second.",
      [.init(shortened(sum(rate(), by: labels)), legend ?? "all")])
    panel.spec.minimum = 0
    return panel
  }

  private var today: BoardPanel {
    var panel = BoardPanel(
      "\(title) today", .stat, unit: Self.unit(unit), width: 6,
      about: "\(about) Since midnight in the dashboard's time zone.",
      [.init("sum(increase(\(selector())[$__range]))", "today")])
    panel.spec.since = "now/d"
    panel.spec.height = 8
    if isMoney { panel.spec.decimals = 2 }
    return panel
  }

  private var spending: BoardPanel {
    var panel = BoardPanel(
      "\(title) an hour", unit: Self.unit(unit), width: 18,
      about: "\(about) At the present speed, for an hour.",
      [.init(shortened("3600 * \(sum(rate(), by: labels))"), legend ?? "all")])
    panel.spec.minimum = 0
    return panel
  }

  private var times: BoardPanel {
    let average = "\(sum(rate("_sum"), by: [])) / (\(sum(rate("_count"), by: [])) > 0)"
    var queries = [BoardPanel.Query(average, "average")]
    if kind == .histogram {
      queries += percentiles.map { .init(quantile($0, by: []), Percentile.name($0)) }
    } else if hasQuantiles {
      queries.append(.init(selector(), "{{instance}} {{quantile}}"))
    }
    var panel = BoardPanel(
      title, unit: Self.unit(unit), about: "\(about) Average and percentiles.", queries)
    panel.spec.minimum = 0
    return panel
  }

  private var slowest: BoardPanel {
    let percentile = percentiles.contains(95) ? 95 : percentiles.max() ?? 95
    var panel = BoardPanel(
      "\(title) by \(labels.joined(separator: ", "))", unit: Self.unit(unit),
      about:
        "\(about) \(Percentile.name(percentile)) of each \(labels.joined(separator: " and ")).",
      [.init(shortened(quantile(percentile, by: labels)), legend)])
    panel.spec.minimum = 0
    return panel
  }

  private func quantile(_ percentile: Double, by labels: [String]) -> String {
    let share = Percentile.share(percentile).decimalText
    return "histogram_quantile(\(share), \(sum(rate("_bucket"), by: labels + ["le"])))"
  }

  // MARK: Units

  private static let units: [String: String] = [
    "seconds": "s", "milliseconds": "ms", "microseconds": "µs", "nanoseconds": "ns",
    "minutes": "m", "hours": "h", "days": "d", "bytes": "bytes", "kilobytes": "deckbytes",
    "megabytes": "decmbytes", "gigabytes": "decgbytes", "kibibytes": "kbytes",
    "mebibytes": "mbytes", "gibibytes": "gbytes", "bits": "bits", "percent": "percent",
    "ratio": "percentunit", "usd": "currencyUSD", "dollars": "currencyUSD", "eur": "currencyEUR",
    "euros": "currencyEUR", "celsius": "celsius", "hertz": "hertz", "volts": "volt",
    "amperes": "amp", "watts": "watt", "joules": "joule", "meters": "lengthm", "grams": "massg",
  ]

  /// Grafana's unit of a word.
  static func unit(_ word: String?) -> String { word.flatMap { units[$0] } ?? "short" }

  /// Grafana's unit of so much a second.
  private static func rateUnit(_ word: String?) -> String {
    switch word {
    case "bytes": "Bps"
    case "requests": "reqps"
    case nil: "ops"
    default: "short"
    }
  }
}
