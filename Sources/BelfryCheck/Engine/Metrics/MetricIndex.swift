import BelfryCatalogue
import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML
import Synchronization

/// Which series there are in a bundle: what jobs scrape and what rules record.
///
/// What an application serves is not known, and a rule that would need it stays silent.
final class MetricIndex: Sendable {
  /// A series that a rule writes.
  struct Recorded: Sendable {
    let file: String
    /// The name in the rule.
    let name: Node
    /// Milliseconds between two evaluations.
    let interval: Int64
    /// Labels that the rule sets.
    let labels: Set<String>
  }

  let jobs: [ScrapeJob]
  /// Places of jobs by the values that their series have for `job`.
  private let places: [String: [Int]]
  /// Places of jobs whose series may have any.
  private let open: [Int]
  /// Who answers on the targets of all jobs, once for each target.
  let sources: [ScrapeJob.Source]
  /// Whether a job may drop metrics after the scrape.
  let hasDrops: Bool
  let recorded: [String: [Recorded]]
  /// Milliseconds between two evaluations where a group says nothing.
  let evaluationInterval: Int64
  /// Milliseconds for which samples are kept; nothing where that is not known.
  let retention: Int64?
  /// Whether series come from nowhere but the jobs and rules.
  let isClosed: Bool
  /// What scrapes that lie in the bundle show.
  let captured: CapturedSeries?
  /// Labels that leave every server with its alerts.
  let externalLabels: Set<String>
  /// What is known of metrics, for those that were asked for: many rules ask the same.
  private let known = Mutex<[String: MetricFacts]>([:])

  /// What is known of a metric; found out once, or by two cores at the same time.
  func facts(of metric: String) -> MetricFacts {
    if let facts = known.withLock({ $0[metric] }) { return facts }
    let facts = MetricFacts(metric, self)
    known.withLock { $0[metric] = facts }
    return facts
  }

  /// What a bundle with a configuration of Prometheus tells.
  init?(_ workspace: Workspace) {
    let servers = workspace.servers
    guard let first = servers.first else { return nil }
    jobs = servers.flatMap { server in
      (server.config.root["scrape_configs"]?.items ?? []).compactMap {
        ScrapeJob($0, in: server.config, workspace)
      }
    }
    var places: [String: [Int]] = [:]
    var open: [Int] = []
    for (place, job) in jobs.enumerated() {
      guard let values = job.values("job") else {
        open.append(place)
        continue
      }
      for value in values { places[value, default: []].append(place) }
    }
    (self.places, self.open) = (places, open)
    sources = jobs.flatMap(\.sources)
    hasDrops = jobs.contains { $0.node["metric_relabel_configs"] != nil }
    let interval = servers.compactMap {
      $0.config.root["global"]?["evaluation_interval"].flatMap { durationMilliseconds($0.text) }
    }.max()
    evaluationInterval = interval ?? 60_000
    recorded = Self.recorded(workspace, evaluationInterval)
    isClosed = servers.allSatisfy(Self.isClosed)
    captured = CapturedSeries(workspace)
    retention = servers.count == 1 ? Self.retention(first) : nil
    let labels = servers.flatMap { $0.config.root["global"]?["external_labels"]?.merged ?? [] }
    externalLabels = Set(labels.map(\.key.text))
  }

  private static func recorded(
    _ workspace: Workspace, _ usual: Int64
  ) -> [String: [Recorded]] {
    var recorded: [String: [Recorded]] = [:]
    for file in workspace.files(.rules) {
      for group in file.root["groups"]?.items ?? [] {
        let interval = group["interval"].flatMap { durationMilliseconds($0.text) } ?? usual
        for rule in group["rules"]?.items ?? [] {
          guard let name = rule["record"] else { continue }
          recorded[name.text, default: []].append(
            Recorded(
              file: file.path, name: name, interval: interval,
              labels: Set((rule["labels"]?.merged ?? []).map(\.key.text))))
        }
      }
    }
    return recorded
  }

  private static func isClosed(_ server: Workspace.PrometheusServer) -> Bool {
    let root = server.config.root
    guard root["scrape_config_files"] == nil, root["remote_read"] == nil, root["otlp"] == nil
    else { return false }
    let words = server.service?.spokenWords ?? []
    let isWritten = words.contains {
      $0.contains("remote-write-receiver") || $0.contains("otlp") || $0.contains("--agent")
    }
    let federates = (root["scrape_configs"]?.items ?? []).contains {
      $0["metrics_path"]?.text == "/federate"
    }
    return !isWritten && !federates
  }

  private static func retention(_ server: Workspace.PrometheusServer) -> Int64? {
    guard let service = server.service, server.config.root["remote_read"] == nil else { return nil }
    let said = server.config.root["storage"]?["tsdb"]?["retention"]?["time"]?.text
    let flags = ["--storage.tsdb.retention.time=", "--storage.tsdb.retention="]
    for word in service.spokenWords {
      for flag in flags where word.hasPrefix(flag) {
        return durationMilliseconds(String(word.dropFirst(flag.count)))
      }
    }
    // Anything that is written with variables may say it as well.
    guard !service.spokenWords.contains(where: { $0.contains("$") || $0.contains("thanos") }) else {
      return nil
    }
    return durationMilliseconds(said ?? "15d")
  }

  // MARK: Who exports what

  /// Programs among the targets that are known to have a metric.
  func exporters(of metric: String) -> [KnownExporter] { facts(of: metric).exporters }

  /// What the catalogue has of a metric, in every program.
  func series(of metric: String) -> [(program: String, metric: KnownSeries)] {
    facts(of: metric).series
  }

  /// Whether only known programs are scraped, beside applications of the bundle itself.
  var isKnown: Bool { isClosed && jobs.allSatisfy(\.isKnown) }

  /// Jobs that the series of a selector can come from, by its metric and its matchers on `job`;
  /// nothing where that is not known.
  func jobs(of selector: VectorSelector) -> [ScrapeJob]? {
    guard isClosed, let metric = selector.metric, recorded[metric] == nil, !metric.contains(":"),
      !metric.hasPrefix("ALERTS")
    else { return nil }
    let facts = facts(of: metric)
    guard !facts.jobs.isEmpty else { return nil }
    let matchers = selector.matchers.filter { $0.name == "job" }
    if matchers.isEmpty { return facts.jobs }
    var candidates = facts.jobs
    if let matcher = matchers.first(where: { $0.op == .equal && !Self.hasVariable($0) }) {
      candidates = named(matcher.value).filter(facts.places.contains).map { jobs[$0] }
    }
    let tests = matchers.map(Self.test)
    return candidates.filter { job in
      guard let values = job.values("job") else { return true }
      return tests.allSatisfy { values.contains(where: $0) }
    }
  }

  /// Places of the jobs whose series may have a value of `job`, in order.
  func named(_ value: String) -> [Int] {
    let surely = places[value] ?? []
    return open.isEmpty ? surely : (surely + open).sorted()
  }

  /// Whether Prometheus itself writes a metric for every target.
  static func isOfEveryTarget(_ metric: String) -> Bool {
    metric == "up" || metric.hasPrefix("scrape_")
  }
}
