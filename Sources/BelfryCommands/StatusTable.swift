import BelfryCheck
import BelfryModels
import BelfryProfile
import BelfryProvision
import BelfrySource
import BelfryYAML

extension Budgets {
  /// Reads `belfry.yaml` beside a bundle; nothing is said where there is none.
  static func read(_ folder: String) -> Budgets {
    let path = folder.hasSuffix("/") ? "\(folder)belfry.yaml" : "\(folder)/belfry.yaml"
    guard Input.isThere(path), let file = try? Input.file(path),
      let budgets = ProfileReader.read(file).profile?.budgets
    else { return Budgets() }
    return Budgets(
      series: budgets.series?.value, samples: budgets.samples?.value,
      disk: budgets.disk.map { Int(clamping: $0.value.bytes) })
  }
}

/// A status as text, and for machines.
struct StatusTable {
  let budgets: Budgets
  let isColoured: Bool
  private static let mostAlerts = 12
  private static let mostTargets = 8

  private enum Colour: Int {
    case green = 32
    case yellow = 33
    case red = 31
  }

  /// The whole table.
  func text(_ status: StackStatus) -> String {
    var text = "\(status.project)\n"
    text += services(status)
    for silent in status.silent { text += "  \(paint("!", .red)) \(silent)\n" }
    guard let alerts = status.alerts else { return text }
    text += targets(status)
    text += self.alerts(alerts)
    text += amounts(status)
    return text
  }

  private func services(_ status: StackStatus) -> String {
    let good = status.services.count { $0.state.phase == .ready || $0.state.phase == .done }
    let colour: Colour = good == status.services.count ? .green : .red
    var text = "services   " + paint("\(good) of \(status.services.count)", colour) + " well\n"
    let width = status.services.map(\.service.count).max() ?? 0
    for (name, state) in status.services {
      let (mark, colour): (String, Colour) =
        switch state.phase {
        case .ready, .done: ("+", .green)
        case .starting, .waiting: ("~", .yellow)
        case .failed: ("!", .red)
        }
      text += "  \(paint(mark, colour)) \(name.padded(to: width))  \(state.words)\n"
    }
    return text
  }

  private func targets(_ status: StackStatus) -> String {
    let up = status.targets - status.down.count
    let colour: Colour = status.down.isEmpty ? .green : .yellow
    var text = "targets    " + paint("\(up) of \(status.targets)", colour) + " up\n"
    for target in status.down.prefix(Self.mostTargets) {
      text += "  \(paint("!", .yellow)) \(target.job) \(target.address): \(target.error)\n"
    }
    let rest = status.down.count - Self.mostTargets
    if rest > 0 { text += "    and \(rest) more\n" }
    return text
  }

  private func alerts(_ alerts: [StackStatus.Alert]) -> String {
    let firing = alerts.count { $0.state == "firing" && $0.name != StackStatus.heartbeat }
    let pending = alerts.count { $0.state == "pending" }
    let isCritical = alerts.contains { $0.state == "firing" && $0.severity == "critical" }
    let colour: Colour = isCritical ? .red : firing + pending > 0 ? .yellow : .green
    var text = "alerts     " + paint("\(firing) firing, \(pending) pending", colour) + "\n"
    let shown = alerts.filter { $0.name != StackStatus.heartbeat }
    for alert in shown.prefix(Self.mostAlerts) {
      let colour: Colour =
        alert.state == "firing" && alert.severity == "critical" ? .red : .yellow
      let head = paint(alert.severity.padded(to: 8), colour)
      text += "  \(head) \(alert.state.padded(to: 7)) \(alert.name)  \(alert.labels)\n"
    }
    if shown.count > Self.mostAlerts { text += "    and \(shown.count - Self.mostAlerts) more\n" }
    return text
  }

  private func amounts(_ status: StackStatus) -> String {
    var text = ""
    if let stored = status.stored {
      let limit = budgets.disk ?? status.storeLimit
      text += "disk       "
      text += paint(HostInspector.size(stored), level(Double(stored), of: limit))
      text += limit.map { " of \(HostInspector.size($0))\n" } ?? "\n"
    }
    if let series = status.series {
      text += "series     " + paint("\(series)", level(Double(series), of: budgets.series))
      text += budgets.series.map { " of \($0)\n" } ?? "\n"
    }
    if let samples = status.samples {
      let tenths = Int((samples * 10).rounded())
      text += "ingestion  "
      text += paint("\(tenths / 10).\(tenths % 10)", level(samples, of: budgets.samples))
      text += " samples/s" + (budgets.samples.map { " of \($0)\n" } ?? "\n")
    }
    return text
  }

  private func level(_ value: Double, of budget: Int?) -> Colour {
    guard let budget, budget > 0 else { return .green }
    let share = value / Double(budget)
    return share > 1 ? .red : share > 0.8 ? .yellow : .green
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// An alert for machines.
  static func value(_ alert: StackStatus.Alert) -> Value {
    .mapping([
      .init("name", .string(alert.name)), .init("state", .string(alert.state)),
      .init("severity", .string(alert.severity)), .init("labels", .string(alert.labels)),
      .init("since", .string(alert.since)), .init("summary", .string(alert.summary)),
      .init("receivers", .sequence(alert.receivers.map(Value.string))),
    ])
  }

  /// The status for machines.
  static func json(_ status: StackStatus) -> String {
    func number(_ value: Int?) -> Value { value.map(Value.integer) ?? .null }
    let services = status.services.map { name, state in
      Value.mapping([
        .init("name", .string(name)), .init("phase", .string(state.phase.rawValue)),
        .init("words", .string(state.words)),
      ])
    }
    let down = status.down.map { target in
      Value.mapping([
        .init("job", .string(target.job)), .init("address", .string(target.address)),
        .init("error", .string(target.error)),
      ])
    }
    return StackAnswer.json([
      .init("project", .string(status.project)), .init("well", .bool(status.isWell)),
      .init("services", .sequence(services)), .init("targets", .integer(status.targets)),
      .init("targets_down", .sequence(down)),
      .init("alerts", status.alerts.map { .sequence($0.map(value)) } ?? .null),
      .init("stored_bytes", number(status.stored)),
      .init("stored_bytes_limit", number(status.storeLimit)),
      .init("series", number(status.series)),
      .init("samples_per_second", status.samples.map { .number("\($0)") } ?? .null),
      .init("silent", .sequence(status.silent.map(Value.string))),
    ])
  }
}
