import BelfryTestSupport
import Foundation
import Testing

/// amtool as it is in PATH or beside the tests' own tools.
enum Amtool {
  static let tool = Tool("amtool")

  /// What amtool prints, line by line.
  static func run(_ arguments: [String]) throws -> [String] {
    let text = try #require(tool).run(arguments, withErrors: false).output
    return text.split(whereSeparator: { "\n,".contains($0) }).map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
  }
}

@Suite("Routes", .enabled(if: Amtool.tool != nil, "skipped: no amtool"))
struct RoutingTests {
  /// A route of the profile as this test understands it.
  struct Route: Sendable {
    var text: String
    var channels: [String]
    var goesOn = false
    var fits: @Sendable (_ severity: String, _ team: String, _ service: String) -> Bool
  }

  static let routes: [Route] = [
    Route(
      text: "{severity: critical, channels: [pager, slack], repeat: 30m, continue: true}",
      channels: ["pager", "slack"], goesOn: true, fits: { severity, _, _ in severity == "critical" }
    ),
    Route(
      text: "{team: web, channels: [teams, slack], mute: [nights], continue: true}",
      channels: ["teams", "slack"], goesOn: true, fits: { _, team, _ in team == "web" }),
    Route(
      text: "{team: money, severity: [warning, critical], channels: [hook, slack], wait: 10s}",
      channels: ["hook", "slack"],
      fits: { severity, team, _ in team == "money" && severity != "info" }),
    Route(
      text: "{service: api, severity: warning, channels: [mail, slack]}",
      channels: ["mail", "slack"],
      fits: { severity, _, service in service == "api" && severity == "warning" }),
    Route(
      text: "{severity: info, channels: [log], repeat: 1d}", channels: ["log"],
      fits: { severity, _, _ in severity == "info" }),
  ]

  static let profile = """
    project: shop
    team: ops
    services:
      api: {metrics: "api:1", team: web, workloads: [http]}
      pay: {metrics: "pay:1", team: money, workloads: [http]}
    channels:
      slack: {slack: {channels: {default: "#a", critical: "#c"}}}
      mail: {email: {recipients: {critical: [a@b.test], warning: [b@b.test]}, from: c@b.test, smarthost: "m:25"}}
      pager: {pagerduty: }
      teams: {teams: }
      hook: {webhook: {bearer: true}}
      log: {log: }
    routes:
    \(routes.map { "  - \($0.text)" }.joined(separator: "\n"))
    times: {nights: {from: "22:00", to: "06:00"}}
    heartbeat: {webhook: }
    alerts: {HttpErrorRateHigh: {channels: [log, mail]}}

    """

  /// What the documentation promises: a channel once, those of the first route that fits, and of
  /// the ones after it as long as they say continue; all channels where none fits.
  private func wanted(_ severity: String, _ team: String, _ service: String) -> Set<String> {
    var found: Set<String> = []
    var isTaken = false
    for route in Self.routes where route.fits(severity, team, service) {
      isTaken = true
      found.formUnion(route.channels)
      if !route.goesOn { break }
    }
    return isTaken ? found : ["slack", "mail", "pager", "teams", "hook", "log"]
  }

  /// Mail has nobody for info.
  private func reached(_ channels: Set<String>, _ severity: String) -> Set<String> {
    severity == "info" ? channels.subtracting(["mail"]) : channels
  }

  /// Channels of a receiver, told by its parts rather than its name.
  private func channels(_ receiver: String, _ configuration: String) -> [String] {
    let blocks = configuration.components(separatedBy: "\n  - name: ")
    let block = blocks.dropFirst().first { $0.hasPrefix(receiver + "\n") || $0 == receiver } ?? ""
    let signs = [
      ("slack_configs", "slack"), ("email_configs", "mail"), ("pagerduty_configs", "pager"),
      ("msteamsv2_configs", "teams"), ("hook_webhook_token", "hook"), ("alert-log:8080", "log"),
      ("heartbeat_webhook_url", "heartbeat"),
    ]
    return signs.filter { block.contains($0.0) }.map(\.1)
  }

