import Foundation
import Testing

/// Whom the alerts of the committed stacks reach, as the guides say it.
@Suite("Routes of the stacks", .enabled(if: Amtool.tool != nil, "skipped: no amtool"))
struct StackRoutingTests {
  /// An alert of a stack, and everything in Alertmanager's file that stands for who is told.
  struct Promise: Sendable, CustomTestStringConvertible {
    var stack: String
    var alert: String
    var reaches: Set<String>
    var testDescription: String { "\(stack): \(alert)" }
  }

  static let promises: [Promise] = [
    // Guide 000: three teams by mail, and PagerDuty for what is critical.
    Promise(
      stack: "markdown-brain-bot", alert: "SearchSlow",
      reaches: ["ops-team@company.com", "pagerduty"]),
    Promise(
      stack: "markdown-brain-bot", alert: "RedisMemoryHigh",
      reaches: ["ops-team@company.com", "pagerduty"]),
    Promise(
      stack: "markdown-brain-bot", alert: "SearchCacheHitRateLow",
      reaches: ["dev-team@company.com"]),
    Promise(stack: "markdown-brain-bot", alert: "LlmTokensHigh", reaches: ["billing@company.com"]),
    Promise(stack: "markdown-brain-bot", alert: "NodeCpuHigh", reaches: ["ops-team@company.com"]),
    // Guide 001: mail and Slack.
    Promise(
      stack: "ai-assistant", alert: "HttpErrorRateHigh",
      reaches: ["admin@assistant.internal", "#alerts"]),
    Promise(stack: "ai-assistant", alert: "HttpLatencyHigh", reaches: ["#alerts"]),
    // Guide 002: mail.
    Promise(
      stack: "artisan-hub", alert: "LlmProviderErrorsHigh", reaches: ["alerts@artisanhub.com"]),
    // Guide 003: the pager for slow searches, a long queue and a failed health check.
    Promise(stack: "llmemory", alert: "SearchVerySlow", reaches: ["pagerduty"]),
    Promise(stack: "llmemory", alert: "EmbeddingQueueCritical", reaches: ["pagerduty"]),
    Promise(stack: "llmemory", alert: "ProbeFailed", reaches: ["pagerduty"]),
    Promise(stack: "llmemory", alert: "EmbeddingQueueBacklog", reaches: ["log"]),
    // Guide 004: channels by alert and by severity.
    Promise(stack: "internal-platform", alert: "HighCpu", reaches: ["#alerts"]),
    Promise(
      stack: "internal-platform", alert: "CriticalMemory",
      reaches: ["#critical-alerts", "admin@maurinventures.com"]),
    Promise(
      stack: "internal-platform", alert: "AppDown",
      reaches: ["#critical-alerts", "admin@maurinventures.com", "log"]),
    Promise(stack: "internal-platform", alert: "SlowResponse", reaches: ["#alerts", "log"]),
    Promise(
      stack: "internal-platform", alert: "HighAiCosts",
      reaches: ["#alerts", "dev-team@maurinventures.com"]),
    Promise(stack: "internal-platform", alert: "ManyAiCalls", reaches: ["log"]),
  ]

  @Test("Every alert that a guide routes reaches exactly whom the guide says", arguments: promises)
  func reaches(_ promise: Promise) throws {
    let bundle = Program.root.appendingPathComponent("stacks/\(promise.stack)")
    let rules = try String(
      contentsOf: bundle.appendingPathComponent("prometheus/alert_rules.yml"), encoding: .utf8)
    let labels = try #require(Self.labels(of: promise.alert, in: rules), "no such alert")
    let file = bundle.appendingPathComponent("alertmanager/alertmanager.yml")
    let receivers = try Amtool.run(
      ["config", "routes", "test", "--config.file", file.path, "alertname=\(promise.alert)"]
        + labels)
    let text = try String(contentsOf: file, encoding: .utf8)
    let told = receivers.flatMap { Self.parts(of: $0, in: text) }
    #expect(Set(told) == promise.reaches)
    #expect(told.count == Set(told).count, "nobody is told twice")
  }

  /// The labels that a rule adds, as amtool takes them.
  static func labels(of alert: String, in rules: String) -> [String]? {
    let blocks = rules.components(separatedBy: "      - alert: ")
    guard let block = blocks.first(where: { $0.hasPrefix(alert + "\n") }) else { return nil }
    let lines = block.components(separatedBy: "\n").drop { $0 != "        labels:" }.dropFirst()
    return lines.prefix { $0.hasPrefix("          ") }.map {
      $0.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ": ", with: "=")
        .replacingOccurrences(of: "\"", with: "")
    }
  }

  /// Addresses, channels and pagers of a receiver.
  static func parts(of receiver: String, in configuration: String) -> [String] {
    let blocks = configuration.components(separatedBy: "\n  - name: ").dropFirst()
    let block = blocks.first { $0.hasPrefix(receiver + "\n") } ?? ""
    var parts: [String] = []
    for line in block.components(separatedBy: "\n") {
      let words = line.trimmingCharacters(in: .whitespaces)
      for key in ["to: ", "channel: ", "- to: ", "- channel: "] where words.hasPrefix(key) {
        parts.append(words.dropFirst(key.count).replacingOccurrences(of: "\"", with: ""))
      }
      if words == "pagerduty_configs:" { parts.append("pagerduty") }
      if words.contains("alert-log:8080") { parts.append("log") }
    }
    return parts
  }
}
