import Foundation
import Testing

@Suite("belfry estimate")
struct EstimateCommandTests {
  static let stack = "stacks/ai-assistant/belfry.yaml"

  @Test("The AI assistant's stack: a table of 80 columns, plain where no terminal is")
  func table() throws {
    let outcome = try Program.run(["estimate", Self.stack])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("AI Assistant: ") == true)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
    for word in ["prometheus", "redis", "disk ", "memory ", "CloudWatch", "###"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
    let metrics = try Program.run(["estimate", Self.stack, "--by", "metric", "--top", "3"])
    #expect(metrics.output.contains("others of grafana"))
    #expect(metrics.output.contains(" more "))
  }

  @Test("JSON has the same jobs as prometheus.yml, and sums that agree")
  func json() throws {
    let outcome = try Program.run(["estimate", Self.stack, "--format", "json"])
    #expect(outcome.status == 0)
    let value = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let root = try #require(value as? [String: Any])
    let jobs = try #require(root["jobs"] as? [[String: Any]])
    let config = try String(
      contentsOf: Program.root.appendingPathComponent(
        "stacks/ai-assistant/prometheus/prometheus.yml"), encoding: .utf8)
    let names = config.split(separator: "\n").filter { $0.hasPrefix("  - job_name: ") }
      .map { String($0.dropFirst("  - job_name: ".count)) }
    #expect(jobs.compactMap { $0["job"] as? String } == names)
    let rules = try #require(root["rules"] as? [String: Any])
    let parts =
      jobs.compactMap { $0["series"] as? Int } + [
        rules["recorded_series"] as? Int ?? 0, rules["alert_series"] as? Int ?? 0,
      ]
    #expect(parts.reduce(0, +) == root["series"] as? Int)
    for key in ["disk", "memory", "prices", "budgets", "over_budget", "bytes_per_day", "logs"] {
      #expect(root[key] != nil, "\(key)")
    }
  }

  @Test("A budget that is exceeded ends with 1, bad input with 2")
  func statuses() throws {
    try Program.withFolder { folder in
      func run(_ text: String, _ arguments: String...) throws -> Outcome {
        try text.write(
          to: folder.appendingPathComponent("belfry.yaml"), atomically: true, encoding: .utf8)
        return try Program.run(["estimate"] + arguments, in: folder)
      }
      let profile = "project: shop\nservices: {api: {metrics: \"api:1\", own_metrics: {a_b: {}}}}\n"
      #expect(try run(profile).status == 0)
      let over = try run(profile + "budgets: {series: 100}\n")
      #expect(over.status == 1)
      #expect(over.output.contains("OVER budgets.series"))
      #expect(try run(profile + "budgets: {series: 100000}\n").status == 0)
      #expect(try run(profile + "budgets: {monthly_price: {cloudwatch: 1}}\n").status == 1)
      #expect(try run(profile + "budgets: {monthly_price: {cloudwotch: 1}}\n").status == 2)
      #expect(try run(profile + "budgets: {jobs: {apu: 1}}\n").status == 2)
      #expect(try run(profile + "expected: {cpu: 1}\n").status == 2)
      #expect(try run("project: [\n").status == 2)
      #expect(try run(profile, "--expect", "cpus").status == 2)
      let unknown = try run(profile, "--expect", "cups=2")
      #expect(unknown.status == 2 && unknown.errors.contains("no size is called 'cups'"))
      #expect(try run(profile, "--top", "0").status == 2)
      let two = try run(profile, "--expect", "cpus=2", "--format", "json")
      let four = try run(profile, "--expect", "cpus=4", "--format", "json")
      #expect(two.status == 0 && two.output != four.output)
      #expect(try Program.run(["estimate", "nowhere.yaml"], in: folder).status == 2)
    }
  }

  @Test("belfry lint judges a profile; generation says what never ends and goes on")
  func lint() throws {
    try Program.withFolder { folder in
      let profile = """
        project: shop
        services:
          api: {metrics: "api:1", own_metrics: {a_b: {help: x, labels: {u: {from: user.id}}}}}

        """
      try profile.write(
        to: folder.appendingPathComponent("belfry.yaml"), atomically: true, encoding: .utf8)
      let lint = try Program.run(["lint", "belfry.yaml", "--fail-on", "warning"], in: folder)
      #expect(lint.status == 1)
      #expect(lint.output.contains("3:65: warning: the label 'u' of 'a_b' has no end"))
      #expect(lint.output.contains("1 metric defined"))
      let generate = try Program.run(["generate", "-o", "out"], in: folder)
      #expect(generate.status == 0)
      #expect(generate.errors.contains("the label 'u' of 'a_b' has no end"))
      let table = Program.root.appendingPathComponent("templates/http/metrics.yaml").path
      #expect(try Program.run(["lint", table], in: folder).status == 0)
    }
  }
}
