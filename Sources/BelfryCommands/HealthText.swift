import BelfryGenerate
import BelfryProvision
import BelfryReport

/// A health report in words: what stands in which part.
struct HealthText {
  private let report: HealthReport
  private typealias Cell = ReportDocument.Cell
  private typealias Part = ReportDocument.Part

  init(_ report: HealthReport) { self.report = report }

  /// The report, to be shown in any form.
  var document: ReportDocument {
    let levels: [HealthReport.Overall: ReportDocument.Level] = [
      .healthy: .good, .degraded: .near, .unhealthy: .bad,
    ]
    return ReportDocument(
      title: report.status.project,
      verdict: Cell(report.overall.rawValue, levels[report.overall] ?? .plain),
      reasons: report.reasons, time: report.time,
      parts: [
        recommendations, alerts, services, targets, probes, measures, storage, panels,
      ].compactMap(\.self))
  }

  private var recommendations: Part {
    let levels: [HealthReport.Severity: ReportDocument.Level] = [.critical: .bad, .warning: .near]
    let items = report.advice.map { advice in
      ReportDocument.Item(
        Cell(advice.finding, levels[advice.level] ?? .plain), lines: [advice.action],
        link: advice.runbook)
    }
    return Part(
      "Recommendations", Cell(items.isEmpty ? "nothing to do" : "\(items.count)"), .items(items))
  }

