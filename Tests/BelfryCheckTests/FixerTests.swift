import BelfryCheck
import BelfrySource
import Testing

@Suite("Mends")
struct FixerTests {
  private func fixed(_ path: String, _ text: String) -> (text: String, count: Int, again: Int) {
    let fixer = Fixer([SourceFile(path: path, text: text)])
    let second = Fixer(fixer.files)
    #expect(second.files.map(\.bytes) == fixer.files.map(\.bytes))
    return (String(decoding: fixer.files[0].bytes, as: UTF8.self), fixer.count, second.count)
  }

  @Test("Comments and layout stay, and a second run mends nothing")
  func layout() {
    let text = """
      # größer
      groups:
        - name: a   # why
          rules:

          - {alert: A, expr: 'up{job=~"api"} == 0', for: 5m}
      """
    let (mended, count, again) = fixed("rules.yml", text)
    #expect(mended == text.replacing(#"job=~"api""#, with: #"job="api""#))
    #expect(count == 1 && again == 0)
  }

  @Test("A guess is not made")
  func guesses() {
    let text = "groups:\n  - name: a\n    rulez: []\n"
    let fixer = Fixer([SourceFile(path: "rules.yml", text: text)])
    #expect(fixer.count == 0 && fixer.files[0].bytes == Array(text.utf8))
    #expect(fixer.results.flatMap(\.diagnostics).contains { !$0.fixes.isEmpty })
  }

  @Test("What somebody refers to keeps its form")
  func anchors() {
    let text = """
      route: {receiver: a}
      receivers: [{name: a}]
      inhibit_rules:
        - source_match: &c {severity: critical}
          target_match: {severity: warning}
          equal: [job]
        - source_match: *c
          target_match: {<<: *c, severity: info}
          equal: [job]
      """
    let mended = text.replacing(
      "target_match: {severity: warning}", with: "target_matchers: ['severity=\"warning\"']")
    #expect(fixed("alertmanager.yml", text).text == mended)
  }

  @Test("What is half read gets no other finding than the fault that cut it off")
  func cutOff() {
    let text = "route:\n  receiver: a\n\tgroup_by: [x]\nreceivers:\n  - name: a\n"
    let found = FileChecker.check(SourceFile(path: "alertmanager.yml", text: text)).diagnostics
    #expect(found.map(\.id) == ["yaml/syntax"])
    let typo = "routes: 1\n" + text
    let both = FileChecker.check(SourceFile(path: "alertmanager.yml", text: typo)).diagnostics
    #expect(both.map(\.id).sorted() == ["yaml/syntax", "yaml/unknown-key"])
  }

  @Test("What an allowance covers is not mended")
  func allowed() {
    let text = """
      groups:
        - name: a
          rules:
            # belfry:allow promql/regex-literal because it is generated
            - {alert: A, expr: 'up{job=~"api"} == 0', for: 5m}
      """
    #expect(fixed("rules.yml", text).text == text)
  }
}

@Suite("One cause, one finding")
struct PrecedenceTests {
  @Test("A value that was never filled in is not called a bad address as well")
  func placeholder() {
    let text = """
      route: {receiver: a}
      receivers:
        - name: a
          slack_configs: [{api_url: YOUR_SLACK_WEBHOOK_URL, channel: "#a"}]
      """
    func ids(_ options: CheckOptions) -> [String] {
      FileChecker.check(SourceFile(path: "alertmanager.yml", text: text), options)
        .diagnostics.map(\.id)
    }
    let all = ids(CheckOptions())
    #expect(all.contains("alertmanager/placeholder-value"))
    #expect(!all.contains("alertmanager/bad-url"), "\(all)")
    #expect(ids(CheckOptions(only: ["alertmanager/bad-url"])) == ["alertmanager/bad-url"])
  }
}