  @Test("Every severity, team and service reaches what the profile says, each channel once")
  func everyAlert() throws {
    try Program.withFolder { folder in
      try Data(Self.profile.utf8).write(to: folder.appendingPathComponent("belfry.yaml"))
      let outcome = try Program.run(["generate", "-o", "m"], in: folder)
      try #require(outcome.status == 0, "\(outcome.errors)")
      let checked = try Program.run(["check", "m"], in: folder)
      #expect(checked.output.contains("nothing to report"), "\(checked.output)")
      let file = folder.appendingPathComponent("m/alertmanager/alertmanager.yml")
      let text = try String(contentsOf: file, encoding: .utf8)
      func route(_ labels: [String]) throws -> [String] {
        try Amtool.run(["config", "routes", "test", "--config.file", file.path] + labels)
      }
      for severity in ["critical", "warning", "info"] {
        for team in ["web", "money", "ops"] {
          for service in ["api", "pay", "node"] {
            let receivers = try route([
              "alertname=X", "severity=\(severity)", "team=\(team)", "service=\(service)",
            ])
            let told = receivers.flatMap { channels($0, text) }
            let promised = reached(wanted(severity, team, service), severity)
            #expect(told.sorted() == promised.sorted(), "\(severity) \(team) \(service)")
            let isCritical = severity == "critical"
            for receiver in receivers where channels(receiver, text).contains("slack") {
              let block = text.components(separatedBy: "\n  - name: \(receiver)\n")[1]
                .components(separatedBy: "\n  - name: ")[0]
              #expect(block.contains("\"#c\"") == isCritical, "\(receiver)")
            }
          }
        }
      }
      #expect(try route(["alertname=Watchdog", "severity=info"]) == ["heartbeat"])
      // What an alert says itself counts, whatever routes say.
      for severity in ["critical", "warning"] {
        let own = try route(["alertname=Y", "severity=\(severity)", "team=web", "notify=log+mail"])
        #expect(own.flatMap { channels($0, text) }.sorted() == ["log", "mail"])
      }
      let rules = try String(
        contentsOf: folder.appendingPathComponent("m/prometheus/alert_rules.yml"), encoding: .utf8)
      #expect(rules.contains("notify: log+mail"))
    }
  }

  @Test("Messages are texts that people can read", arguments: ["text", "slack", "markdown"])
  func messages(_ name: String) throws {
    let template = "{{ template \"belfry.\(name)\" . }}"
    let folder = "templates/alertmanager/files/alertmanager/templates"
    let glob = Program.root.appendingPathComponent(folder).path + "/*.tmpl"
    try Program.withFolder { folder in
      let data = folder.appendingPathComponent("data.json")
      let alert =
        "{\"status\":\"firing\",\"labels\":{\"alertname\":\"A\",\"severity\":\"critical\"},"
        + "\"annotations\":{\"summary\":\"It is broken\",\"description\":\"Very.\","
        + "\"runbook_url\":\"https://r.test/a\"},\"startsAt\":\"2026-11-21T12:00:00Z\"}"
      try Data(
        "{\"status\":\"firing\",\"alerts\":[\(alert)],\"commonLabels\":{},\"commonAnnotations\":{}}"
          .utf8
      ).write(to: data)
      let lines = try Amtool.run([
        "template", "render", "--template.glob=\(glob)", "--template.text=\(template)",
        "--template.data=\(data.path)",
      ])
      let text = lines.joined(separator: "\n")
      #expect(text.contains("It is broken") && text.contains("Very."), "\(text)")
      #expect(text.contains("https://r.test/a") && text.contains("2026-11-21 12:00:00 UTC"))
      #expect(!text.contains("no value") && !text.contains("error"), "\(text)")
    }
  }
}
