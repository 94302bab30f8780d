import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// The dashboards of services, dependencies and the stack's parts, from what packs describe.
struct PackBoards {
  let plan: StackPlan

  /// Who contributes which sections to a dashboard.
  private struct Draft {
    var board: Board
    var parts: [PackInstance] = []
    /// Sections that other dashboards have as well.
    var extra: [(title: String, section: PanelSection, instance: PackInstance)] = []
  }

  /// Titles of dashboards that packs join by name.
  private static let titles: [String: (title: String, about: String)] = [
    "system": (
      "Hosts and containers", "Processor, memory, disks and network of host and containers."
    ),
    "stack": ("Monitoring itself", "Prometheus, Alertmanager, Grafana and what else watches."),
    "logs": ("Logs", "Where logs are stored, and how fast they arrive."),
    "traces": (
      "Traces", "What services tell about their calls in spans, and what carries and keeps these."
    ),
    "cost": ("LLM cost", "Tokens and money of language models, over all services."),
  ]

  /// Every dashboard, in the order of the profile.
  func boards() -> [Board] {
    var drafts: [Draft] = []
    for instance in plan.instances where instance.pack.name != "slo" {
      guard let described = instance.pack.board else { continue }
      let draft = draft(instance, described)
      let index = index(of: draft, in: &drafts)
      drafts[index].parts.append(instance)
    }
    for service in plan.profile.services.entries where !service.value.ownMetrics.isEmpty {
      _ = index(of: self.service(service.key.value), in: &drafts)
    }
    for instance in plan.instances {
      for section in instance.pack.board?.sections ?? [] {
        guard let name = section.board else { continue }
        let index = index(of: joined(name, tag: "service"), in: &drafts)
        drafts[index].extra.append(("\(instance.name): \(section.title)", section, instance))
      }
    }
    return drafts.map(finish) + (plan.slos.isEmpty ? [] : [SloBoard(plan: plan).board])
  }

  private func index(of draft: Draft, in drafts: inout [Draft]) -> Int {
    if let index = drafts.firstIndex(where: { $0.board.file == draft.board.file }) { return index }
    drafts.append(draft)
    return drafts.count - 1
  }

  // MARK: Beginnings

  private func draft(_ instance: PackInstance, _ described: PackBoard) -> Draft {
    switch instance.pack.manifest.kind?.value {
    case .workload: return service(instance.name)
    case .dependency:
      return Draft(
        board: Board(
          file: "dependency-\(instance.name)", title: "\(plan.title): \(instance.name)",
          about: "\(instance.pack.manifest.title) at "
            + "\(instance.placeholders.values["address"] ?? instance.name).",
          tags: tags("dependency", instance.team)))
    default: return joined(described.board ?? "stack", tag: "stack")
    }
  }

  private func service(_ name: String) -> Draft {
    let team = (plan.profile.services[name]?.team ?? plan.profile.team)?.value.text
    let address = plan.profile.services[name]?.metrics?.value.address.text ?? name
    return Draft(
      board: Board(
        file: "service-\(name)", title: "\(plan.title): \(name)",
        about: "The service \(name), by its own metrics at \(address).",
        tags: tags("service", team)))
  }

  private func joined(_ name: String, tag: String) -> Draft {
    let known = Self.titles[name]
    return Draft(
      board: Board(
        file: name, title: "\(plan.title): \(known?.title ?? name)", about: known?.about ?? "",
        tags: [plan.project, tag]))
  }

  private func tags(_ kind: String, _ team: String?) -> [String] {
    [plan.project, kind] + (team.map { ["team-\($0)"] } ?? [])
  }

  // MARK: Ends

  private func finish(_ draft: Draft) -> Board {
    var board = draft.board
    let isShared = draft.parts.count > 1
    let owners = draft.parts + draft.extra.map(\.instance)
    board.jobs = owners.flatMap { plan.jobs(of: $0) }.unique
    for instance in draft.parts {
      let binder = PanelBinder(plan, instance)
      for section in instance.pack.board?.sections ?? [] {
        let pack = instance.pack.manifest.title
        let title =
          isShared && pack != section.title ? "\(pack): \(section.title)" : section.title
        board.sections.append(
          BoardSection(title: title, panels: section.panels.compactMap { binder.panel($0.value) }))
      }
      board.marks += (instance.pack.board?.marks ?? []).compactMap { binder.moment($0.value) }
    }
    for (title, section, instance) in draft.extra {
      let binder = PanelBinder(plan, instance)
      board.sections.append(
        BoardSection(title: title, panels: section.panels.compactMap { binder.panel($0.value) }))
    }
    if let service = board.file.after("service-") {
      if board.jobs.isEmpty { board.jobs = [service] }
      board.sections += OwnMetricSections(plan: plan).sections(of: service)
    }
    let services = Set(owners.map(\.service)).sorted()
    board.alerts = Self.alerts(jobs: board.jobs, services: services)
    let name = board.file.after("service-") ?? board.file.after("dependency-")
    if let name, let logs = plan.logs(of: name) { board.links.append(logs) }
    return board
  }

  /// Alerts that fire of some jobs or services.
  static func alerts(jobs: [String], services: [String]) -> String {
    func firing(_ label: String, _ values: [String]) -> String {
      let matcher =
        values.count == 1
        ? "\(label)=\"\(values[0])\"" : "\(label)=~\"\(values.joined(separator: "|"))\""
      return "ALERTS{alertstate=\"firing\", \(matcher)}"
    }
    let parts = [("job", jobs), ("service", services)].filter { !$0.1.isEmpty }
    return parts.map(firing).joined(separator: " or ")
  }
}

extension StackPlan {
  /// The scrape jobs behind an instance.
  func jobs(of instance: PackInstance) -> [String] {
    let scraped = instance.pack.manifest.scrape.compactMap { job -> String? in
      guard case .string(let name)? = job.value["job_name"] else { return nil }
      return try? instance.placeholders.fill(name)
    }
    let pages: [String] =
      switch instance.pack.name {
      case "blackbox": probes.map { "blackbox-\($0.name)" }
      case "json": profile.json.entries.map { "json-\($0.key.value)" }
      default: []
      }
    let jobs = scraped + pages
    return jobs.isEmpty ? [instance.job] : jobs
  }
}

extension String {
  /// What follows a beginning; nothing where the text begins otherwise.
  func after(_ start: String) -> String? {
    hasPrefix(start) ? String(dropFirst(start.count)) : nil
  }
}
