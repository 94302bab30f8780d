package import BelfryHTTP
import BelfryYAML
import Glibc

/// A synthetic alert that is sent to Alertmanager and followed until somebody was told.
package final class AlertTest {
  /// The alert's name.
  package static let name = "BelfryTest"
  private let prover: Prover
  private let labels: [(String, String)]
  private let mark: String
  private let sink: NotificationSink?

  /// - Parameters:
  ///   - labels: Labels that decide the route, besides the name.
  ///   - sink: Where the notification should arrive; else Alertmanager's own counters tell.
  package init(_ prover: Prover, labels: [(String, String)], sink: NotificationSink?) {
    self.prover = prover
    mark = String(decoding: SecretFiles.random(8), as: UTF8.self).lowercased()
    self.labels = [("alertname", Self.name), ("belfry_test", mark)] + labels
    self.sink = sink
  }

  /// Sends, follows, and takes the alert back.
  package func run() throws(ProvisionFailure) {
    guard let alertmanager = prover.client("alertmanager") else {
      throw ProvisionFailure(
        "the bundle runs no Alertmanager that can be reached", help: "'belfry up' starts it.")
    }
    var before: [String: Counter] = [:]
    try prover.prove("alert.accepted") { () throws(HTTPFailure) in
      before = try counters(alertmanager)
      try send(alertmanager, isOver: false)
      return .proven("Alertmanager took the alert '\(Self.name)'")
    }
    guard prover.isGood else { return }
    var receivers: [String] = []
    try prover.prove("alert.routed") { () throws(HTTPFailure) in
      receivers = try found(alertmanager)
      guard !receivers.isEmpty else { return .waiting("Alertmanager does not show it") }
      return .proven("its labels lead to \(receivers.map { "'\($0)'" }.joined(separator: ", "))")
    }
    if prover.isGood {
      try prover.prove("alert.delivered") { () throws(HTTPFailure) in
        if let sink { return arrived(sink) }
        return try delivered(alertmanager, receivers, before)
      }
    }
    try? prover.prove("alert.withdrawn") { () throws(HTTPFailure) in
      try send(alertmanager, isOver: true)
      return .proven("the alert is over")
    }
  }

  private func send(_ alertmanager: ProgramClient, isOver: Bool) throws(HTTPFailure) {
    func mapping(_ pairs: [(String, String)]) -> Value {
      .mapping(pairs.map { Value.Entry($0.0, .string($0.1)) })
    }
    var entries: [Value.Entry] = [
      .init("labels", mapping(labels)),
      .init(
        "annotations",
        mapping([
          ("summary", "A test by belfry; nothing is wrong"),
          ("description", "Sent by 'belfry alerts test' to see that notifications arrive."),
        ])),
    ]
    // Without an end it would fire until resolve_timeout (five minutes by default).
    entries.append(.init("endsAt", .string(Self.time(inSeconds: isOver ? 0 : 300))))
    try alertmanager.send("/api/v2/alerts", .sequence([.mapping(entries)]))
  }

  private func found(_ alertmanager: ProgramClient) throws(HTTPFailure) -> [String] {
    let answer = try alertmanager.json(
      "/api/v2/alerts", [("filter", "belfry_test=\"\(mark)\"")])
    return (answer.items.first?["receivers"]?.items ?? []).compactMap { $0["name"]?.text }
  }

  private func arrived(_ sink: NotificationSink) -> Look {
    let seen = sink.take()
    guard seen.contains(where: { $0.contains(mark) }) else {
      return .waiting("no notification has arrived at the sink")
    }
    return .proven("its notification arrived at the sink")
  }

  /// Requests of an integration, and those that failed.
  private struct Counter {
    var requests = 0.0
    var failed = 0.0
  }

  /// Whether the integrations of the receivers sent something that was taken.
  private func delivered(
    _ alertmanager: ProgramClient, _ receivers: [String], _ before: [String: Counter]
  ) throws(HTTPFailure) -> Look {
    let wanted = integrations(receivers)
    guard !wanted.isEmpty else {
      return .doubtful("its receivers tell nobody, as the bundle wants it")
    }
    let now = try counters(alertmanager)
    var waiting: [String] = []
    for name in wanted {
      let requests = (now[name]?.requests ?? 0) - (before[name]?.requests ?? 0)
      let failed = (now[name]?.failed ?? 0) - (before[name]?.failed ?? 0)
      if requests > failed { continue }
      waiting.append(
        failed > 0 ? "\(name): \(Int(failed)) requests failed" : "\(name): nothing sent yet")
    }
    guard waiting.isEmpty else {
      let words = waiting + log().map { "  " + $0 }
      return .waiting("not every integration has delivered it", words)
    }
    return .proven("delivered by \(wanted.joined(separator: ", "))")
  }

  /// What Alertmanager wrote about notifications that failed.
  private func log() -> [String] {
    let service = prover.stack.model.running("alertmanager")?.name
    guard let container = prover.containers.first(where: { $0.service == service }) else {
      return []
    }
    return prover.stack.lastLines(container.id, 30).filter { $0.lowercased().contains("notify") }
      .suffix(2)
  }

  /// Integrations of receivers as Alertmanager's metrics call them.
  private func integrations(_ receivers: [String]) -> [String] {
    var names: Set<String> = []
    for receiver in prover.facts.alertmanager?["receivers"]?.items ?? []
    where receivers.contains(receiver["name"]?.text ?? "") {
      for pair in receiver.pairs where pair.key.text.hasSuffix("_configs") {
        names.insert(String(pair.key.text.dropLast("_configs".count)))
      }
    }
    return names.sorted()
  }

  private func counters(_ alertmanager: ProgramClient) throws(HTTPFailure) -> [String: Counter] {
    let text = String(decoding: try alertmanager.ask("/metrics"), as: UTF8.self)
    var found: [String: Counter] = [:]
    for line in text.split(separator: "\n") {
      guard line.hasPrefix("alertmanager_notification_requests_"),
        let value = line.split(separator: " ").last.flatMap({ Double($0) })
      else { continue }
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count > 1, parts[0].hasSuffix("integration=") else { continue }
      let name = String(parts[1])
      if line.hasPrefix("alertmanager_notification_requests_failed_total") {
        found[name, default: Counter()].failed += value
      } else if line.hasPrefix("alertmanager_notification_requests_total") {
        found[name, default: Counter()].requests += value
      }
    }
    return found
  }

  /// A time in RFC 3339.
  static func time(inSeconds seconds: Int) -> String {
    var now = Glibc.time(nil) + seconds
    var parts = tm()
    gmtime_r(&now, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
