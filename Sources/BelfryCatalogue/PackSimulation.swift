package import BelfrySource
package import BelfryYAML

/// `simulate.yaml`: how a workload pack's metrics move in a service that does not exist.
package struct PackSimulation: Model, Sendable {
  package static var summary: String { "How a pack's metrics move when they are simulated." }

  package var labels = OrderedMap<LabelShares>()
  package var metrics = OrderedMap<Located<SeriesBehaviour>>()
  package var scenarios = OrderedMap<OrderedMap<Located<SeriesBehaviour>>>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("labels", &labels, "Values of labels, with how often each occurs.")
    visit.key("metrics", &metrics, "How each metric moves, histograms by their base name.")
    visit.key("scenarios", &scenarios, "What changes when something goes wrong, by scenario.")
  }

  /// Reads a pack's file.
  package static func read(_ file: SourceFile) -> (PackSimulation?, [Diagnostic]) {
    let parsed = parseYAML(file)
    guard let root = parsed.roots.first, !root.isNull else { return (nil, parsed.diagnostics) }
    var context = DecodeContext(file: file.path, takesExtensions: true)
    let simulation = PackSimulation.decode(root, &context)
    return (simulation, parsed.diagnostics + context.diagnostics)
  }

  /// What a file says of metrics, labels, scenarios and parameters that its pack does not have.
  package func faults(_ pack: Pack, in file: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    func report(_ message: String, _ span: Span?) {
      found.append(
        Diagnostic(
          "pack/simulation", .error, message, help: "pack.yaml and metrics.yaml have the names",
          file: file, at: span))
    }
    let labels = Set(pack.metrics.metrics.entries.flatMap { $0.value.labels.keys })
    for label in self.labels.entries where !labels.contains(label.key.value) {
      report("no metric of the pack has the label '\(label.key.value)'", label.key.span)
    }
    let changes = scenarios.entries.flatMap(\.value.entries)
    let written =
      self.labels.entries + (metrics.entries + changes).flatMap(\.value.value.by.entries)
    for label in written {
      for value in label.value.values.map(\.value) where value.hasPrefix("$(") {
        let name = value.dropFirst(2).prefix { $0 != ":" && $0 != ")" }
        if pack.manifest.values[String(name)] == nil {
          report("the pack has no values called '\(name)'", label.key.span)
        }
      }
    }
    for scenario in scenarios.entries where Scenario(rawValue: scenario.key.value) == nil {
      report("no scenario is called '\(scenario.key.value)'", scenario.key.span)
    }
    for entry in metrics.entries + changes {
      guard let metric = pack.metrics.metrics[entry.key.value] else {
        report("the pack has no metric '\(entry.key.value)'", entry.key.span)
        continue
      }
      if let parameter = entry.value.value.of, pack.manifest.parameters[parameter.value] == nil {
        report("the pack has no parameter '\(parameter.value)'", parameter.span)
      }
      for label in entry.value.value.by.entries where metric.labels[label.key.value] == nil {
        report("'\(entry.key.value)' has no label '\(label.key.value)'", label.key.span)
      }
    }
    for name in pack.metrics.metrics.keys where metrics[name] == nil {
      report("nothing says how '\(name)' moves", nil)
    }
    return found
  }
}

/// What goes wrong in a simulation.
package enum Scenario: String, CaseIterable, Sendable {
  case errorBurst = "error-burst"
  case slow
  case memoryLeak = "memory-leak"
  case cacheCold = "cache-cold"
  case costSpike = "cost-spike"
  case down
  case cardinalityExplosion = "cardinality-explosion"

  /// What happens, for people.
  package var summary: String {
    switch self {
    case .errorBurst: "a third of everything fails"
    case .slow: "everything takes far longer than it should, and waits pile up"
    case .memoryLeak: "memory grows until it passes its threshold"
    case .cacheCold: "caches answer almost nothing"
    case .costSpike: "language models use fifty times the tokens and the money"
    case .down: "the services do not answer, neither Prometheus nor probes"
    case .cardinalityExplosion: "a label gets new values without end"
    }
  }
}

/// Values of a label: a list, or each with how often it occurs beside the others.
package struct LabelShares: Field, Sendable {
  package var values: [(value: String, share: Double)] = []

  package init(_ values: [(value: String, share: Double)] = []) { self.values = values }

  package static func decode(_ node: Node, _ context: inout DecodeContext) -> LabelShares? {
    if node.kind == .sequence {
      return [String].decode(node, &context).map { LabelShares($0.map { ($0, 1) }) }
    }
    return OrderedMap<Double>.decode(node, &context).map { map in
      LabelShares(map.entries.map { ($0.key.value, $0.value) })
    }
  }

  package func encode() -> Value? {
    .mapping(values.compactMap { value in value.share.encode().map { .init(value.value, $0) } })
  }

  package static var shape: Shape { .either([.list(.string), OrderedMap<Double>.shape]) }
}

/// How a metric moves. Rates are those of an average hour; a day's curve is put upon them.
package struct SeriesBehaviour: Model, Sendable {
  package static var summary: String { "How a metric moves." }

  package var rate: Double?
  package var amount: Double?
  package var around: Double?
  package var of: Located<String>?
  package var spread: Double?
  package var growth: Double?
  package var steady: Bool?
  package var started: Bool?
  package var buckets: [Double] = []
  package var by = OrderedMap<LabelShares>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("rate", &rate, "Counters and histograms: events a second.")
    visit.key("amount", &amount, "Counters: what one event adds.", .byDefault("1"))
    visit.key("around", &around, "Gauges: the level. Histograms: the median.")
    visit.key(
      "of", &of, "A parameter of the pack that 'around', 'amount' and 'growth' are shares of.")
    visit.key(
      "spread", &spread,
      "Standard deviation: of the logarithm for histograms, of the share for gauges and amounts.")
    visit.key("growth", &growth, "Gauges: what is added each second of the scenario.")
    visit.key("steady", &steady, "Whether it does not follow the day's curve.")
    visit.key("started", &started, "Gauges: whether it is the time of the start.")
    visit.key("buckets", &buckets, "Histograms: upper bounds, else those of the client library.")
    visit.key("by", &by, "Values of its labels with shares (gauges: factors), before 'labels'.")
  }

  /// The same, with what a scenario says instead.
  package func changed(by other: SeriesBehaviour) -> SeriesBehaviour {
    var result = self
    if let value = other.rate { result.rate = value }
    if let value = other.amount { result.amount = value }
    if let value = other.around { result.around = value }
    if let value = other.of { result.of = value }
    if let value = other.spread { result.spread = value }
    if let value = other.growth { result.growth = value }
    if let value = other.steady { result.steady = value }
    for entry in other.by.entries {
      result.by.entries.removeAll { $0.key.value == entry.key.value }
      result.by.entries.append(entry)
    }
    return result
  }
}
