package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// `metrics.yaml`: every metric that a pack may speak of.
package struct MetricTable: Model, Sendable {
  package static var summary: String { "The metrics of a pack." }

  package var source = ""
  package var metrics = OrderedMap<MetricEntry>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("source", &source, "The scrape or documentation that they come from.", .required)
    visit.key("metrics", &metrics, "Metrics by name, histograms by their base name.", .required)
  }
}

/// One metric.
package struct MetricEntry: Model, Sendable {
  package static var summary: String { "One metric." }

  /// Types of the exposition format.
  package enum Kind: String, CaseIterable, Field, Sendable {
    case counter, gauge, histogram, summary, untyped, info, stateset, unknown

    /// The endings under which series of the type appear.
    package var suffixes: [String] {
      switch self {
      case .histogram: ["_bucket", "_sum", "_count"]
      case .summary: ["", "_sum", "_count"]
      default: [""]
      }
    }
  }

  package var type: Kind?
  package var help = ""
  package var labels = OrderedMap<Int>()
  package var buckets: Int?
  package var flag: String?
  package var unmodelled = Unmodelled()

  package init() {}

  /// Tables hold thousands of metrics, so the common form is read without the visitor.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> MetricEntry? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    var entry = MetricEntry()
    for pair in node.pairs {
      switch pair.key.text {
      case "type" where pair.value.kind == .scalar: entry.type = Kind(rawValue: pair.value.text)
      case "help" where pair.value.kind == .scalar: entry.help = pair.value.text
      case "labels" where pair.value.kind == .mapping:
        entry.labels = OrderedMap<Int>.decode(pair.value, &context) ?? entry.labels
      default: return decodeKeys(node, &context)
      }
    }
    return entry.type == nil ? decodeKeys(node, &context) : entry
  }

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "Its type.", .required)
    visit.key("help", &help, "What it counts.")
    visit.key("labels", &labels, "Its labels with the number of values to expect.")
    visit.key("buckets", &buckets, "Buckets of a histogram.")
    visit.key("flag", &flag, "The exporter's flag that it needs.")
  }
}

/// `tests.yaml`: one scenario an alert.
package struct PackTests: Model, Sendable {
  package static var summary: String { "What each alert does." }

  package var tests: [Located<PackTest>] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("tests", &tests, "One scenario an alert.", .required)
  }
}

/// Three phases of series and what the alert says in the second.
package struct PackTest: Model, Sendable {
  package static var summary: String { "One alert in three phases: quiet, bad, quiet again." }

  package var alert = Located("")
  package var always: Bool?
  package var step: Located<PrometheusDuration>?
  package var series = OrderedMap<[String]>()
  package var labels = OrderedMap<String>()
  package var annotations = OrderedMap<String>()
  package var several: [ExpectedAlert] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("alert", &alert, "The alert.", .required)
    visit.key("always", &always, "Whether it fires in every phase.")
    visit.key(
      "step", &step, "Time between two values, of which a phase has 30.", .byDefault("1m"))
    visit.key("series", &series, "Series and what each phase does to them.")
    visit.key("labels", &labels, "Labels of the firing alert.")
    visit.key("annotations", &annotations, "Annotations as they read when it fires.")
    visit.key("several", &several, "Where more than one alert fires.")
  }

  /// Every alert that is expected to fire.
  package var expected: [ExpectedAlert] {
    if !several.isEmpty { return several }
    var alert = ExpectedAlert()
    alert.labels = labels
    alert.annotations = annotations
    return [alert]
  }
}

/// A firing alert.
package struct ExpectedAlert: Model, Sendable {
  package static var summary: String { "A firing alert." }

  package var labels = OrderedMap<String>()
  package var annotations = OrderedMap<String>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("labels", &labels, "Its labels.")
    visit.key("annotations", &annotations, "Its annotations.")
  }
}
