import BelfryReport
import BelfrySource
import Foundation
import FoundationXML
import Testing

@Suite("Reports")
struct ReportTests {
  private let file = SourceFile(path: "a b/ü.yml", text: "x: 1\n  größer: <&>\"\n")
  private var files: [String: SourceFile] { [file.path: file, "clean.yml": clean] }
  private let clean = SourceFile(path: "clean.yml", text: "")

  private var found: [Diagnostic] {
    [
      Diagnostic(
        "promql/le-lost", .error, "100% of 'a', b: <lost>", help: "keep it\nthere", file: file.path,
        at: Span(7, 15), related: [.init("why", file: file.path, span: Span(0, 1))],
        fixes: [FixIt("write 'x'", edits: [.init(Span(7, 15), "x")])]),
      Diagnostic("yaml/syntax", .advice, "odd \u{1}", file: file.path, at: Span(0, 1)),
    ]
  }

  @Test("SARIF has rules, places in code points, and fixes")
  func sarif() throws {
    let report = SARIFReport.render(
      found, files: files,
      rules: [.init(id: "promql/le-lost", summary: "S.", help: "H.", severity: .error)],
      version: "1")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(report)) as? [String: Any])
    #expect(root["version"] as? String == "2.1.0")
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.map { $0["level"] as? String } == ["note", "error"])
    #expect(results[1]["ruleIndex"] as? Int == 0)
    let text = String(decoding: report, as: UTF8.self)
    #expect(text.contains("a%20b/%C3%BC.yml"))
    let locations = try #require(results[1]["locations"] as? [[String: Any]])
    let physical = try #require(locations[0]["physicalLocation"] as? [String: Any])
    let region = try #require(physical["region"] as? [String: Int])
    #expect(region == ["startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 9])
    #expect((results[1]["fixes"] as? [Any])?.count == 1)
    #expect((results[1]["relatedLocations"] as? [Any])?.count == 1)
  }

  @Test("JUnit is XML, with a case a file")
  func junit() {
    final class Reader: NSObject, XMLParserDelegate {
      var cases: [String] = []
      var failures = 0
      func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        if element == "testcase" { cases.append(attributes["name"] ?? "") }
        if element == "failure" { failures += 1 }
      }
    }
    let reader = Reader()
    let parser = XMLParser(data: Data(JUnitReport.render(found, files: files)))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.cases == ["a b/ü.yml", "clean.yml"])
    #expect(reader.failures == 1)
  }

  @Test("GitHub's commands escape what would end them")
  func github() {
    let text = String(decoding: GitHubReport.render(found, files: files), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[1]
        == "::error file=a b/ü.yml,line=2,endLine=2,col=3,endColumn=9,title=promql/le-lost::100%25 of 'a', b: <lost>: keep it%0Athere"
    )
    #expect(lines[0].hasPrefix("::notice file="))
  }

  @Test("GitLab's fingerprints tell equal findings apart and survive moves")
  func gitlab() throws {
    func marks(_ diagnostics: [Diagnostic], _ file: SourceFile) throws -> [String] {
      let report = GitLabReport.render(diagnostics, files: [file.path: file])
      let list = try JSONSerialization.jsonObject(with: Data(report)) as? [[String: Any]]
      return (list ?? []).compactMap { $0["fingerprint"] as? String }
    }
    let twice = found + found
    #expect(Set(try marks(twice, file)).count == 4)
    let moved = SourceFile(path: file.path, text: "# new\n" + "x: 1\n  größer: <&>\"\n")
    let shifted = found.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.span = diagnostic.span.map { Span($0.start + 6, $0.end + 6) }
      return diagnostic
    }
    #expect(try marks(found, file) == marks(shifted, moved))
  }
}
