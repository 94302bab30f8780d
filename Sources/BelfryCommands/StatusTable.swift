import BelfryProvision
import BelfryReport

/// A status as text.
struct StatusTable {
  let budgets: Budgets
  let isColoured: Bool

  /// How much of the lists is shown.
  struct Room {
    /// Columns of a screen; nothing where lines may be of any length.
    var columns: Int?
    var services = Int.max
    var targets = 8
    var alerts = 12
  }

  private enum Colour: Int {
    case green = 32
    case yellow = 33
    case red = 31
  }

  /// The whole table.
  func text(_ status: StackStatus) -> String {
    lines(status, Room()).map { $0 + "\n" }.joined()
  }

  /// The table for a screen: what is well stands in columns, lists are as long as there is room.
  func text(_ status: StackStatus, columns: Int, rows: Int) -> String {
    var room = Room(columns: columns, services: max(3, rows / 2 - 1), targets: 0, alerts: 0)
    // With empty lists: 'and so many more' stands for one line each.
    let free = max(0, rows - lines(status, room).count)
    let (targets, alerts) = (status.down.count, Self.shown(status.alerts ?? []).count)
    // The last of a list takes the place of 'more'.
    let (mostTargets, mostAlerts) = (max(0, targets - 1), max(0, alerts - 1))
    let forTargets = min(mostTargets, max(free / 3, free - mostAlerts))
    let forAlerts = min(mostAlerts, free - forTargets)
    room.targets = forTargets == mostTargets ? targets : forTargets
    room.alerts = forAlerts == mostAlerts ? alerts : forAlerts
    return lines(status, room).map { $0 + "\n" }.joined()
  }

