import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let forOverUptime = CheckRule(
    "rules/for-over-uptime", .warning,
    summary: "A hold time as long as a restarted program stays young.",
    rationale: """
      A program is younger than a minute for one minute. An alert that wants this to hold for \
      five fires after no restart, only while the program starts over and over.
      """,
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: MysqlRestarted
                expr: mysql_global_status_uptime < 60
                for: ⟦5m⟧
              - alert: Restarted
                expr: up == 1 and (time() - process_start_time_seconds) / 60 < 2
                for: ⟦2m⟧

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: MysqlRestarted
                expr: mysql_global_status_uptime < 60
                for: 0m
              - alert: Restarted
                expr: time() - process_start_time_seconds < 300
                for: 1m
              - alert: RestartsOften
                expr: time() - process_start_time_seconds < 60
                for: 10m
              - alert: Old
                expr: 86400 < time() - process_start_time_seconds
                for: 2d
              - alert: Young
                expr: sum(time() - process_start_time_seconds < 60) > 5
                for: 5m

        """),
    ],
    check: .rule { rule, reporter in
      guard rule.isAlert, let expression = rule.expression, let node = rule.node["for"],
        let hold = durationMilliseconds(node.text), hold > 0,
        let limit = agesAsked(expression).min(), limit > 0, limit * 1000 <= Double(hold),
        !isOfMany(rule)
      else { return }
      let text = durationText(milliseconds: Int64(limit * 1000))
      reporter.report(
        at: node.span, "a program is that young for \(text) only: one restart never fires",
        help: "make it shorter than \(text), or leave 'for' out")
    }
  )
}

/// Whether the alert is about restarts that come over and over.
private func isOfMany(_ rule: RuleSubject) -> Bool {
  let texts = [rule.name?.text ?? ""] + rule.annotations.map(\.value.text)
  let words = ["again", "continu", "crash", "flap", "frequent", "loop", "often", "repeat"]
  return texts.contains { text in
    let text = text.lowercased()
    return words.contains { text.contains($0) }
  }
}

/// Ages in seconds, under each of which every series of the result must be.
private func agesAsked(_ subject: ExpressionSubject) -> [Double] {
  var found: [Double] = []
  var open = [subject.tree.root]
  while let next = open.popLast() {
    guard case .binary(let node) = subject.bare(next), !node.isBool else { continue }
    switch node.op {
    case .and: open += [node.left, node.right]
    case .unless: open.append(node.left)
    case .less, .lessOrEqual:
      if let age = age(node.left, under: node.right, subject) { found.append(age) }
    case .greater, .greaterOrEqual:
      if let age = age(node.right, under: node.left, subject) { found.append(age) }
    default: continue
    }
  }
  return found
}

/// The limit in seconds, where a part is the age of a program, in whatever unit.
private func age(_ part: NodeID, under limit: NodeID, _ subject: ExpressionSubject) -> Double? {
  guard var seconds = subject.constant(limit) else { return nil }
  var part = part
  while case .binary(let node) = subject.bare(part), node.op == .divide || node.op == .multiply {
    guard let factor = subject.constant(node.right), factor > 0 else { return nil }
    seconds = node.op == .divide ? seconds * factor : seconds / factor
    part = node.left
  }
  return isAge(part, subject) && seconds.isFinite && seconds < 1e9 ? seconds : nil
}

/// Whether a part says for how many seconds something has been running.
private func isAge(_ part: NodeID, _ subject: ExpressionSubject) -> Bool {
  switch subject.bare(part) {
  case .selector(let selector):
    guard selector.modifiers.isEmpty, let metric = selector.metric else { return false }
    return uptimes.contains(metric) || metric.hasSuffix("_uptime_seconds")
      || metric.hasSuffix("_uptime_in_seconds")
  case .binary(let node) where node.op == .subtract:
    guard case .call(let call) = subject.bare(node.left), call.name == "time",
      case .selector(let selector) = subject.bare(node.right), selector.modifiers.isEmpty,
      let metric = selector.metric
    else { return false }
    return starts.contains { metric.hasSuffix($0) }
  default: return false
  }
}

/// Seconds since a start, under names that do not say so.
private let uptimes: Set<String> = ["mongodb_ss_uptime", "mysql_global_status_uptime"]

/// Ends of names that hold the time of a start.
private let starts = [
  "boot_time_seconds", "container_start_time_seconds", "process_start_time_seconds",
]
