import BelfryTestSupport
import Foundation
import Testing

@Suite("Generating")
struct GenerateTests {
  @Test("Twice gives the same bytes; --check and --diff see any change")
  func deterministic() throws {
    try Program.withFolder { folder in
      let profile = Program.root.appendingPathComponent("stacks/ai-assistant/belfry.yaml").path
      for name in ["one", "two"] {
        let outcome = try Program.run(["generate", profile, "-o", name], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
      }
      let paths = try FileManager.default.subpathsOfDirectory(
        atPath: folder.appendingPathComponent("one").path)
      #expect(paths.count > 30)
      for path in paths {
        let files = ["one", "two"].map { folder.appendingPathComponent("\($0)/\(path)").path }
        let contents = files.map { FileManager.default.contents(atPath: $0) }
        #expect(contents[0] == contents[1], "\(path)")
      }
      #expect(
        try Program.run(["generate", profile, "-o", "one", "--check"], in: folder).status == 0)
      let rules = folder.appendingPathComponent("one/prometheus/alert_rules.yml")
      var bytes = try Data(contentsOf: rules)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: rules)
      let check = try Program.run(["generate", profile, "-o", "one", "--check"], in: folder)
      #expect(check.status == 1)
      #expect(check.errors.contains("prometheus/alert_rules.yml"))
      let diff = try Program.run(["generate", profile, "-o", "one", "--diff"], in: folder)
      #expect(diff.status == 1)
      #expect(diff.output.contains("@@"))
      #expect(try Program.run(["generate", profile, "-o", "one"], in: folder).status == 2)
      #expect(
        try Program.run(["generate", profile, "-o", "one", "--force"], in: folder).status == 0)
      #expect(
        try Program.run(["generate", profile, "-o", "one", "--check"], in: folder).status == 0)
    }
  }

  @Test("Committed stacks are fresh and have no finding")
  func stacks() throws {
    let stacks = Program.root.appendingPathComponent("stacks")
    let names = try FileManager.default.contentsOfDirectory(atPath: stacks.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let folder = stacks.appendingPathComponent(name).path
      let fresh = try Program.run(["generate", "\(folder)/belfry.yaml", "-o", folder, "--check"])
      #expect(fresh.status == 0, "\(fresh.errors)")
      let check = try Program.run(["check", folder])
      #expect(check.status == 0)
      #expect(check.output.contains("nothing to report"), "\(check.output)")
    }
  }

  @Test("Check finds broken files with place and caret, also as JSON")
  func check() throws {
    try Program.withFolder { folder in
      let text =
        "groups:\n  - name: a\n    rulez: []\n    rules:\n      - alert: A\n        expr: |\n          sum(\n            nope(x)\n"
      try Data(text.utf8).write(to: folder.appendingPathComponent("rules.yml"))
      let outcome = try Program.run(["check", "rules.yml"], in: folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.output.contains("rules.yml:3:5: error: unknown key 'rulez'"), "\(outcome.output)")
      #expect(outcome.output.contains("rules.yml:8:13: error: unknown function 'nope'"))
      let json = try Program.run(["check", "--format", "json", "rules.yml"], in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let findings = object?["findings"] as? [[String: Any]]
      let errors = findings?.filter { $0["severity"] as? String == "error" }
      #expect(errors?.compactMap { $0["line"] as? Int } == [3, 8, 8])
    }
  }

  @Test("A profile is checked like every other file")
  func checkedProfile() throws {
    try Program.withFolder { folder in
      let path = folder.appendingPathComponent("belfry.yaml")
      try Data("project: shop\nservices: {api: {metrics: nowhere}}\n".utf8).write(to: path)
      let outcome = try Program.run(["check", "."], in: folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.output.contains("belfry.yaml:2:27: error: this is 'nowhere'"), "\(outcome.output)")
    }
  }

  @Test("The starter profile makes a bundle; it never overwrites")
  func starter() throws {
    try Program.withFolder { folder in
      #expect(try Program.run(["init", "--project", "demo"], in: folder).status == 0)
      #expect(try Program.run(["init"], in: folder).status == 2)
      let outcome = try Program.run(["generate", "-o", "m"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try Program.run(["check", "m"], in: folder).status == 0)
    }
  }

  @Test("Five lines give a stack; own packs, alerts and every switch work")
  func profiles() throws {
    try Program.withFolder { folder in
      let text = """
        project: shop
        grafana: false
        hosts: false
        containers: false
        services:
          api:
            metrics: https://api:8000/x/metrics
            interval: 30s
            workloads: [http, cache]
            alerts:
              - {name: Stuck, expr: "queue_length > 3", summary: Queue is stuck, severity: info}
          web:
            metrics: web:8000
            workloads: [http]
        dependencies: {cache: {type: redis, address: "cache:6380"}}
        probes: {home: {http: "https://shop.test/", status: [401], body: "ok"}, db: {tcp: "db:5432"}}
        alerts: {HttpErrorRateHigh: {for: 20m, severity: info}, HttpLatencyHigh: {disabled: true}}

        """
      try Data(text.utf8).write(to: folder.appendingPathComponent("belfry.yaml"))
      let outcome = try Program.run(["generate", "-o", "m"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      // The profile's own alert has no runbook, which is advice to its author.
      let checked = try Program.run(["check", "m"], in: folder)
      #expect(checked.status == 0 && checked.output.contains("'Stuck' has no runbook"))
      let strict = try Program.run(["check", "m", "--ignore", "rules/no-runbook"], in: folder)
      #expect(strict.output.contains("nothing to report"), "\(strict.output)")
      let rules = try String(
        contentsOf: folder.appendingPathComponent("m/prometheus/alert_rules.yml"), encoding: .utf8)
      #expect(rules.contains("Stuck") && !rules.contains("HttpLatencyHigh"))
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("m/grafana").path))
    }
  }

  /// A profile up to the address of an Elasticsearch that exists.
  private static let pointing = """
    project: shop
    services: {api: {metrics: "api:8000"}}
    logs: {}
    existing: {elasticsearch: \u{20}
    """

  @Test(
    "The schema accepts every profile of the repository",
    .enabled(if: SchemaTool.tool != nil, "skipped: no check-jsonschema"))
  func schema() throws {
    try Program.withFolder { folder in
      let schema = try Program.run(["schema"])
      #expect(schema.status == 0)
      let file = folder.appendingPathComponent("schema.json")
      try Data(schema.output.utf8).write(to: file)
      let stacks = Program.root.appendingPathComponent("stacks")
      for name in try FileManager.default.contentsOfDirectory(atPath: stacks.path) {
        #expect(try SchemaTool.accepts("\(stacks.path)/\(name)/belfry.yaml", file.path))
      }
      let bad = folder.appendingPathComponent("bad.yaml")
      try Data("project: shop\nservices: {api: {metricz: x}}\n".utf8).write(to: bad)
      #expect(try !SchemaTool.accepts(bad.path, file.path))
      let pointed = folder.appendingPathComponent("pointed.yaml")
      for (text, isGood) in [
        ("https://es.example.org:9200", true), ("{address: \"http://es:9200\", ca: false}", true),
        ("{address: \"https://e.org\", kibana: \"https://k.org\", setup: false}", true),
        ("es.example.org:9200", false), ("{ca: true}", false),
        ("{address: \"https://e.org\", api_key: abc}", false),
      ] {
        let profile = "\(Self.pointing)\(text)}\n"
        try Data(profile.utf8).write(to: pointed)
        #expect(try SchemaTool.accepts(pointed.path, file.path) == isGood, "\(text)")
      }
    }
  }

  @Test("Help, version and completions")
  func help() throws {
    #expect(try Program.run(["--version"]).output.contains("."))
    for command in ["generate", "check", "test", "schema", "init"] {
      #expect(try Program.run([command, "--help"]).output.contains("USAGE: belfry \(command)"))
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try Program.run(["--generate-completion-script", shell])
      #expect(script.status == 0 && script.output.contains("generate"))
    }
    #expect(try Program.run(["generat"]).status == 2)
    #expect(try Program.run(["generate", "--nope"]).status == 2)
  }
}

/// check-jsonschema, where it is installed.
enum SchemaTool {
  static let tool = Tool("check-jsonschema")

  static func accepts(_ file: String, _ schema: String) throws -> Bool {
    try #require(tool).run(["--schemafile", schema, file]).status == 0
  }
}

@Suite("The AI assistant's dashboards")
struct DashboardTests {
  /// Titles that the guide asks for, with a metric that each must read.
  static let wanted: [(board: String, title: String, metric: String)] = [
    ("service-ai-assistant", "Request rate", "http_requests_total"),
    ("service-ai-assistant", "Response time", "http_request_duration_seconds_bucket"),
    ("service-ai-assistant", "Error rate", "status_code=~\"5..\""),
    ("service-ai-assistant", "Active connections", "active_connections"),
    ("service-ai-assistant", "Most used tools", "tool_executions_total"),
    ("service-ai-assistant", "Cache hit rate", "cache_hit_rate"),
    ("service-ai-assistant", "Cache miss rate", "cache_hit_rate"),
    ("service-ai-assistant", "Application CPU", "process_cpu_seconds_total"),
    ("system", "CPU", "node_cpu_seconds_total"),
    ("system", "Memory", "node_memory_MemAvailable_bytes"),
    ("system", "Disk space", "node_filesystem_avail_bytes"),
    ("system", "Disk throughput", "node_disk_read_bytes_total"),
    ("system", "Network traffic", "node_network_receive_bytes_total"),
    ("system", "Container CPU", "container_cpu_usage_seconds_total"),
  ]

  private struct Panel {
    var title: String
    var expressions: [String]
    var place: [String: Int]
  }

  private func panels(_ board: String) throws -> [Panel] {
    let path = "stacks/ai-assistant/grafana/dashboards/\(board).json"
    let data = try Data(contentsOf: Program.root.appendingPathComponent(path))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let list = try #require(root["panels"] as? [[String: Any]])
    return list.map { panel in
      let targets = panel["targets"] as? [[String: Any]] ?? []
      return Panel(
        title: panel["title"] as? String ?? "",
        expressions: targets.compactMap { $0["expr"] as? String },
        place: panel["gridPos"] as? [String: Int] ?? [:])
    }
  }

  @Test("Every panel that the guide asks for is there and reads its metric")
  func panels() throws {
    for (board, title, metric) in Self.wanted {
      let panel = try panels(board).first { $0.title == title }
      let found = try #require(panel, "\(board) has no panel '\(title)'")
      #expect(found.expressions.contains { $0.contains(metric) }, "\(title)")
    }
  }

  @Test("No panel overlaps another or leaves the grid")
  func layout() throws {
    for board in ["service-ai-assistant", "system", "stack", "logs"] {
      var taken = Set<[Int]>()
      for panel in try panels(board) {
        let x = try #require(panel.place["x"])
        let y = try #require(panel.place["y"])
        let (width, height) = (try #require(panel.place["w"]), try #require(panel.place["h"]))
        #expect(x >= 0 && x + width <= 24)
        for column in x..<x + width {
          for row in y..<y + height {
            #expect(taken.insert([column, row]).inserted, "\(board): \(panel.title)")
          }
        }
      }
      #expect(taken.count > 100)
    }
  }
}
