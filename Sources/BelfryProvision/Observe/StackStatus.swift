package import BelfryHTTP
import BelfryYAML

/// How a stack does at one moment.
package struct StackStatus: Sendable {
  /// A target of Prometheus.
  package struct Target: Sendable {
    package var job: String
    package var address: String
    package var error: String
  }

  /// An alert that is pending or firing.
  package struct Alert: Sendable {
    package var name: String
    package var state: String
    package var severity: String
    /// Labels but the name and the severity.
    package var labels: String
    /// RFC 3339.
    package var since: String
    package var summary: String
    /// What is wrong, at length.
    package var about = ""
    /// Where its runbook stands, as its annotation says.
    package var runbook = ""
    /// Whom Alertmanager tells, where it was asked.
    package var receivers: [String] = []
  }

  /// The alert that always fires, so that its absence is noticed.
  package static let heartbeat = "Watchdog"

  package var project = ""
  /// When it was looked, RFC 3339.
  package var time = ""
  package var services: [(service: String, state: ServiceState)] = []
  package var targets = 0
  package var down: [Target] = []
  /// Nothing where Prometheus was not reached.
  package var alerts: [Alert]?
  /// Bytes that Prometheus keeps.
  package var stored: Int?
  /// Most bytes that it may keep.
  package var storeLimit: Int?
  package var series: Int?
  /// Samples a second over the last two minutes.
  package var samples: Double?
  /// Secrets that have changed since 'belfry up' applied them.
  package var secrets: [String] = []
  /// Parts that gave no answer, and why.
  package var silent: [String] = []

  /// A status of which nothing is known yet.
  init() {}

  /// Looks at a stack.
  package init(_ stack: Stack, _ session: HTTPSession) throws(ProvisionFailure) {
    project = stack.model.name
    time = AlertTest.time(inSeconds: 0)
    let containers = try stack.containers()
    services = stack.model.services.map { ($0.name, ServiceState($0, containers)) }
    secrets = (SecretMarks(applied: stack.folder)?.changes(stack.secrets) ?? [:]).keys.sorted()
    guard let service = stack.model.running("prometheus") else { return }
    storeLimit = service.option("storage.tsdb.retention.size").flatMap(HostInspector.bytes)
    guard containers.contains(where: { $0.service == service.name && $0.status == "running" }),
      let prometheus = ProgramClient("prometheus", of: stack, containers, session)
    else {
      silent.append("Prometheus does not run")
      return
    }
    do throws(HTTPFailure) { try ask(prometheus) } catch {
      silent.append("Prometheus: \(error.message)")
    }
  }

  private mutating func ask(_ prometheus: ProgramClient) throws(HTTPFailure) {
    let active = try prometheus.data("targets", [("state", "active")])["activeTargets"]?.items ?? []
    targets = active.count
    down = active.filter { $0["health"]?.text == "down" }.map {
      Target(
        job: $0["scrapePool"]?.text ?? "", address: $0["scrapeUrl"]?.text ?? "",
        error: $0["lastError"]?.text ?? "")
    }
    alerts = (try prometheus.data("alerts")["alerts"]?.items ?? []).map(Alert.init)
      .sorted { ($0.rank, $0.name, $0.labels) < ($1.rank, $1.name, $1.labels) }
    let sizes = [
      "prometheus_tsdb_storage_blocks_bytes", "prometheus_tsdb_wal_storage_size_bytes",
      "prometheus_tsdb_head_chunks_storage_size_bytes",
    ]
    let found = try prometheus.metrics(Set(sizes + ["prometheus_tsdb_head_series"]))
    let bytes = sizes.compactMap { found[$0] }
    if !bytes.isEmpty { stored = Int(bytes.reduce(0, +)) }
    series = found["prometheus_tsdb_head_series"].map { Int($0) }
    samples = try prometheus.number(
      "sum(rate(prometheus_tsdb_head_samples_appended_total[2m]))")
  }

  /// Whether every service is as it should be, and Prometheus answers.
  package var isWell: Bool {
    silent.isEmpty && services.allSatisfy(\.state.isWell)
  }
}

extension StackStatus.Alert {
  /// Reads an element of Prometheus' `/api/v1/alerts`, or of Alertmanager's `/api/v2/alerts`.
  init(_ node: Node) {
    self.init(
      name: node["labels"]?["alertname"]?.text ?? "",
      state: node["state"]?.text ?? node["status"]?["state"]?.text ?? "",
      severity: node["labels"]?["severity"]?.text ?? "",
      labels: node["labels"]?.labels(without: ["alertname", "severity"]) ?? "",
      since: node["activeAt"]?.text ?? node["startsAt"]?.text ?? "",
      summary: node["annotations"]?["summary"]?.text ?? "",
      about: node["annotations"]?["description"]?.text ?? "",
      runbook: node["annotations"]?["runbook_url"]?.text ?? "",
      receivers: (node["receivers"]?.items ?? []).compactMap { $0["name"]?.text })
  }

  /// The order of urgency: firing before pending, critical first.
  var rank: Int {
    let severities = ["critical": 0, "warning": 1, "info": 2]
    return (state == "pending" ? 10 : 0) + (severities[severity] ?? 3)
  }
}

extension StackStatus {
  /// The alerts that Alertmanager holds, and whom it tells.
  package static func alerts(_ alertmanager: ProgramClient) throws(HTTPFailure) -> [Alert] {
    try alertmanager.json("/api/v2/alerts").items.map(Alert.init)
      .sorted { ($0.rank, $0.name, $0.labels) < ($1.rank, $1.name, $1.labels) }
  }
}
