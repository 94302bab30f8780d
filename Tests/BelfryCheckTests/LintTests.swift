import BelfryExposition
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@testable import BelfryCheck

/// Captured scrapes and promlint's cases, where the conformance data is there.
private enum LintData {
  static func bytes(_ path: String) -> [UInt8] {
    let data = Corpora.folder.flatMap { FileManager.default.contents(atPath: "\($0)/\(path)") }
    return data.map { [UInt8]($0) } ?? []
  }

  static let promlint: [PromlintCase] = {
    let root = parseJSON(SourceFile(path: "promlint.json", bytes: bytes("promlint.json"))).roots
    return (root.first?["cases"]?.items ?? []).map { node in
      PromlintCase(
        name: node["name"]?.text ?? "", text: node["in"]?.text ?? "",
        problems: (node["problems"]?.items ?? []).map {
          [$0["metric"]?.text ?? "", $0["text"]?.text ?? ""]
        })
    }
  }()

  static let scrapes: [String] =
    Corpora.folder.flatMap {
      try? FileManager.default.contentsOfDirectory(atPath: "\($0)/metrics")
    }?
    .sorted() ?? []
}

struct PromlintCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let problems: [[String]]
  var testDescription: String { name }

  /// The rule that says what a problem of promlint says.
  static func rule(_ problem: String) -> String {
    let rules = [
      ("no help", "metrics/no-help"), ("use base unit", "metrics/non-base-unit"),
      ("counter metrics should have", "metrics/counter-without-total"),
      ("non-counter metrics", "metrics/total-on-non-counter"),
      ("should not include type", "metrics/type-in-name"), ("contain ':'", "metrics/colon"),
      ("camelCase", "metrics/camel-case"), ("abbreviated", "metrics/abbreviated-unit"),
      ("not unique", "exposition/duplicate-series"), ("non-", "metrics/reserved-suffix"),
    ]
    return rules.first { problem.contains($0.0) }?.1 ?? "unknown"
  }
}

@Suite("Lint")
struct LintTests {
  private func found(_ text: String, _ options: CheckOptions = CheckOptions()) -> [Diagnostic] {
    MetricLint.check(SourceFile(path: "a.prom", text: text), options)
  }

  @Test(
    "Everything that promlint reports, and nothing of the kind besides",
    .enabled(if: Corpora.folder != nil, Corpora.missing),
    arguments: LintData.promlint)
  func promlint(sample: PromlintCase) {
    let known = [
      "metrics/no-help", "metrics/non-base-unit", "metrics/counter-without-total",
      "metrics/total-on-non-counter", "metrics/reserved-suffix", "metrics/type-in-name",
      "metrics/colon", "metrics/camel-case", "metrics/abbreviated-unit",
      "exposition/duplicate-series",
    ]
    let ids = found(sample.text).filter { known.contains($0.id) }.map(\.id)
    #expect(ids.sorted() == sample.problems.map { PromlintCase.rule($0[1]) }.sorted())
  }

  @Test(
    "A stream gives the same findings as the whole text, at the same lines and columns",
    .enabled(if: Corpora.folder != nil, Corpora.missing),
    arguments: LintData.scrapes)
  func stream(name: String) {
    let bytes = LintData.bytes("metrics/\(name)")
    let whole = SourceFile(path: name, bytes: bytes)
    let index = LineIndex(whole)
    let expected = MetricLint.check(whole).map { lines($0, index) }
    let (streamed, source) = MetricLint.check(FamilyTable.read(bytes), path: name)
    let sparse = LineIndex(source)
    #expect(streamed.map { lines($0, sparse) } == expected)
    #expect(streamed.filter { $0.severity == .error } == [])
    for diagnostic in streamed {
      #expect(diagnostic.message.unicodeScalars.count <= 120, "\(diagnostic.message)")
    }
  }

  private func lines(_ diagnostic: Diagnostic, _ index: LineIndex) -> String {
    let start = diagnostic.span.map { index.position(of: $0.start) }
    return "\(start?.line ?? 0):\(start?.column ?? 0) \(diagnostic.id) \(diagnostic.message)"
  }

