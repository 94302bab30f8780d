import BelfryModels
import BelfryYAML
import Testing

@Suite("Matchers of alerts", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct MatcherTests {
  @Test("The same verdict as Alertmanager's own tests")
  func conformance() {
    let cases = Corpora.cases("alertmanager_matcher", text: "input")
    #expect(cases.count > 100)
    var judged = 0
    for sample in cases {
      let file = sample.node["file"]?.text ?? ""
      let isOne = sample.test.contains("Matcher") && !sample.test.contains("Matchers")
      guard !file.contains("lexer"), !sample.test.hasPrefix("TestIsValid") else { continue }
      let found: [AlertMatcher]?
      if file.contains("pkg/labels") {
        found = try? MatcherText.classic(sample.text)
      } else if file.contains("matcher/parse/") {
        found = try? MatcherText.newer(sample.text)
      } else {
        found = try? MatcherText.parse(sample.text)
      }
      var isAccepted = found != nil && (!isOne || found?.count == 1)
      // The reference refuses expressions that cannot be used in every grammar.
      if found?.contains(where: { $0.matches("") == nil }) == true { isAccepted = false }
      #expect(isAccepted == (sample.error == nil), "\(sample.test) \(sample.text)")
      judged += 1
    }
    #expect(judged > 80)
  }

  @Test("Matchers and what they match")
  func matching() throws {
    let found = try MatcherText.parse("{severity=~\"page|critical\", team!=a}")
    #expect(found.map(\.name) == ["severity", "team"])
    #expect(found[0].matches("page") == true && found[0].matches("pages") == false)
    #expect(found[1].matches("a") == false)
    #expect(try MatcherText.parse("{ ").isEmpty)
    #expect(try MatcherText.parse(" a=b, ").count == 1)
  }
}
