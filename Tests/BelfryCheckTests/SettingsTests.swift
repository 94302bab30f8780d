import BelfryCheck
import BelfrySource
import Testing

@Suite("Settings")
struct SettingsTests {
  private func scope(_ text: String, path: String = "repo/.belfry.yml") -> SettingsScope {
    let read = SettingsReader.read(SourceFile(path: path, text: text))
    #expect(read.found.map(\.message) == [])
    return SettingsScope(read.settings, path: path, working: "/work")
  }

  private let rules =
    "groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: rate(node_load1[5m]) > 1\n"

  @Test(
    "Patterns of paths",
    arguments: [
      ("vendor/", "vendor/a.yml", true), ("vendor/", "x/vendor/a/b.yml", true),
      ("*.json", "a/b.json", true), ("*.json", "a/b.jsonx", false),
      ("a/*.yml", "a/b.yml", true), ("a/*.yml", "a/c/b.yml", false),
      ("a/*.yml", "x/a/b.yml", false), ("a/**/b.yml", "a/b.yml", true),
      ("a/**/b.yml", "a/x/y/b.yml", true), ("a/**", "a/x/y", true), ("a/**", "b/x", false),
      ("**/rules/*", "rules/a.yml", true), ("./a", "a/b", true), ("a?c", "abc", true),
      ("**/**/**/**/x", "a/b/c/d/e/f/g/h", false),
    ])
  func patterns(pattern: String, path: String, fits: Bool) {
    #expect(PathPattern(pattern).matches(path) == fits)
  }

  @Test("Paths are meant from the settings' folder")
  func paths() {
    let scope = scope("exclude: [vendor/]\nbaseline: known.json\n")
    #expect(scope.relative("repo/a/b.yml") == "a/b.yml")
    #expect(scope.relative("/work/repo/a.yml") == "a.yml")
    #expect(scope.relative("repo/../other/a.yml") == nil)
    #expect(scope.excludes("repo/vendor/a.yml"))
    #expect(!scope.excludes("vendor/a.yml"))
    #expect(scope.path(of: "known.json") == "repo/known.json")
  }

  @Test("Everything wrong in settings is said at once")
  func wrong() {
    let text = """
      rules: {promql/rate-of-gage: off, promql: loud}
      ignore:
        - {rules: [grafanna], reason: " "}
        - {paths: [a]}
      exlude: []
      """
    let found = SettingsReader.read(SourceFile(path: ".belfry.yml", text: text)).found
    #expect(
      found.map { "\($0.id) \($0.help ?? "")" }.sorted() == [
        "belfry/allow-without-reason say why its findings are let be",
        "belfry/unknown-rule did you mean 'grafana'?",
        "belfry/unknown-rule did you mean 'promql/rate-of-gauge'?",
        "yaml/missing-key add 'reason:' with a text", "yaml/unknown-key did you mean 'exclude'?",
        "yaml/wrong-type ",
      ], "\(found)")
  }

  @Test("Findings are let be by path, and entries that let nothing be are reported")
  func letBe() {
    let scope = scope(
      """
      ignore:
        - {paths: ["legacy/**"], rules: [promql], reason: it goes away}
        - {paths: ["other/**"], reason: it is not ours}
      """)
    let files = ["repo/legacy/rules.yml", "repo/rules.yml"].map {
      SourceFile(path: $0, text: rules)
    }
    let results = FileChecker.check(files, CheckOptions(only: ["promql"], scope: scope))
    #expect(results.map { $0.diagnostics.map(\.id) } == [[], ["promql/rate-of-gauge"]])
    #expect(results.map(\.ignoring) == [[0], []])
    #expect(scope.unused(besides: [0]).map(\.id) == ["belfry/unused-allow"])
  }

  @Test("An allowance of a rule that does not run is not judged")
  func notJudged() {
    let text = "# belfry:allow promql/always-true because of old times\n" + rules
    let file = SourceFile(path: "rules.yml", text: text)
    func ids(_ options: CheckOptions) -> [String] {
      FileChecker.check(file, options).diagnostics.map(\.id).filter { $0.hasPrefix("belfry/") }
    }
    #expect(ids(CheckOptions()) == ["belfry/unused-allow"])
    #expect(ids(CheckOptions(ignored: ["promql/always-true"])) == [])
  }
}
