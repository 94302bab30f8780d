package import BelfrySource
package import BelfryYAML

/// `series.yaml`: how many series a scrape of a pack's program serves, all of them, not only those
/// that the pack's rules ask for.
package struct SeriesTable: Model, Sendable {
  package static var summary: String { "How many series a program serves." }

  package var source = ""
  package var sizes = OrderedMap<PackSize>()
  package var series = OrderedMap<Located<SizeExpression>>()
  package var jobs = OrderedMap<OrderedMap<Located<SizeExpression>>>()
  package var probes = OrderedMap<OrderedMap<Located<SizeExpression>>>()
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("source", &source, "The scrapes or the documentation that they come from.", .required)
    visit.key("sizes", &sizes, "What the numbers depend on.")
    visit.key(
      "series", &series, "Series after the job's relabelling, by metric; 'a_*' is all of its kind.",
      .required)
    visit.key(
      "jobs", &jobs, "Series of further jobs of the pack, by what ends their name.",
      .example("queues: {rabbitmq_detailed_*: queues * 6}"))
    visit.key("probes", &probes, "Series of one probe, by its kind.")
  }
}

/// A size of a host or a program that decides how many series there are.
package struct PackSize: Model, Sendable {
  package static var summary: String { "A size that decides how many series there are." }

  package var about = ""
  package var value: Located<SizeExpression>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("summary", &about, "What is counted.", .required)
    visit.key("default", &value, "What counts where a profile says nothing.", .required)
  }
}

extension SeriesTable {
  /// Sizes that a plan knows by itself.
  package static let planned = [
    "channels", "containers", "groups", "jobs", "probes", "rules", "services",
  ]

  /// Everything that is wrong with the table of a pack.
  package func faults(_ pack: String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let known = sizes.keys + Self.planned
    let expressions =
      series.entries.map(\.value)
      + (jobs.entries + probes.entries).flatMap { $0.value.entries.map(\.value) }
    for expression in expressions + sizes.entries.compactMap(\.value.value) {
      for name in expression.value.names where !known.contains(name) {
        found.append(
          Diagnostic(
            "pack/unknown-size", .error, "no size is called '\(name)'",
            help: nearest(to: name, in: known).map { "did you mean '\($0)'?" }
              ?? "declare it under 'sizes'", file: "\(pack)/series.yaml", at: expression.span))
      }
    }
    return found
  }
}