  private func lines(_ status: StackStatus, _ room: Room) -> [String] {
    var lines = [TextWidth.plain(status.project)]
    if let columns = room.columns, !status.time.isEmpty {
      let free = columns - TextWidth.columns(of: lines[0])
      if free > status.time.count {
        lines[0] += Self.blanks(free - status.time.count) + status.time
      }
    }
    lines += services(status, room)
    if !status.secrets.isEmpty {
      let names = status.secrets.joined(separator: ", ")
      lines.append("secrets    " + paint("changed since 'belfry up': \(names)", .yellow))
    }
    for silent in status.silent {
      lines.append("targets    " + paint(TextWidth.plain(silent), .red))
    }
    guard let alerts = status.alerts else { return lines }
    return lines + targets(status, room) + self.alerts(alerts, room) + amounts(status)
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  // MARK: Services

  private func services(_ status: StackStatus, _ room: Room) -> [String] {
    let good = status.services.filter(\.state.isWell)
    let colour: Colour = good.count == status.services.count ? .green : .red
    var lines = [
      "services   " + paint("\(good.count) of \(status.services.count)", colour) + " well"
    ]
    let width = status.services.map { TextWidth.columns(of: $0.service) }.max() ?? 0
    func line(_ name: String, _ state: ServiceState) -> String {
      let (mark, colour): (String, Colour) =
        switch state.phase {
        case .ready, .done: ("+", .green)
        case .starting, .waiting: ("~", .yellow)
        case .failed: ("!", .red)
        }
      let words = TextWidth.plain(state.words)
      return "  \(paint(mark, colour)) \(TextWidth.padded(name, to: width))  \(words)"
    }
    guard let columns = room.columns else {
      return lines + status.services.map { line($0.service, $0.state) }
    }
    let ill = status.services.filter { !$0.state.isWell }
    // The worst first: what has failed, then what is on its way.
    let order = ill.filter { $0.state.phase == .failed } + ill.filter { $0.state.phase != .failed }
    // One line stays for what is well, and one says what is left out.
    let most = good.isEmpty ? room.services : room.services - 1
    let told = order.count > most ? most - 1 : order.count
    lines += order.prefix(told).map { line($0.service, $0.state) }
    if order.count > told { lines.append("    and \(order.count - told) more") }
    return lines + flow(good.map(\.service), columns, most: room.services - lines.count + 1)
  }

  /// Names of what is well, as many in a line as fit.
  private func flow(_ names: [String], _ columns: Int, most: Int) -> [String] {
    guard !names.isEmpty else { return [] }
    let widest = names.map { TextWidth.columns(of: $0) }.max() ?? 0
    let cell = min(widest, max(8, columns - 4))
    let count = max(1, (columns + 1) / (cell + 5))
    let height = (names.count + count - 1) / count
    let shown = height > most ? most - 1 : height
    var lines = (0..<shown).map { row in
      // Down, then to the right, as lists are read.
      let places = stride(from: row, to: names.count, by: height)
      let cells = places.map { place in
        let name = TextWidth.cut(names[place], to: cell)
        let isLast = place + height >= names.count
        return "  \(paint("+", .green)) \(isLast ? name : TextWidth.padded(name, to: cell))"
      }
      return cells.joined(separator: " ")
    }
    if shown < height {
      let told = names.indices.filter { $0 % height < shown }.count
      lines.append("    and \(names.count - told) more that are well")
    }
    return lines
  }

  // MARK: Targets and alerts

  private func targets(_ status: StackStatus, _ room: Room) -> [String] {
    let up = status.targets - status.down.count
    let colour: Colour = status.down.isEmpty ? .green : .yellow
    var lines = ["targets    " + paint("\(up) of \(status.targets)", colour) + " up"]
    for target in status.down.prefix(room.targets) {
      let words = "\(target.job) \(target.address): \(TargetFault.short(target.error))"
      lines.append("  \(paint("!", .yellow)) \(TextWidth.plain(words))")
    }
    let rest = status.down.count - room.targets
    if rest > 0 { lines.append("    and \(rest) more") }
    return lines
  }

  private static func shown(_ alerts: [StackStatus.Alert]) -> [StackStatus.Alert] {
    alerts.filter { $0.name != StackStatus.heartbeat }
  }

  private func alerts(_ alerts: [StackStatus.Alert], _ room: Room) -> [String] {
    let shown = Self.shown(alerts)
    let firing = shown.count { $0.state == "firing" }
    let pending = shown.count { $0.state == "pending" }
    let isCritical = shown.contains { $0.state == "firing" && $0.severity == "critical" }
    let colour: Colour = isCritical ? .red : firing + pending > 0 ? .yellow : .green
    var lines = ["alerts     " + paint("\(firing) firing, \(pending) pending", colour)]
    for alert in shown.prefix(room.alerts) {
      let colour: Colour =
        alert.state == "firing" && alert.severity == "critical" ? .red : .yellow
      let head = paint(alert.severity.padded(to: 8), colour)
      let about = [alert.summary, alert.labels].filter { !$0.isEmpty }.joined(separator: "  ")
      lines.append(
        "  \(head) \(alert.state.padded(to: 7)) " + TextWidth.plain("\(alert.name)  \(about)"))
    }
    let rest = shown.count - room.alerts
    if rest > 0 { lines.append("    and \(rest) more") }
    return lines
  }

  // MARK: Amounts

  private func amounts(_ status: StackStatus) -> [String] {
    var lines: [String] = []
    if let stored = status.stored {
      let limit = budgets.disk ?? status.storeLimit
      lines.append(
        "disk       " + paint(HostInspector.size(stored), level(Double(stored), of: limit))
          + (limit.map { " of \(HostInspector.size($0))" } ?? ""))
    }
    if let series = status.series {
      lines.append(
        "series     " + paint("\(series)", level(Double(series), of: budgets.series))
          + (budgets.series.map { " of \($0)" } ?? ""))
    }
    if let samples = status.samples {
      let tenths = Int((samples * 10).rounded())
      lines.append(
        "ingestion  " + paint("\(tenths / 10).\(tenths % 10)", level(samples, of: budgets.samples))
          + " samples/s" + (budgets.samples.map { " of \($0)" } ?? ""))
    }
    return lines
  }

  private func level(_ value: Double, of budget: Int?) -> Colour {
    guard let budget, budget > 0 else { return .green }
    let share = value / Double(budget)
    return share > 1 ? .red : share > 0.8 ? .yellow : .green
  }

  private func paint(_ text: String, _ colour: Colour) -> String {
    isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}
