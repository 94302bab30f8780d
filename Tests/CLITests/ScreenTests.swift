import BelfryTestSupport
import Foundation
import Testing

@testable import BelfryCommands
@testable import BelfryProvision

/// What `status --watch` draws, kept in `Tests/Fixtures/screens` with `^[` for the escape character.
/// `UPDATE_GOLDEN=1` writes them anew.
@Suite("Screens of status --watch")
struct ScreenTests {
  /// A state of a stack, by the name of its files.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var status: @Sendable () -> StackStatus
    var budgets = Budgets(series: 20_000, samples: 2000, disk: 10 << 30)
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "healthy") { status(services: ordinary) },
    Case(name: "degraded") {
      var status = ScreenTests.status(services: ordinary, ill: ["grafana": .running("starting")])
      status.alerts = [
        alert("HttpLatencyHigh", "warning", "job=api service=api", "api answers slowly"),
        alert("Watchdog", "none", "", "It always fires"),
        alert("NodeMemoryHigh", "warning", "instance=host", "host is short of memory", "pending"),
      ]
      status.down = [target("cadvisor", "dial tcp: lookup cadvisor on 10.0.0.2:53: no such host")]
      status.series = 17_000
      status.samples = 1999.96
      return status
    },
    Case(name: "broken") {
      var status = ScreenTests.status(
        services: ordinary, ill: ["prometheus": .exited(137), "kibana": .unhealthy])
      status.alerts = nil
      status.silent = ["Prometheus does not run"]
      return status
    },
    Case(name: "crowded") {
      // More than any screen has rows for, and names that are too long for it.
      let many = (1...90).map { "service-with-a-rather-long-name-\($0)" }
      let ill = Dictionary(uniqueKeysWithValues: many.prefix(40).map { ($0, State.exited(1)) })
      var status = ScreenTests.status(services: many, ill: ill)
      status.alerts = (1...60).map {
        alert("Alert\($0)", $0 % 2 == 0 ? "warning" : "critical", "a=b", "Something is wrong")
      }
      status.down = (1...30).map { target("job-\($0)", String(repeating: "very ", count: 60)) }
      (status.series, status.samples, status.stored) = (30_000, 2500, 11 << 30)
      return status
    },
    Case(name: "wide") {
      var status = ScreenTests.status(
        services: ["監視サーバー", "データベース", "web"], ill: ["web": .exited(2)])
      status.project = "店の監視"
      status.alerts = [
        alert("遅い", "critical", "経路=\"/注文\"", String(repeating: "応答が遅い。", count: 40)),
        alert("Ctrl", "info", "a=\u{1B}[2Jb", "two\nlines"),
      ]
      return status
    },
  ]

  static let ordinary = [
    "alertmanager", "blackbox-exporter", "cadvisor", "elastic-setup", "elasticsearch",
    "elasticsearch-exporter", "filebeat", "grafana", "kibana", "kibana-setup", "logstash",
    "node-exporter", "otel-collector", "postgres-exporter", "prometheus", "redis-exporter", "tempo",
  ]

  enum State: Sendable {
    case running(String?), exited(Int), unhealthy
  }

  static func status(services: [String], ill: [String: State] = [:]) -> StackStatus {
    var status = StackStatus()
    status.project = "shop-monitoring"
    status.time = "2026-01-01T12:00:00Z"
    status.services = services.map { name in
      var service = ComposeModel.Service()
      service.name = name
      var container = RunningContainer()
      container.service = name
      switch ill[name] ?? .running("healthy") {
      case .running(let health): (container.status, container.health) = ("running", health)
      case .exited(let code): (container.status, container.exitCode) = ("exited", code)
      case .unhealthy: (container.status, container.health) = ("running", "unhealthy")
      }
      return (name, ServiceState(service, [container]))
    }
    status.targets = 40
    status.alerts = []
    (status.series, status.samples, status.stored) = (4321, 321.5, 3 << 30)
    return status
  }

  static func alert(
    _ name: String, _ severity: String, _ labels: String, _ summary: String,
    _ state: String = "firing"
  ) -> StackStatus.Alert {
    StackStatus.Alert(
      name: name, state: state, severity: severity, labels: labels, since: "", summary: summary)
  }

  static func target(_ job: String, _ error: String) -> StackStatus.Target {
    let address = "http://\(job):8080/metrics"
    return StackStatus.Target(job: job, address: address, error: "Get \"\(address)\": \(error)")
  }

  static let sizes = [(80, 24), (200, 50), (40, 12)]

  static func frame(_ name: Case, _ columns: Int, _ rows: Int) -> [String] {
    let table = StatusTable(budgets: name.budgets, isColoured: true)
    let text = table.text(name.status(), columns: columns, rows: rows - 1)
    return Screen.frame(text, Screen.Size(columns: columns, rows: rows))
  }

  static let folder = Tool.root.appendingPathComponent("Tests/Fixtures/screens")

  func compare(_ name: String, _ text: String) throws {
    let shown = text.replacing("\u{1B}", with: "^")
    let file = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try #require(ProcessInfo.processInfo.environment["CI"] == nil)
      try Data(shown.utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(shown == kept, "\(name)")
  }

  @Test("They are as they were looked at", arguments: cases)
  func kept(_ one: Case) throws {
    for (columns, rows) in Self.sizes {
      let lines = Self.frame(one, columns, rows)
      try compare("\(one.name)-\(columns)x\(rows).txt", lines.map { $0 + "\n" }.joined())
    }
    let table = StatusTable(budgets: one.budgets, isColoured: false)
    try compare("\(one.name)-piped.txt", table.text(one.status()))
  }

  @Test(
    "Every screen that is kept belongs to a state",
    .disabled(if: ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"))
  func orphans() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    let wanted = Self.cases.flatMap { one in
      Self.sizes.map { "\(one.name)-\($0.0)x\($0.1).txt" } + ["\(one.name)-piped.txt"]
    }
    #expect(kept == wanted.sorted())
  }

  @Test("Whatever the size, no line is longer and no row too many", arguments: cases)
  func fits(_ one: Case) throws {
    for columns in [1, 2, 20, 79, 80, 81, 133, 500] {
      for rows in [1, 2, 3, 10, 24, 60, 300] {
        let lines = Self.frame(one, columns, rows)
        #expect(lines.count < max(rows, 2), "\(columns)x\(rows)")
        for line in lines {
          #expect(Self.columns(of: line) <= columns, "\(columns)x\(rows): \(line)")
          let controls = line.unicodeScalars.filter { $0.properties.generalCategory == .control }
          #expect(controls.allSatisfy { $0 == "\u{1B}" } && !line.contains("\u{1B}[2J"))
        }
      }
    }
  }

  /// Columns of a line without its colours, wide characters counted twice.
  static func columns(of line: String) -> Int {
    let plain = line.replacing(/\u{1B}\[[0-9]*m/, with: "")
    return plain.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 && $1.value < 0xFFE7 ? 2 : 1) }
  }

  @Test("On a screen the amounts and the worst are always to be seen")
  func worst() throws {
    let crowded = try #require(Self.cases.first { $0.name == "crowded" })
    let text = Self.frame(crowded, 80, 24).joined(separator: "\n")
    for words in ["services ", "targets ", "alerts ", "disk ", "series ", "ingestion ", "Alert1 "] {
      #expect(text.contains(words), "\(words)")
    }
  }
}
