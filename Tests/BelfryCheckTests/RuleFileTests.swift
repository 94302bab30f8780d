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

  @Test("An expression that stands in many rules has the same findings in each")
  func repeated() {
    let head = "groups:\n  - name: g\n    rules:\n"
    let rules = faulty.map { "      - alert: A\n        expr: \($0)\n" }
    func found(_ files: [SourceFile]) -> [[Diagnostic]] {
      // What concerns a file as a whole is told once in each.
      let options = CheckOptions(
        only: ["promql"], ignored: ["promql/formatting", "promql/recorded-already"])
      return FileChecker.check(files, options).map(\.diagnostics)
    }
    let alone = rules.map { rule -> Set<Placed> in
      let file = SourceFile(path: "one.yml", text: head + rule)
      return Set(found([file])[0].map { Placed($0, from: head.utf8.count, as: "") })
    }
    #expect(alone.allSatisfy { !$0.isEmpty })
    #expect(alone.contains { $0.contains { !$0.finding.related.isEmpty } })
    #expect(alone.contains { $0.contains { !$0.finding.fixes.isEmpty } })
    let text = head + rules.joined() + rules.reversed().joined() + rules.joined()
    let files = ["a.yml", "b.yml"].map { SourceFile(path: $0, text: text) }
    for (file, found) in zip(files, found(files)) {
      var start = head.utf8.count
      for (rule, expected) in zip(
        rules + rules.reversed() + rules, alone + alone.reversed() + alone)
      {
        let end = start + rule.utf8.count
        let own = found.filter { $0.span.map { start <= $0.start && $0.start < end } ?? false }
        #expect(own.allSatisfy { $0.file == file.path })
        #expect(Set(own.map { Placed($0, from: start, as: "") }) == expected, "\(rule)")
        start = end
      }
    }
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
