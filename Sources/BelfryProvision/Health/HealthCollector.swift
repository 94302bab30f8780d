package import BelfryGenerate
package import BelfryHTTP
import BelfryPromQL
import BelfryYAML
import Glibc

/// Asks a running stack how it does.
package struct HealthCollector {
  /// Series of a measure that are told.
  static let mostValues = 5
  private let stack: Stack
  private let session: HTTPSession
  private let measures: [Measure]
  private let budgets: Budgets

  /// - Parameter measures: What the profile says is worth knowing.
  package init(_ stack: Stack, _ session: HTTPSession, measures: [Measure], budgets: Budgets) {
    self.stack = stack
    self.session = session
    self.measures = measures
    self.budgets = budgets
  }

  /// Looks once; parts that do not answer are named in the report.
  package func report() throws(ProvisionFailure) -> HealthReport {
    var status = try StackStatus(stack, session)
    hide(&status)
    var report = HealthReport(status, budgets: budgets)
    // Where Prometheus did not answer a moment ago, more questions only take time.
    if status.alerts != nil, let containers = try? stack.containers(),
      let prometheus = ProgramClient("prometheus", of: stack, containers, session)
    {
      do throws(HTTPFailure) { try ask(prometheus, &report) } catch {
        report.status.silent.append("Prometheus: \(shown(error.message))")
      }
    }
    report.advice = HealthAdvice(report).all
    return report
  }

  private func ask(
    _ prometheus: ProgramClient, _ report: inout HealthReport
  ) throws(HTTPFailure) {
    report.probes = try probes(prometheus)
    let now = Int(time(nil))
    report.span = try span(prometheus, now)
    for measure in measures {
      report.readings.append(try reading(of: measure, prometheus, now, report.span))
    }
    try panels(prometheus, &report)
    report.filling = try filling(prometheus)
    let status = report.status
    let isOver = [
      (Double(status.series ?? 0), budgets.series), (status.samples ?? 0, budgets.samples),
      (Double(status.stored ?? 0), budgets.disk),
    ].contains { value, budget in budget.map { value > Double($0) } ?? false }
    if isOver { report.largest = try largest(prometheus) }
  }

  // MARK: Probes

  private func probes(_ prometheus: ProgramClient) throws(HTTPFailure) -> [HealthReport.Probe] {
    var found: [HealthReport.Probe] = []
    func values(_ metric: String) throws(HTTPFailure) -> [String: Double] {
      var values: [String: Double] = [:]
      for row in try prometheus.series(metric) { values[row.labels] = row.value }
      return values
    }
    let success = try prometheus.query("probe_success").items
    guard !success.isEmpty else { return [] }
    let seconds = try values("probe_duration_seconds")
    let statuses = try values("probe_http_status_code")
    for item in success {
      guard let row = SeriesValue(item) else { continue }
      let metric = item["metric"]
      found.append(
        HealthReport.Probe(
          job: metric?["job"]?.text ?? "", target: shown(metric?["instance"]?.text ?? ""),
          isUp: row.value == 1, seconds: seconds[row.labels],
          status: statuses[row.labels].flatMap { Int(exactly: $0) }))
    }
    return found.sorted { ($0.job, $0.target) < ($1.job, $1.target) }
  }

  // MARK: Measures

  /// How far back values can be compared: a day, else an hour.
  private func span(_ prometheus: ProgramClient, _ now: Int) throws(HTTPFailure) -> Int? {
    for span in [86_400, 3600] {
      if try !prometheus.series("count(up)", at: now - span).isEmpty { return span }
    }
    return nil
  }

  private func reading(
    of measure: Measure, _ prometheus: ProgramClient, _ now: Int, _ span: Int?
  ) throws(HTTPFailure) -> HealthReport.Reading {
    var rows: [SeriesValue] = []
    var before: [String: Double] = [:]
    do throws(HTTPFailure) {
      rows = try prometheus.series(measure.expression).filter { !$0.value.isNaN }
      if let span, !rows.isEmpty {
        for row in try prometheus.series(measure.expression, at: now - span) {
          before[row.labels] = row.value
        }
      }
    } catch {
      // One that is refused, such as a match of many to many, has no data.
      guard !error.isEnvironment else { throw error }
    }
    let isLeast = measure.limit?.isLeast ?? false
    rows.sort {
      $0.value == $1.value
        ? $0.labels < $1.labels : isLeast ? $0.value < $1.value : $0.value > $1.value
    }
    let values = rows.prefix(Self.mostValues).map { row in
      HealthReport.Value(
        labels: shown(row.labels), value: row.value,
        before: before[row.labels].flatMap { $0.isNaN ? nil : $0 },
        level: HealthReport.Level(row.value, measure.limit))
    }
    return HealthReport.Reading(measure: measure, values: values, count: rows.count)
  }

  // MARK: Panels

  /// Panels whose metrics nobody has served since the oldest sample.
  private func panels(
    _ prometheus: ProgramClient, _ report: inout HealthReport
  ) throws(HTTPFailure) {
    let known = Set(try prometheus.data("label/__name__/values").items.map(\.text))
    for board in BundleFacts(stack).boards {
      var byPanel: [(panel: String, isSilent: Bool, missing: [String])] = []
      for (panel, query) in board.queries {
        let names = parse(query).expression?.metricNames ?? []
        let missing = names.filter { !known.contains($0) && $0 != "ALERTS" }
        let isSilent = !names.isEmpty && missing.count == names.count
        if let last = byPanel.indices.last, byPanel[last].panel == panel {
          byPanel[last].isSilent = byPanel[last].isSilent && isSilent
          byPanel[last].missing += missing.filter { !byPanel[last].missing.contains($0) }
        } else {
          byPanel.append((panel, isSilent, missing))
        }
      }
      report.panels += byPanel.count
      for panel in byPanel where panel.isSilent {
        report.silentPanels.append(
          HealthReport.SilentPanel(
            board: board.title, panel: panel.panel, metrics: panel.missing))
      }
    }
  }

  // MARK: Disk and series

  /// Seconds until file systems are full, if they go on as in the last six hours; nothing of those
  /// that are known for less than an hour.
  private func filling(
    _ prometheus: ProgramClient
  ) throws(HTTPFailure) -> [(place: String, seconds: Double)] {
    let series =
      "node_filesystem_avail_bytes{fstype!~\"tmpfs|ramfs|overlay|squashfs|iso9660|vfat\"}"
    let query =
      "(\(series) / (-1 * (deriv(\(series)[6h]) < 0))) and (\(series) offset 1h)"
    return try prometheus.query(query).items.compactMap { item in
      guard let row = SeriesValue(item), row.value.isFinite, row.value < 14 * 86_400 else {
        return nil
      }
      let metric = item["metric"]
      let host = metric?["instance"]?.text ?? ""
      return ("\(metric?["mountpoint"]?.text ?? "?") of \(host)", row.value)
    }.sorted { $0.seconds < $1.seconds }
  }

  /// The metrics with the most series in memory (`/api/v1/status/tsdb`).
  private func largest(
    _ prometheus: ProgramClient
  ) throws(HTTPFailure) -> [(name: String, series: Int)] {
    let answer = try prometheus.data("status/tsdb")
    return (answer["seriesCountByMetricName"]?.items ?? []).prefix(5).compactMap { row in
      guard let name = row["name"]?.text, let count = row["value"].flatMap({ Int($0.text) }) else {
        return nil
      }
      return (name, count)
    }
  }

  // MARK: Secrets

  /// A text of others without the contents of secrets, and without passwords in addresses.
  private func shown(_ text: String) -> String {
    Self.withoutCredentials(stack.secrets.hide(in: text))
  }

  private func hide(_ status: inout StackStatus) {
    status.silent = status.silent.map(shown)
    for index in status.down.indices {
      status.down[index].address = shown(status.down[index].address)
      status.down[index].error = shown(status.down[index].error)
    }
    status.alerts = status.alerts?.map { alert in
      var alert = alert
      alert.labels = shown(alert.labels)
      alert.summary = shown(alert.summary)
      alert.about = shown(alert.about)
      return alert
    }
  }

  /// `https://user:word@host/` becomes `https://***@host/`.
  static func withoutCredentials(_ text: String) -> String {
    guard text.contains("://"), text.contains("@") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "://") {
      result += rest[..<start.upperBound]
      rest = rest[start.upperBound...]
      let authority = rest.prefix { !"/?# \t\n\"'".contains($0) }
      guard let at = authority.lastIndex(of: "@") else { continue }
      result += "***"
      rest = rest[at...]
    }
    return result + rest
  }
}
