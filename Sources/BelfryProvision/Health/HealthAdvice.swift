import BelfryGenerate

/// What to do, each tied to something that was found.
struct HealthAdvice {
  private let report: HealthReport
  private typealias Advice = HealthReport.Advice

  init(_ report: HealthReport) { self.report = report }

  /// All of it, the most urgent first.
  var all: [HealthReport.Advice] {
    let found =
      silent + services + targets + probes + alerts + secrets + nearLimits + disks + amounts
      + panels
    return found.enumerated()
      .sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }.map(\.element)
  }

  // MARK: Checks

  private var silent: [Advice] {
    report.status.silent.map { words in
      Advice(
        level: .critical, finding: "\(words), so that nothing is known of targets and alerts",
        action: "'belfry up' starts what does not run; 'belfry verify' says what else is wrong.")
    }
  }

  private var services: [Advice] {
    let project = report.status.project
    return report.status.services.filter { !$0.state.isWell }.map { name, state in
      var action = "Its last words: docker compose -p \(project) logs --tail 20 \(name)"
      if state.words.contains("out of memory") {
        action = "Give it more memory in the profile, or find what fills it; then 'belfry up'."
      } else if state.phase == .waiting {
        action = "'belfry up' starts it."
      }
      return Advice(
        level: state.phase == .starting ? .info : .critical,
        finding: "The service '\(name)': \(state.words)", action: action)
    }
  }

  private var secrets: [Advice] {
    let names = report.status.secrets
    guard !names.isEmpty else { return [] }
    return [
      Advice(
        level: .warning,
        finding: "Programs still have the former secret of \(names.joined(separator: ", "))",
        action: "'belfry up' makes those read it that mount it.")
    ]
  }

  private var targets: [Advice] {
    report.status.down.map { target in
      let alert = report.firing.first { isAbout($0, target) }
      return Advice(
        level: alert?.severity == "critical" ? .critical : .warning,
        finding: "The target \(target.address) of '\(target.job)' is down: "
          + TargetFault.short(target.error),
        action: TargetFault.action(target.error), runbook: alert?.runbook.nonEmpty)
    }
  }

  /// Whether an alert only says that a target is down.
  private func isAbout(_ alert: StackStatus.Alert, _ target: StackStatus.Target) -> Bool {
    alert.name == "TargetDown" && alert.labels.split(separator: " ").contains("job=\(target.job)")
  }

  private var probes: [Advice] {
    (report.probes ?? []).filter { !$0.isUp }.map { probe in
      let alert = report.firing.first { isAbout($0, probe) }
      let status = probe.status ?? 0
      let words = status > 0 ? ", with status \(status)" : ""
      return Advice(
        level: alert?.severity == "warning" ? .warning : .critical,
        finding: "The probe of \(probe.target) fails\(words)",
        action: status >= 500
          ? "The program fails itself: its log says why."
          : status > 0
            ? "It answers, but not as the probe wants: compare status and body with the profile's."
            : "Nothing answers there as it should: is it started, and is the address right?",
        runbook: alert?.runbook.nonEmpty)
    }
  }

  private func isAbout(_ alert: StackStatus.Alert, _ probe: HealthReport.Probe) -> Bool {
    alert.name == "ProbeFailed" && alert.labels.contains("instance=\(probe.target)")
  }

  // MARK: Alerts and bounds

  private var alerts: [Advice] {
    let down = report.status.down
    let failing = (report.probes ?? []).filter { !$0.isUp }
    let rest = report.firing.filter { alert in
      !down.contains { isAbout(alert, $0) } && !failing.contains { isAbout(alert, $0) }
    }
    return rest.map { alert in
      Advice(
        level: HealthReport.Severity(rawValue: alert.severity) ?? .info,
        finding: "\(alert.name) fires: \(alert.summary.nonEmpty ?? alert.labels)",
        action: alert.about.nonEmpty ?? "Look at what it measures: \(alert.labels)",
        runbook: alert.runbook.nonEmpty)
    }
  }

  /// Values near their bound whose alert does not fire.
  private var nearLimits: [Advice] {
    let firing = Set(report.firing.map(\.name))
    return report.readings.compactMap { reading in
      guard let limit = reading.measure.limit, !firing.contains(limit.alert),
        let worst = reading.values.first, worst.level == .near || worst.level == .over
      else { return nil }
      let measure = reading.measure
      func text(_ value: Double) -> String { MeasureText.value(value, measure.unit) }
      let words = worst.level == .over ? "beyond" : "near"
      return Advice(
        level: worst.level == .over ? .warning : .info,
        finding: "\(measure.part): \(measure.title) is \(words) its bound: \(text(worst.value)), "
          + "\(limit.isLeast ? "at least" : "at most") \(text(limit.value))",
        action: "'\(limit.alert)' fires if it stays beyond that; look before it does.")
    }
  }

  // MARK: Amounts

  private var disks: [Advice] {
    report.filling.map { place, seconds in
      let days = seconds / 86_400
      let left =
        days < 2 ? "\(Int((seconds / 3600).rounded(.down))) hours" : "\(Int(days)) days"
      return Advice(
        level: days < 1 ? .critical : days < 4 ? .warning : .info,
        finding:
          "The file system \(place) is full in \(left), if it goes on as in the last 6 hours",
        action: "Find what grows: docker system df, du -x; or make room before.")
    }
  }

  private var amounts: [Advice] {
    let status = report.status
    let budgets = report.budgets
    var found: [Advice] = []
    let most = report.largest.map { "\($0.name) (\($0.series))" }.joined(separator: ", ")
    let fewer =
      "Drop or aggregate what nobody asks for; 'belfry lint' names the labels that grow."
      + (most.isEmpty ? "" : " Most series: \(most).")
    if let series = status.series, let budget = budgets.series, series > budget {
      found.append(
        Advice(
          level: .warning, finding: "Prometheus holds \(series) series, of \(budget) budgeted",
          action: fewer))
    }
    if let samples = status.samples, let budget = budgets.samples, samples > Double(budget) {
      found.append(
        Advice(
          level: .warning,
          finding: "Prometheus takes in \(Int(samples)) samples a second, of \(budget) budgeted",
          action: "Scrape less often ('interval'), or fewer series"
            + (most.isEmpty ? "." : "; most have \(most).")))
    }
    if let stored = status.stored, let limit = budgets.disk ?? status.storeLimit, limit > 0,
      Double(stored) > 0.8 * Double(limit)
    {
      let isOver = stored > limit
      found.append(
        Advice(
          level: isOver ? .warning : .info,
          finding: "Prometheus keeps \(HostInspector.size(stored)) of \(HostInspector.size(limit))",
          action: status.storeLimit == limit && budgets.disk == nil
            ? "At its limit the oldest samples go before their time: raise 'storage.disk'."
            : fewer))
    }
    return found
  }

  private var panels: [Advice] {
    guard !report.silentPanels.isEmpty else { return [] }
    let boards = Set(report.silentPanels.map(\.board)).sorted()
    return [
      Advice(
        level: .info,
        finding:
          "\(report.silentPanels.count) of \(report.panels) panels ask for what nobody serves, on "
          + boards.map { "'\($0)'" }.joined(separator: ", "),
        action: "See whether those programs run and call their metrics so; else say it in the "
          + "profile ('metrics', 'without').")
    ]
  }
}

extension String {
  /// The text, unless it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