  private var alerts: Part? {
    guard report.status.alerts != nil else { return nil }
    let counts = ["critical", "warning", "info"].compactMap { severity -> String? in
      let count = report.firing.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity)" : nil
    }
    let pending = (report.status.alerts ?? []).filter { $0.state == "pending" }
    let isCritical = report.firing.contains { $0.severity == "critical" }
    let words = counts.isEmpty ? "none fires" : counts.joined(separator: ", ")
    let rows = (report.firing + pending).map { alert in
      [
        Cell(alert.severity, Self.level(alert)), Cell(alert.state), Cell(alert.name),
        Cell(alert.summary.isEmpty ? alert.labels : alert.summary),
        Cell(String(alert.since.prefix(16)).replacing("T", with: " ")),
      ]
    }
    return Part(
      "Alerts",
      Cell(
        pending.isEmpty ? words : "\(words), \(pending.count) pending",
        isCritical ? .bad : report.firing.isEmpty ? .good : .near),
      .table(columns: ["Severity", "State", "Alert", "What", "Since"], rows: rows))
  }

  private static func level(_ alert: StackStatus.Alert) -> ReportDocument.Level {
    guard alert.state == "firing" else { return .plain }
    return alert.severity == "critical" ? .bad : alert.severity == "warning" ? .near : .plain
  }

  private var services: Part {
    let states = report.status.services
    let good = states.count(where: \.state.isWell)
    let rows = states.map { name, state in
      let level: ReportDocument.Level =
        switch state.phase {
        case .ready, .done: .good
        case .starting, .waiting: .near
        case .failed: .bad
        }
      return [Cell(name), Cell(state.words, level)]
    }
    return Part(
      "Services", Cell("\(good) of \(states.count) well", good == states.count ? .good : .bad),
      .table(columns: ["Service", "State"], rows: rows))
  }

  private var targets: Part? {
    guard report.status.alerts != nil else { return nil }
    let down = report.status.down
    return Part(
      "Targets",
      Cell(
        "\(report.status.targets - down.count) of \(report.status.targets) up",
        down.isEmpty ? .good : .near),
      .table(
        columns: ["Job", "Address", "Error"],
        rows: down.map {
          [Cell($0.job), Cell($0.address), Cell(TargetFault.short($0.error), .near)]
        }))
  }

  private var probes: Part? {
    guard let probes = report.probes, !probes.isEmpty else { return nil }
    let good = probes.count(where: \.isUp)
    let rows = probes.map { probe in
      [
        Cell(probe.isUp ? "passes" : "fails", probe.isUp ? .good : .bad), Cell(probe.target),
        Cell(probe.seconds.map { MeasureText.value($0, "seconds") } ?? ""),
        Cell(probe.status.map { $0 > 0 ? "HTTP \($0)" : "" } ?? ""),
      ]
    }
    return Part(
      "Probes", Cell("\(good) of \(probes.count) pass", good == probes.count ? .good : .bad),
      .table(columns: ["Result", "Address", "Took", "Status"], rows: rows))
  }

  private var measures: Part? {
    guard !report.readings.isEmpty else { return nil }
    var rows: [[Cell]] = []
    var silent: [String] = []
    for reading in report.readings {
      let measure = reading.measure
      if reading.values.isEmpty { silent.append("\(measure.part): \(measure.title)") }
      for value in reading.values {
        let bound = measure.limit.map { limit in
          "\(limit.isLeast ? "at least" : "at most") \(MeasureText.value(limit.value, measure.unit))"
        }
        rows.append([
          Cell(measure.part), Cell(measure.title),
          Cell(MeasureText.value(value.value, measure.unit), Self.level(value, measure)),
          Cell(bound ?? ""),
          Cell(value.before.map { MeasureText.value($0, measure.unit) } ?? ""),
          Cell(MeasureText.labels(value.labels, among: reading.values.map(\.labels))),
        ])
      }
      if reading.count > reading.values.count {
        rows.append([
          Cell(measure.part), Cell("and \(reading.count - reading.values.count) more"), Cell(""),
          Cell(""), Cell(""), Cell(""),
        ])
      }
    }
    let over = report.readings.flatMap(\.values).count { $0.level == .over }
    let before = report.span.map { $0 == 86_400 ? "A day before" : "An hour before" } ?? "Before"
    let columns = ["Of", "What", "Now", "Bound", before, "Labels"]
    let used = columns.indices.filter { place in rows.contains { !$0[place].text.isEmpty } }
    return Part(
      "Measures",
      Cell(
        over > 0 ? "\(over) beyond their bound" : "all within their bounds",
        over > 0 ? .bad : .good),
      .table(
        columns: used.map { columns[$0] }, rows: rows.map { row in used.map { row[$0] } }),
      notes: silent.isEmpty ? [] : ["No data: \(silent.joined(separator: "; "))."])
  }

  private static func level(
    _ value: HealthReport.Value, _ measure: Measure
  ) -> ReportDocument.Level {
    switch value.level {
    case .good: .good
    case .near: .near
    case .over: measure.limit?.severity == "critical" ? .bad : .near
    case .unbounded: .plain
    }
  }

  private var storage: Part? {
    let status = report.status
    guard status.stored != nil || status.series != nil || status.samples != nil else { return nil }
    func row(
      _ name: String, _ value: Double?, _ budget: Int?, _ text: (Double) -> String
    ) -> [Cell]? {
      guard let value else { return nil }
      let share = budget.map { value / Double(max($0, 1)) }
      let level: ReportDocument.Level =
        share.map { $0 > 1 ? .bad : $0 > 0.8 ? .near : .good } ?? .plain
      return [
        Cell(name), Cell(text(value), level),
        Cell(budget.map { "of \(text(Double($0)))" } ?? "no budget"),
      ]
    }
    let rows = [
      row("disk", status.stored.map(Double.init), report.budgets.disk ?? status.storeLimit) {
        HostInspector.size(Int($0))
      },
      row("series", status.series.map(Double.init), report.budgets.series) {
        MeasureText.value($0, nil)
      },
      row("samples", status.samples, report.budgets.samples) {
        MeasureText.value($0, "per_second")
      },
    ].compactMap(\.self)
    let isOver = rows.contains { $0.contains { $0.level == .bad } }
    let filling = report.filling.map { place, seconds in
      "\(place) is full in \(MeasureText.value(seconds, "seconds")) if it goes on like this."
    }
    return Part(
      "Storage",
      Cell(isOver ? "over budget" : "within budget", isOver ? .bad : .good),
      .table(columns: ["What", "Now", "Budget"], rows: rows), notes: filling)
  }

  private var panels: Part? {
    guard !report.silentPanels.isEmpty else { return nil }
    let rows = report.silentPanels.map { panel in
      [Cell(panel.board), Cell(panel.panel), Cell(panel.metrics.prefix(3).joined(separator: ", "))]
    }
    return Part(
      "Silent panels", Cell("\(rows.count) of \(report.panels)"),
      .table(columns: ["Dashboard", "Panel", "Nobody serves"], rows: rows))
  }
}
