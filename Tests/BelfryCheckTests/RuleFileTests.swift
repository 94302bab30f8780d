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
}
