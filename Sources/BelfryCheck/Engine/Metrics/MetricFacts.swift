import BelfryCatalogue
import BelfryModels
import BelfrySource

/// What is known of one metric in a bundle; shared rather than copied, since many rules ask.
final class MetricFacts: Sendable {
  /// Programs among the targets that are known to have it, once for each target.
  let exporters: [KnownExporter]
  /// Jobs that it may come from.
  let jobs: [ScrapeJob]
  /// Their places among all jobs.
  let places: Set<Int>
  /// What the catalogue has of it, in every program.
  let series: [(program: String, metric: KnownSeries)]
  /// Why nobody has it; nothing where somebody may.
  let fault: MetricIndex.Fault?
  /// The part of a program that would have it, if a flag said so.
  let unserved: Unserved?

  /// A part of a program that no target serves.
  struct Unserved: Sendable {
    let exporter: KnownExporter
    let part: KnownExporter.Part
    /// One of the services that run the program.
    let service: Workspace.Service
  }

  init(_ metric: String, _ index: MetricIndex) {
    let series = SeriesCatalogue.embedded.metrics(ofSeries: metric)
    let programs = Set(series.map(\.program))
    let exporters = index.sources.compactMap { source -> KnownExporter? in
      guard case .known(let exporter, _, _) = source,
        programs.contains(exporter.name) || exporter.owns.contains(where: metric.hasPrefix)
          || exporter.documented.contains(metric)
      else { return nil }
      return exporter
    }
    self.series = series
    self.exporters = exporters
    let names = Set(exporters.map(\.name))
    let places = index.jobs.indices.filter { Self.mayHave(metric, names, index.jobs[$0]) }
    jobs = places.map { index.jobs[$0] }
    self.places = Set(places)
    fault = index.fault(of: metric, known: series.map(\.program), scraped: exporters)
    unserved = Self.unserved(metric, index)
  }

  /// Whether the series of a metric, which some programs are known to have, may come from a job.
  private static func mayHave(_ metric: String, _ owners: Set<String>, _ job: ScrapeJob) -> Bool {
    if job.hasDiscovery || MetricIndex.isOfEveryTarget(metric) { return true }
    return job.sources.contains { source in
      switch source {
      case .known(let exporter, _, _):
        owners.contains(exporter.name) || runtime.contains(where: metric.hasPrefix)
      case .application, .anybody: owners.isEmpty
      }
    }
  }

  /// What metrics of a program's own process begin with.
  private static let runtime = ["go_", "process_", "promhttp_", "python_"]

  private static func unserved(_ metric: String, _ index: MetricIndex) -> Unserved? {
    guard let exporter = KnownExporter.owner(of: metric), let part = exporter.part(of: metric)
    else { return nil }
    let services = index.services(of: exporter)
    // A target whose flags are not known may have it.
    let count = index.sources.count { source in
      if case .known(let other, _, _) = source { return other.name == exporter.name }
      return false
    }
    guard let first = services.first, services.count == count,
      services.allSatisfy({ exporter.lacks(part, words: $0.spokenWords) })
    else { return nil }
    return Unserved(exporter: exporter, part: part, service: first)
  }
}
