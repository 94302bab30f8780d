import BelfryCheck
import BelfrySource
import Testing

/// Files of many rules, which several cores look at in pieces.
@Suite("Large rule files")
struct RuleFileTests {
  /// Alerts of which every seventh has a fault of its own, in groups of a size.
  private func file(_ count: Int, perGroup size: Int) -> SourceFile {
    var text = "groups:\n"
    for number in 0..<count {
      if number % size == 0 { text += "  - name: g\(number)\n    rules:\n" }
      text += "      - alert: A\(number)\n"
      text += "        expr: \(number % 7 == 0 ? "up{" : "up == \(number)")\n"
      text += "        for: 5m\n"
    }
    return SourceFile(path: "rules.yml", text: text)
  }

  private func check(_ file: SourceFile, _ only: Set<String>) -> [Diagnostic] {
    FileChecker.check(file, CheckOptions(only: only)).diagnostics.inOrder()
  }

  @Test("Every rule is looked at once, however rules lie in groups", arguments: [1, 20, 450])
  func once(size: Int) {
    let file = file(450, perGroup: size)
    let found = check(file, ["promql/syntax"])
    let index = LineIndex(file)
    let faulty = (0..<450).filter { $0 % 7 == 0 }
    // A group has two lines before its rules, which have three each.
    let lines = faulty.map { 1 + 2 * ($0 / size + 1) + 3 * $0 + 2 }
    #expect(found.compactMap { $0.span.map { index.position(of: $0.start).line } } == lines)
  }

  @Test("What concerns the whole file is said once")
  func whole() {
    let found = check(file(450, perGroup: 20), ["rules/no-summary"])
    #expect(found.count == 1)
    #expect(found.first?.message.contains("449 others") == true, "\(found)")
  }

  @Test(
    "Rules that are the same are found far from each other, whatever blanks they are written with")
  func same() {
    var text = "groups:\n  - name: g\n    rules:\n"
    for number in 0..<250 {
      let expression = number == 249 ? "sum by(job)(up)" : number == 3 ? "sum by (job) (up)" : "up"
      text += "      - record: \(number == 249 ? "r:3" : "r:\(number)")\n"
      text += "        expr: \(expression)\n"
    }
    text += "      - alert: A\n        expr: sum by (job) ( up ) > 1\n"
    let file = SourceFile(path: "rules.yml", text: text)
    let twice = check(file, ["rules/duplicate-rule"])
    #expect(twice.count == 1)
    #expect(twice.first?.related.count == 1)
    let recorded = check(file, ["promql/recorded-already"])
    #expect(recorded.map(\.message) == ["'r:3' records this already"])
  }

  /// A finding with its places counted from where its rule begins.
  private struct Placed: Hashable {
    let finding: Diagnostic

    init(_ finding: Diagnostic, from start: Int, as path: String) {
      var finding = finding
      finding.file = path
      finding.span = finding.span?.shifted(by: -start)
      for index in finding.related.indices {
        finding.related[index].file = path
        finding.related[index].span = finding.related[index].span.shifted(by: -start)
      }
      for fix in finding.fixes.indices {
        for edit in finding.fixes[fix].edits.indices {
          let span = finding.fixes[fix].edits[edit].span
          finding.fixes[fix].edits[edit].span = span.shifted(by: -start)
        }
      }
      self.finding = finding
    }
  }

  /// Rules with faults in their expressions, each in all forms of a scalar.
  private var faulty: [String] {
    let expressions = [
      #"sum by (job) (up{instance="a"}) and on (instance) up"#,
      #"sum by (job) (rate(node_cpu_seconds_total[5m])) / on (pod) up > 0.5"#,
      #"rate(http_requests_total{code=~"^5..$", job=~".*"}[30s]) > 0"#,
      #"absent(sum(up{job="a"})) == bool 1 > 3"#,
      #"histogram_quantile(0.9, sum by (job) (rate(a_seconds_bucket[5m]))) > 1"#,
    ]
    return expressions.flatMap { text -> [String] in
      let escaped = text.replacing("\"", with: "\\\"")
      return [
        text, "'\(text)'", "\"\(escaped)\"", "|\n          \(text)", "|-\n            \(text)",
        ">-\n          \(text.replacing(" ", with: "\n          ", maxReplacements: 1))",
      ]
    }
  }

  /// Checks that each rule has among others, in two files, the findings that it has alone.
  private func compare(_ rules: [String], _ options: CheckOptions) {
    let head = "groups:\n  - name: g\n    rules:\n"
    let alone = rules.map { rule -> Set<Placed> in
      let file = SourceFile(path: "one.yml", text: head + rule)
      let found = FileChecker.check(file, options).diagnostics
      return Set(found.map { Placed($0, from: head.utf8.count, as: "") })
    }
    #expect(alone.contains { $0.contains { !$0.finding.related.isEmpty } })
    #expect(alone.contains { $0.contains { !$0.finding.fixes.isEmpty } })
    let all = rules + rules.reversed() + rules + rules.flatMap { [$0, $0, $0] }
    let expected = alone + alone.reversed() + alone + alone.flatMap { [$0, $0, $0] }
    let files = ["a.yml", "b.yml"].map { SourceFile(path: $0, text: head + all.joined()) }
    for (file, result) in zip(files, FileChecker.check(files, options)) {
      var start = head.utf8.count
      for (rule, expected) in zip(all, expected) {
        let end = start + rule.utf8.count
        let own = result.diagnostics.filter {
          $0.span.map { start <= $0.start && $0.start < end } ?? false
        }
        #expect(own.allSatisfy { $0.file == file.path })
        #expect(Set(own.map { Placed($0, from: start, as: "") }) == expected, "\(rule)")
        start = end
      }
    }
  }

  @Test("An expression that stands in many rules has the same findings in each")
  func repeated() {
    // What concerns a file as a whole is told once in each.
    let options = CheckOptions(
      only: ["promql"], ignored: ["promql/formatting", "promql/recorded-already"])
    compare(faulty.map { "      - alert: A\n        expr: \($0)\n" }, options)
  }

  @Test("Texts that differ in how an accent is written are not the same")
  func accents() {
    let rules = ["\u{E9}", "e\u{301}"].map { letter in
      """
            - alert: A
              expr: 'sum(up{job="\(letter)\(letter)", instance=~"a"}) by (job) / rate(up[5m]) > bool 1'
              annotations: {summary: '\(letter)\(letter) {{ $labels.instance | toUpper }}'}

      """
    }
    let ids: Set = ["promql/regex-literal", "promql/rate-of-gauge", "template/label-not-available"]
    compare(rules, CheckOptions(only: ids))
  }

  /// An expression in alerts whose texts differ: in what they hold, in how they are written, in
  /// their order, and in what stands between them.
  private func worded(_ query: String) -> [String] {
    let empty = "summary: '{{ $labels.instance }} is at {{ $value }}'"
    let other = "summary: '{{ $labels.instancf }} is at {{ $value }}'"
    let texts = [
      "annotations: {\(empty)}", "annotations:\n          \(empty)",
      "annotations:\n          \(other)",
      "annotations:\n          summary: |\n            {{ $labels.instance }} {{ $value }}",
      "annotations:\n          summary: \"{{ $labels.instance }}\\n{{ $value }}\"",
      "annotations:\n          summary: '{{ $labels.instance }} {{'",
      "labels: {instance: a}\n        annotations: {\(empty)}",
      "labels: {instancf: a}\n        annotations: {\(empty)}",
      "labels: {\(empty)}", "annotations: {a: '', \(empty)}\n        labels: {severity: page}",
      "annotations: &a {\(empty)}", "labels: &l {\(empty)}",
    ]
    return texts.flatMap { text in
      ["\(query)\n        \(text)", "\(text)\n        \(query)"].flatMap { body in
        ["      - alert: A\n        \(body)\n", "      - alert: Other\n        \(body)\n"]
      }
    } + ["      - alert: A\n        \(query)\n        for: 5m\n        \(texts[0])\n"]
  }

  @Test("Texts of alerts that are repeated have the same findings in each")
  func texts() {
    let queries = ["sum by (job) (rate(errors_total[5m])) > 1", "absent(up{job=\"a\"})"]
    compare(queries.flatMap { worded("expr: \($0)") }, CheckOptions(only: ["template"]))
  }

  @Test("What stands behind an alias is told once, where it is written")
  func aliased() {
    let text = """
      groups:
        - name: g
          rules:
            - {alert: A, expr: &same "rate(up[5m]) > 0"}
            - {alert: B, expr: *same}
            - {alert: C, expr: "rate(up[5m]) > 0"}

      """
    let file = SourceFile(path: "rules.yml", text: text)
    let found = check(file, ["promql/rate-of-gauge"]).withoutRepeats()
    let lines = LineIndex(file)
    #expect(found.compactMap { $0.span.map { lines.position(of: $0.start).line } } == [4, 6])
  }
}