  static let documents = """
    # HELP memory_search_requests_total Searches.
    # TYPE memory_search_requests_total counter
    memory_search_requests_total{owner_id="4711",search_type="vector"} 3
    memory_search_requests_total{owner_id="4712",search_type="text"} 3
    memory_search_requests_total{owner_id="4713",search_type="text"} 3
    # HELP app_request_duration_seconds Durations.
    # TYPE app_request_duration_seconds gauge
    app_request_duration_seconds{endpoint="/webhook",status_code="200",cache_hit="true"} 1
    app_request_duration_seconds{endpoint="/health",status_code="404",cache_hit="false"} 1
    # HELP app_replies_total Replies.
    # TYPE app_replies_total counter
    app_replies_total{user_id="u1",message="hello there"} 1
    # HELP http_requests_total Requests.
    # TYPE http_requests_total counter
    http_requests_total{path="/documents/17/chunks"} 1
    http_requests_total{path="/documents/18/chunks"} 1
    http_requests_total{path="/documents/19/chunks"} 1
    http_requests_total{path="/documents/20/chunks"} 1
    http_requests_total{path="/documents/21/chunks"} 1

    """

  @Test("Labels that never end are told with values and a relabelling; others are not")
  func endless() throws {
    let found = found(Self.documents, CheckOptions(only: ["cardinality"]))
    let index = LineIndex(Array(Self.documents.utf8))
    let shown = found.map {
      "\(index.position(of: $0.span?.start ?? 0).line) \($0.severity) \($0.message)"
    }
    #expect(
      shown == [
        "3 warning the label 'owner_id' of 'memory_search_requests_total' holds numbers",
        "15 warning the label 'path' of 'http_requests_total' holds paths with ids",
        "12 advice the label 'user_id' of 'app_replies_total' sounds as if it had no end",
        "12 advice the label 'message' of 'app_replies_total' sounds as if it had no end",
      ])
    let help = try #require(found.first?.help)
    #expect(help.contains("'4711', '4712', '4713'"))
    #expect(
      help.hasSuffix(
        "metric_relabel_configs: [{source_labels: [__name__], "
          + "regex: 'memory_search_requests_total', action: drop}]"))
    let snippet = try #require(
      help.range(of: "metric_relabel_configs").map { help[$0.lowerBound...] })
    let config = "scrape_configs:\n  - job_name: a\n    \(snippet)\n"
    let checked = FileChecker.check(SourceFile(path: "prometheus.yml", text: config))
    #expect(checked.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test("A text that is none at all is told in few lines")
  func noise() {
    let found = found(String(repeating: "<p>no metrics</p>\n", count: 5000))
    #expect(found.count == 101)
    #expect(found.last?.message == "4900 more findings of this kind are not shown")
    #expect(found.allSatisfy { $0.severity == .error })
  }

  @Test("Past the exact limit a count says that it is estimated")
  func estimated() {
    let lines = (0..<6000).map { "jobs{shop=\"s\($0)\"} 1\n" }.joined()
    let found = found("# TYPE jobs gauge\n" + lines, CheckOptions(only: ["cardinality"]))
    #expect(found.map(\.id) == ["cardinality/label-over-budget"])
    #expect(found.first?.message.contains("has about ") == true)
  }

  @Test("Allowances and budgets in comments, also of streams")
  func comments() {
    let text = """
      # belfry:budget label=2
      # belfry:allow metrics/no-namespace,cardinality/label-over-budget because it is small
      # HELP jobs Jobs.
      # TYPE jobs gauge
      jobs{shop="a"} 1
      jobs{shop="b"} 1
      jobs{shop="c"} 1
      # belfry:allow metrics/no-help because nothing
      # HELP carts_open Carts.
      # TYPE carts_open gauge
      carts_open 1

      """
    let expected = ["belfry/unused-allow"]
    #expect(found(text).map(\.id) == expected)
    let (streamed, source) = MetricLint.check(FamilyTable.read(Array(text.utf8)), path: "a")
    #expect(streamed.map(\.id) == expected)
    #expect(LineIndex(source).position(of: streamed.first?.span?.start ?? 0).line == 8)
  }

  @Test("Types of the catalogue, and prefixes of the project")
  func project() {
    var options = CheckOptions(only: ["metrics/name-changed-type"])
    options.metricTypes = ["shop_orders": "counter"]
    #expect(
      found("# TYPE shop_orders gauge\nshop_orders 1\n", options).map(\.message) == [
        "'shop_orders' is a gauge here, and a counter elsewhere"
      ])
    options.metricTypes = [:]
    #expect(found("# TYPE shop_orders gauge\nshop_orders 1\n", options) == [])
  }
}
