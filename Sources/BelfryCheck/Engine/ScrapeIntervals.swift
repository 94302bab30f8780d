import BelfryModels
import BelfryYAML

extension Workspace {
  /// Milliseconds between two scrapes, of every job of a configuration; nothing where a variable or
  /// a mistake stands in one.
  static func scrapeIntervals(_ config: Node) -> (global: Int64, jobs: [Int64])? {
    guard let global = interval(config["global"]?["scrape_interval"], 60_000) else { return nil }
    var jobs: [Int64] = []
    for job in config["scrape_configs"]?.items ?? [] {
      guard let own = interval(job["scrape_interval"], global) else { return nil }
      jobs.append(own)
    }
    return (global, jobs)
  }

  private static func interval(_ node: Node?, _ usual: Int64) -> Int64? {
    guard let node, !node.isNull else { return usual }
    return PrometheusDuration(node.text)?.milliseconds
  }

  /// The shortest time between two scrapes of a bundle's only Prometheus.
  static func shortestScrape(in files: [File]) -> Int64? {
    let configs = files.filter { $0.kind == .prometheusConfig }
    guard configs.count == 1, let intervals = scrapeIntervals(configs[0].root),
      configs[0].root["scrape_config_files"] == nil
    else { return nil }
    return (intervals.jobs.isEmpty ? [intervals.global] : intervals.jobs).min()
  }
}
