import Foundation
import Testing

@Suite("belfry check in a project")
struct CheckTests {
  private let rules = """
    groups:
      - name: a
        rules:
          - alert: Down   # stays
            expr: up{job=~"api"} == 0
            for: 5m
            labels: {severity: critical}
            annotations: {summary: s, runbook_url: "https://example.org/r"}

    """

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func read(_ name: String, in folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  @Test("--diff shows what --fix changes; what is mended is not found again")
  func fix() throws {
    try Program.withFolder { folder in
      try write(rules, "rules.yml", in: folder)
      let mended = rules.replacingOccurrences(of: #"job=~"api""#, with: #"job="api""#)
      let diff = try Program.run(["check", "--diff", "."], in: folder)
      #expect(diff.status == 0)
      #expect(diff.output.contains(#"-        expr: up{job=~"api"} == 0"#), "\(diff.output)")
      #expect(diff.output.contains(#"+        expr: up{job="api"} == 0"#))
      #expect(try read("rules.yml", in: folder) == rules)
      let fixed = try Program.run(["check", "--fix", "--only", "promql", "."], in: folder)
      #expect(fixed.errors == "1 finding mended in 1 file\n")
      #expect(fixed.output == "1 file checked, 1 of a known kind: nothing to report\n")
      #expect(try read("rules.yml", in: folder) == mended)
      #expect(try Program.run(["check", "--fix", "."], in: folder).errors == "")
    }
  }

  @Test("Settings are found above, weigh, exclude and let be; bad ones end with 2")
  func settings() throws {
    try Program.withFolder { folder in
      try write(rules, "a/b/rules.yml", in: folder)
      try write("{", "a/vendor/x.yml", in: folder)
      try write(
        "rules: {promql/regex-literal: error}\nexclude: [vendor/]\n", ".belfry.yml", in: folder)
      let weighed = try Program.run(["check", "a", "--only", "promql,yaml"], in: folder)
      #expect(weighed.status == 1)
      #expect(weighed.output.contains("1 file checked, 1 of a known kind: 1 error\n"))
      let apart = try Program.run(
        ["check", "a", "--only", "promql", "--only", "yaml"], in: folder)
      #expect(apart.output == weighed.output)
      try write(
        "ignore: [{paths: [a/], reason: it is old}]\nexclude: [vendor/]\n", ".belfry.yml",
        in: folder)
      let ignored = try Program.run(["check", "a/b/rules.yml"], in: folder)
      #expect(ignored.output == "1 file checked, 1 of a known kind: nothing to report\n")
      try write(
        "ignore: [{paths: [z/], reason: it is old}]\nexclude: [vendor/]\n", ".belfry.yml",
        in: folder)
      let unused = try Program.run(["check", "."], in: folder)
      #expect(unused.output.contains("lets nothing be [belfry/unused-allow]"), "\(unused.output)")
      try write("rulez: {}\n", ".belfry.yml", in: folder)
      let bad = try Program.run(["check", "a"], in: folder)
      #expect(bad.status == 2)
      #expect(bad.errors.contains("a/../.belfry.yml:1:1") || bad.errors.contains(".belfry.yml:1:1"))
    }
  }

  @Test("A folder gives the same however it is named", arguments: [".", "./", "../$", "./a/.."])
  func names(path: String) throws {
    try Program.withFolder { folder in
      try write(
        "services:\n  a:\n    image: a:1\n    volumes: [./a/f.yml:/f.yml:ro, ./g.yml:/g.yml:ro]\n",
        "compose.yaml", in: folder)
      try write("x: 1\n", "a/f.yml", in: folder)
      let name = path.replacingOccurrences(of: "$", with: folder.lastPathComponent)
      let outcome = try Program.run(["check", name, "--only", "compose/mount-missing"], in: folder)
      #expect(outcome.output.contains("1 error\n"), "\(outcome.output)")
      #expect(outcome.output.contains("g.yml' is not there"))
    }
  }

  @Test("A baseline hides what was there, and nothing else")
  func baseline() throws {
    try Program.withFolder { folder in
      try write(rules, "rules.yml", in: folder)
      let arguments = ["check", ".", "--fail-on", "advice"]
      #expect(try Program.run(arguments, in: folder).status == 1)
      let written = try Program.run(arguments + ["--write-baseline", "known.json"], in: folder)
      #expect(written.status == 0)
      let known = arguments + ["--baseline", "known.json"]
      #expect(try Program.run(known, in: folder).status == 0)
      try write(
        "# moved\n" + rules
          + "      - {alert: B, expr: up == 0, for: 5m, labels: {severity: critical}}\n",
        "rules.yml", in: folder)
      let later = try Program.run(known, in: folder)
      #expect(later.status == 1)
      #expect(!later.output.contains("promql/regex-literal"), "\(later.output)")
      #expect(later.output.contains("rules/no-summary"))
      try write("[]", "known.json", in: folder)
      #expect(try Program.run(known, in: folder).status == 2)
    }
  }
}

@Suite("belfry report")
struct ReportTests {
  @Test("A stack is one page with its services, alerts, runbooks and dashboards")
  func stack() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try Program.withFolder { folder in
      let stack = root.appendingPathComponent("stacks/ai-assistant").path
      let ended = try Program.run(["report", stack, "-o", "page.html"], in: folder)
      #expect(ended.status == 0, "\(ended.errors)")
      let page = try String(
        contentsOf: folder.appendingPathComponent("page.html"), encoding: .utf8)
      for text in ["redis-exporter", "RedisDown", "docker compose up -d redis", "<svg", "Hit rate"]
      {
        #expect(page.contains(text), "\(text)")
      }
      #expect(!page.contains("lie over each other"))
      #expect(!page.contains("http://") || !page.contains("src="), "nothing is loaded")
      let missing = try Program.run(["report", "nowhere"], in: folder)
      #expect(missing.status == 2)
    }
  }
}
