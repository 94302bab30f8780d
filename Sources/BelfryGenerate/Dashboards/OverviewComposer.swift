import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Makes the dashboard that shows the whole stack at a glance, and one like it for each team.
struct OverviewComposer {
  let plan: StackPlan
  /// Grid rows of every number.
  private static let height = 4

  /// A service, dependency or part of the stack with the numbers that matter most.
  private struct Row {
    var title: String
    var file: String
    var services: [String]
    var team: String?
    var jobs: [String]
    var panels: [BoardPanel]
  }

  /// The whole stack; its title stands before all others in the folder.
  func board() -> Board {
    let rows = rows
    var board = Board(
      file: "overview", title: "\(plan.title) overview",
      about:
        "The state of \(plan.title): what is down, which alerts fire, and each part's numbers.",
      tags: [plan.project, "overview"])
    board.sections = [state(nil, rows)] + rows.map(section)
    board.services = services
    if let logs = plan.logs(of: nil) { board.links.append(logs) }
    return board
  }

  /// The parts of each team, where there are several.
  func teamBoards() -> [Board] {
    let rows = rows
    let teams = rows.compactMap(\.team).unique
    guard teams.count > 1 else { return [] }
    return teams.map { team in
      let own = rows.filter { $0.team == team }
      var board = Board(
        file: "team-\(team)", title: "\(plan.title): team \(team)",
        about:
          "What the team \(team) owns: what is down, which alerts fire, and each part's numbers.",
        tags: [plan.project, "overview", "team-\(team)"])
      board.sections = [state(team, own)] + own.map(section)
      board.services = own.flatMap(\.services)
      return board
    }
  }

  private func section(_ row: Row) -> BoardSection {
    BoardSection(title: row.title, panels: row.panels)
  }

  // MARK: Rows

  private var rows: [Row] {
    let services = plan.profile.services.keys.map { name in
      row(
        name, file: "service-\(name)", plan.instances.filter { $0.job == name },
        team: (plan.profile.services[name]?.team ?? plan.profile.team)?.value.text,
        further: spent(name))
    }
    let dependencies = plan.instances(.dependency).map { instance in
      row(instance.name, file: "dependency-\(instance.name)", [instance], team: instance.team)
    }
    let parts = plan.instances(.platform).map { instance in
      row(
        instance.pack.manifest.title, file: instance.pack.board?.board ?? "stack", [instance],
        team: nil)
    }
    return (services + dependencies + parts).filter { !$0.panels.isEmpty }
  }

  private func row(
    _ title: String, file: String, _ instances: [PackInstance], team: String?,
    further: [BoardPanel] = []
  ) -> Row {
    let panels = instances.flatMap { instance in
      let binder = PanelBinder(plan, instance, isNarrowed: false)
      return (instance.pack.board?.overviewPanels ?? []).compactMap { binder.panel($0) }
    }
    let link = BoardLink(
      title: title, url: "/d/\(BoardWriter.uid(plan.project, file))", isInside: true)
    return Row(
      title: title, file: file,
      services: instances.map(\.service).unique, team: team,
      jobs: instances.flatMap { plan.jobs(of: $0) },
      panels: laidOut(panels + further, link))
  }

  /// Four or six numbers a line, all equally wide; one of several values has two places.
  private func laidOut(_ panels: [BoardPanel], _ link: BoardLink) -> [BoardPanel] {
    let places = panels.map { $0.queries.count > 2 ? 2 : 1 }
    let all = places.reduce(0, +)
    let width = all <= 4 || all == 7 || all == 8 ? 6 : 4
    return zip(panels, places).map { panel, places in
      var panel = panel
      panel.spec.width = width * places
      panel.spec.height = Self.height
      panel.links.insert(link, at: 0)
      return panel
    }
  }

  /// What a service says that it spends: money and tokens.
  private func spent(_ service: String) -> [BoardPanel] {
    plan.profile.declaredMetrics.filter { $0.service == service }.compactMap { metric in
      var shape = OwnMetricSections(plan: plan).shape(metric, jobs: [service])
      shape.matchers = TextMatcher.jobs([service])
      guard var panel = shape.total else { return nil }
      panel = metric.kind == .gauge ? plan.bounded(panel, by: [metric.declaredName.value]) : panel
      return panel
    }
  }

  /// Values of the label `service` that alerts may have.
  private var services: [String] {
    (plan.instances.map(\.service) + plan.ownAlerts.map(\.service)).unique
  }

  // MARK: State

  private func state(_ team: String?, _ rows: [Row]) -> BoardSection {
    let jobs = rows.flatMap(\.jobs).unique
    let up = team == nil || jobs.isEmpty ? "up" : "up{\(TextMatcher.jobs(jobs))}"
    let owner = team.map { ", team=\"\($0)\"" } ?? ""
    let firing =
      "alertstate=\"firing\", alertname!=\"Watchdog\"\(owner), service=~\"$service\""
    var down = BoardPanel(
      "Targets down", .stat, unit: "short", width: 4,
      about: "Targets whose last scrape failed.", limit: 1,
      [.init("count(\(up) == 0) or vector(0)", "down")])
    down.spec.height = 4
    var panels = [
      down,
      BoardPanel(
        "Targets up", .stat, unit: "short", width: 4, about: "Targets that answer.",
        [.init("sum(\(up))", "up")]),
    ]
    for (severity, color) in [("critical", "red"), ("warning", "orange"), ("info", "blue")] {
      var panel = BoardPanel(
        TitleWords.of(severity), .stat, unit: "short", width: 4,
        about: "Alerts of the severity \(severity) that fire.", limit: 1,
        [.init("count(ALERTS{\(firing), severity=\"\(severity)\"}) or vector(0)", severity)])
      panel.color = color
      panels.append(panel)
    }
    if team == nil, !plan.slos.isEmpty {
      var budget = BoardPanel(
        "Least error budget", .stat, unit: "percentunit", width: 4,
        about: "What is left of the objective that is nearest to be missed.", limit: 0.1,
        [.init("min(slo:error_budget_remaining:ratio)", "left")])
      budget.spec.below = true
      budget.spec.decimals = 1
      panels.append(budget)
    }
    var alerts = BoardPanel(
      "Alerts that fire", .table, unit: "short", width: 24,
      about: "Every alert that fires now; its runbook says what to do.",
      [.init("ALERTS{\(firing)}")])
    alerts.spec.height = 6
    alerts.spec.columns.entries = [
      ("alertname", "Alert"), ("severity", "Severity"), ("service", "Service"), ("job", "Job"),
      ("instance", "Instance"),
    ].map { .init(key: Located($0.0), value: $0.1) }
    panels.append(alerts)
    return BoardSection(title: "State", panels: panels)
  }
}
