package import BelfrySource
package import BelfryYAML

/// Metrics of a workload pack that not every service has. A profile asks for a part by `with`, or
/// leaves it out by `without`; alerts, recording rules and panels that need it come and go with it.
package struct PackPart: Model, Sendable {
  package static var summary: String { "Metrics that not every service has." }

  package var about = ""
  package var metrics: [Located<String>] = []
  /// Whether a service has it where its profile says nothing.
  package var usual: Bool?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("summary", &about, "What it shows.", .required)
    visit.key("metrics", &metrics, "Its metrics, histograms by their base name.", .required)
    visit.key("default", &usual, "Whether it is there unless left out.", .byDefault("true"))
  }
}

/// Values of a label that services write differently: `$(failed)` in a matcher of the pack stands
/// for all of them, and `$(failed:one)` in a test for one.
package struct PackValues: Model, Sendable {
  package static var summary: String { "Values of a label that services write differently." }

  package var about = ""
  package var usual: [String] = []
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("summary", &about, "What they mean.", .required)
    visit.key(
      "default", &usual, "Values where a profile says nothing; a dot is any character.", .required)
  }
}
