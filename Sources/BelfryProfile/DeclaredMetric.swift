package import BelfrySource
import BelfryYAML

/// What follows from a ``MetricProfile``: the metric as Prometheus has it.
///
/// A name without dots is what the program serves, and stays as it is. One with dots is
/// mapped as OpenTelemetry's compatibility with Prometheus maps it: other characters become `_`,
/// several of them one; the unit becomes the ending where the name does not say it yet; a counter
/// ends in `_total`. So `document.ingestion.rate` is `document_ingestion_rate`, and
/// `request.duration` in `ms` is `request_duration_milliseconds`.
package struct DeclaredMetric: Sendable {
  /// A label and how many values it has.
  package struct Label: Sendable {
    /// The name in Prometheus, where the declared one stands.
    package var name: Located<String>
    /// What the profile says.
    package var declared: MetricLabel
    /// Number of values where the profile says it.
    package var cardinality: Int? { declared.cardinality }
    /// Whether its values never end, as far as its name and its source tell.
    package var isEndless: Bool { EndlessLabels.isEndless(name.value, declared) }
  }

  /// The service that has it.
  package var service: String
  /// The name as the profile has it.
  package var declaredName: Located<String>
  /// The name in Prometheus, of histograms and summaries the one before `_bucket`, `_sum`, `_count`.
  package var name: String
  package var kind: MetricProfile.Kind
  /// The unit as a word in the plural, such as `seconds`; nothing for counts.
  package var unit: String?
  package var help: String?
  package var labels: [Label]
  /// Finite upper bounds of a histogram.
  package var buckets: [Double]
  package var quantiles: [Double]
  /// Sets of label values that occur, where the profile says it.
  package var sets: Int?
  /// Whether it comes through a Pushgateway.
  package var isPushed: Bool
  /// The declaration.
  package var profile: MetricProfile

  /// Upper bounds that client libraries for Python have by default (prometheus_client 0.22); those
  /// for Go have 11 of them.
  package static let defaultBuckets: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
  ]

  /// A declaration under its name.
  package init(_ profile: MetricProfile, named declared: Located<String>, of service: String) {
    self.profile = profile
    self.service = service
    declaredName = declared
    kind = profile.type?.value ?? .gauge
    unit = profile.unit?.value.suffix
    help = profile.help?.value
    labels = profile.labels.entries.entries.map {
      Label(name: $0.key.map(Self.plain), declared: $0.value)
    }
    let finite = (profile.buckets?.value ?? []).filter(\.isFinite)
    buckets = kind != .histogram ? [] : profile.buckets == nil ? Self.defaultBuckets : finite
    quantiles = kind == .summary ? profile.quantiles?.value ?? [] : []
    sets = profile.sets?.value
    isPushed = profile.pushed == true
    name =
      profile.name?.value.text
      ?? Self.name(declared.value, kind, profile.unit?.value)
  }

  /// The name in Prometheus of a declared one.
  package static func name(
    _ declared: String, _ kind: MetricProfile.Kind, _ unit: MetricUnit?
  ) -> String {
    guard MetricNameText(declared) == nil else { return declared }
    var name = plain(declared)
    if name.utf8.first?.isDigit == true { name = "_" + name }
    let isTotal = name.hasSuffix("_total")
    if let unit, let suffix = unit.suffix, !unit.isSaid(in: name) {
      if suffix != "ratio" || kind == .gauge {
        name = (isTotal ? String(name.dropLast(6)) : name) + "_" + suffix
        if isTotal { name += "_total" }
      }
    }
    return kind == .counter && !isTotal ? name + "_total" : name
  }

  /// Underscores for what a name cannot hold, none twice, at the start or at the end; a name that
  /// needs no change keeps all of its own.
  package static func plain(_ text: String) -> String {
    let fits = text.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x3A }
    guard !fits else { return text }
    let spaced = String(
      decoding: text.utf8.map { byte -> UInt8 in
        byte.isLetter || byte.isDigit || byte == 0x3A ? byte : 0x5F
      }, as: UTF8.self)
    return spaced.split(separator: "_").joined(separator: "_")
  }

  /// Names under which its samples are asked for.
  package var seriesNames: [String] {
    switch kind {
    case .counter, .gauge: [name]
    case .histogram: ["_bucket", "_sum", "_count"].map { name + $0 }
    case .summary: (quantiles.isEmpty ? [] : [name]) + ["_sum", "_count"].map { name + $0 }
    }
  }

  /// Series of one set of label values: buckets with `+Inf`, sum and count.
  package var seriesPerSet: Int {
    switch kind {
    case .counter, .gauge: 1
    case .histogram: buckets.count + 3
    case .summary: quantiles.count + 2
    }
  }
}

extension Profile {
  /// The metrics that the services declare, in the order of the profile.
  package var declaredMetrics: [DeclaredMetric] {
    services.entries.flatMap { service in
      service.value.ownMetrics.entries.map {
        DeclaredMetric($0.value, named: $0.key, of: service.key.value)
      }
    }
  }
}
