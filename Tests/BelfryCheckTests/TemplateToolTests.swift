import BelfryCheck
import BelfrySource
import BelfryTemplate
import BelfryTestSupport
import Foundation
import Testing

/// Templates that Prometheus fills in, beside what is said of them before.
@Suite(
  "Arguments that templates take", .enabled(if: Tool("promtool") != nil, "promtool is missing"))
struct TemplateToolTests {
  private static let values = [
    "$value", ".Value", "$labels", "$labels.a", "$externalLabels", ".", "5", "-1", "5.0", "true",
    "`x`", "`5`", "(len $labels)", "(len `abc`)", "(query `up`)", "(query `up` | first)",
    "(query `up` | first | value)", "(parseDuration `5m`)", "(toTime 5)", "(eq 1 1)",
    "(printf `%v` $value)",
  ]
  private static let single = [
    "humanize", "humanize1024", "humanizeDuration", "humanizePercentage", "humanizeTimestamp",
    "toUpper", "toLower", "title", "stripPort", "stripDomain", "parseDuration", "toTime", "first",
    "value", "strvalue", "len", "not", "print", "printf", "graphLink", "tableLink", "args", "query",
    "safeHtml", "html",
  ]
  private static let double = [
    "eq", "ne", "lt", "ge", "index", "slice", "match", "label", "sortByLabel", "printf",
  ]

  /// Every function with every value, or pair of values.
  private static let templates: [String] =
    single.flatMap { name in values.flatMap { ["{{ \(name) \($0) }}", "{{ \($0) | \(name) }}"] } }
    + double.flatMap { name in
      values.flatMap { left in values.map { "{{ \(name) \(left) \($0) }}" } }
    }
    + values.map { "{{ range \($0) }}x{{ end }}" } + values.map { "{{ $labels.a | \($0) }}" }
    + values.map { "{{ $x := \($0) }}{{ $x 1 }}" } + values.map { "{{ $labels.a \($0) }}" }

  private static let failure = "<error expanding template: "

  /// What Prometheus makes of each template: a text, or why it is none.
  private func answers(_ templates: [String], in folder: URL) throws -> [String] {
    var tests = """
      rule_files: [rules.yml]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series: [{series: 'up{instance="h:1",a="1"}', values: "0 0 0"}]
          alert_rule_test:

      """
    for number in templates.indices {
      tests += "      - {eval_time: 1m, alertname: A\(number), exp_alerts: []}\n"
    }
    try rules(templates).write(
      to: folder.appendingPathComponent("rules.yml"), atomically: true, encoding: .utf8)
    try tests.write(
      to: folder.appendingPathComponent("tests.yml"), atomically: true, encoding: .utf8)
    let tool = try #require(Tool("promtool"))
    let output = try tool.run(["test", "rules", "tests.yml"], in: folder).output
    var answers = [String](repeating: "", count: templates.count)
    var seen = 0
    for part in output.components(separatedBy: "alertname: A").dropFirst() {
      guard let number = Int(part.prefix { $0.isNumber }) else { continue }
      seen += 1
      guard let start = part.range(of: "Annotations:{text=\"") else { continue }
      let line = part[start.upperBound...].prefix { $0 != "\n" }
      answers[number] = unquoted(line.dropLast(2))
    }
    #expect(seen == templates.count)
    return answers
  }

  /// A text that Go has quoted.
  private func unquoted(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let next = rest.popFirst() {
      guard next == "\\", let sign = rest.popFirst() else {
        result.append(next)
        continue
      }
      result.append(sign == "n" ? "\n" : sign == "t" ? "\t" : sign)
    }
    return result
  }

  /// A file with an alert for each template, which has four lines.
  private func rules(_ templates: [String]) -> String {
    var text = "groups:\n  - name: a\n    rules:\n"
    for (number, template) in templates.enumerated() {
      text += "      - alert: A\(number)\n        expr: up == 0\n"
      text += "        annotations:\n          text: '\(template)'\n"
    }
    return text
  }

  /// What depends on a value rather than on its type.
  private static let later = [
    "invalid syntax", "no elements", "out of range", "cannot be represented", "error parsing",
    "not a valid duration", "unexpected", "parse error", "overflow",
  ]

  @Test("What Prometheus cannot fill in is an error, and nothing else is")
  func functions() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Parts that the parser refuses would end the whole run.
    let templates = Self.templates.filter { template in
      !["| 5", "| -1", "| true", "| `", "| ."].contains { template.contains($0) }
        || template.contains("| .Value")
    }
    let answers = try answers(templates, in: folder)
    let file = SourceFile(path: "rules.yml", text: rules(templates))
    let lines = LineIndex(file)
    var found: [Int: [String]] = [:]
    for diagnostic in FileChecker.check(file, CheckOptions(only: ["template"])).diagnostics
    where diagnostic.severity == .error {
      let line = lines.position(of: diagnostic.span?.start ?? 0).line
      found[(line - 4) / 4, default: []].append(diagnostic.message)
    }
    #expect(answers.count { $0.hasPrefix(Self.failure) } > 1000)
    for (number, template) in templates.enumerated() {
      let answer = answers[number]
      let isFailure = answer.hasPrefix(Self.failure)
      let isLate = isFailure && Self.later.contains { answer.contains($0) }
      let own = found[number]
      #expect(isLate || isFailure == (own != nil), "\(template): \(answer), \(own ?? [])")
      // Go keeps these behind pointers, of which it writes and compares addresses.
      guard !["query", "toTime 5", " . "].contains(where: template.contains) else { continue }
      #expect(rendered(template) == (isFailure ? nil : answer), "\(template)")
    }
  }

  /// What a template gives here; nothing where it fails.
  private func rendered(_ template: String) -> String? {
    let labels = ["__name__": "up", "instance": "h:1", "a": "1"]
    return try? AlertTemplate(template).rendered(labels: labels, value: 0)
  }
}
