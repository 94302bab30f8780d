import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Decides which percentiles panels show, and what stands on dashboards of one's own.
  mutating func boards() {
    checkPercentiles(profile.percentiles)
    for service in profile.services.entries { checkPercentiles(service.value.percentiles) }
    for index in plan.instances.indices {
      let instance = plan.instances[index]
      let isService = instance.pack.manifest.kind?.value == .workload
      let own = isService ? profile.services[instance.name]?.percentiles : nil
      plan.instances[index].percentiles =
        (own ?? profile.percentiles)?.value ?? Defaults.percentiles
    }
    for (name, board) in profile.boards { self.board(name, board) }
  }

  private mutating func checkPercentiles(_ list: Located<[Double]>?) {
    guard let list else { return }
    if list.value.isEmpty || list.value.count > 9 {
      report(
        "bad-percentiles", at: list.span, "one to nine percentiles make a readable panel",
        help: "write [50, 95, 99]")
    }
    if let wrong = list.value.first(where: { !($0 > 0 && $0 < 100) }) {
      report(
        "bad-percentiles", at: list.span, "there is no percentile \(wrong.decimalText)",
        help: "write numbers above 0 and below 100, such as 95")
    } else if list.value.contains(where: { $0 < 1 }) {
      report(
        "bad-percentiles", at: list.span, "percentiles are not shares",
        help: "write 95 in place of 0.95")
    }
    if Set(list.value).count < list.value.count {
      report(
        "bad-percentiles", at: list.span, "a percentile stands here twice", help: "keep one of them"
      )
    }
  }

  private mutating func board(_ name: Located<String>?, _ board: BoardProfile) {
    if let name, !Self.isFileName(name.value) {
      report(
        "bad-name", at: name.span, "'\(name.value.prefix(40))' cannot name a dashboard",
        help: "use letters, digits, '-' and '_'")
      return
    }
    let title = board.title ?? name.map { TitleWords.of($0.value) } ?? "Dashboard"
    var planned = PlannedBoard(
      file: name.map { "board-\($0.value)" } ?? "board", title: "\(plan.title): \(title)",
      about: board.about ?? "", team: board.team?.value.text)
    for entry in board.sections.entries {
      if entry.value.metrics.isEmpty {
        report(
          "empty-section", at: entry.key.span,
          "the section '\(entry.key.value.prefix(40))' shows nothing",
          help: "list metrics under 'metrics'")
      }
      var section = BoardSection(
        title: entry.value.title ?? TitleWords.of(entry.key.value), panels: [])
      for metric in entry.value.metrics {
        var builder = BoardMetricBuilder(self, metric)
        if let panel = builder.panel() { section.panels.append(panel) }
        planned.jobs += builder.jobs.filter { !planned.jobs.contains($0) }
        found += builder.found
      }
      planned.sections.append(section)
    }
    if profile.grafana == false {
      report(
        "no-grafana", at: name?.span ?? board.sections.entries.first?.key.span,
        "the stack has no Grafana to show a dashboard",
        help: "remove 'grafana: false', or the dashboard")
    }
    plan.boards.append(planned)
  }

  private static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 60
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F
      }
  }
}
