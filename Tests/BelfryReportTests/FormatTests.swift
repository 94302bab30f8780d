import BelfryReport
import BelfrySource
import Foundation
import FoundationXML
import Testing

@Suite("What readers of reports require")
struct FormatTests {
  /// Characters that end, open or cannot stand in one format or another.
  static let texts = [
    "a\u{0}b", "a\u{1B}[31mb", "a\u{7F}\u{85}b", "\u{FEFF}\u{FFFE}\u{FFFF}", "😀 é",
    "\"\\/", "a\r\nb", "]]>", "<![CDATA[", "&amp;", "::error::", "%0A", "tab\there", "\u{2028}",
  ]

  private let path = "a,b:c%.yml"

  private func reported(_ text: String) -> [Diagnostic] {
    [Diagnostic("yaml/syntax", .error, text, help: text, file: path, at: Span(0, 1))]
  }

  private func files(_ text: String) -> [String: SourceFile] {
    [path: SourceFile(path: path, text: text)]
  }

  private func results(
    _ diagnostics: [Diagnostic], _ files: [String: SourceFile]
  ) throws -> [[String: Any]] {
    let report = SARIFReport.render(diagnostics, files: files, rules: [], version: "1")
    let root = try JSONSerialization.jsonObject(with: Data(report)) as? [String: Any]
    let run = try #require((root?["runs"] as? [[String: Any]])?.first)
    return try #require(run["results"] as? [[String: Any]])
  }

  @Test("SARIF and GitLab keep every text", arguments: texts)
  func json(text: String) throws {
    let result = try #require(try results(reported(text), files(text)).first)
    let message = try #require(result["message"] as? [String: String])
    #expect(message["text"] == "\(text): \(text)")
    let report = GitLabReport.render(reported(text), files: files(text))
    let list = try JSONSerialization.jsonObject(with: Data(report)) as? [[String: Any]]
    let finding = try #require(list?.first)
    #expect(finding["description"] as? String == "\(text): \(text)")
    #expect(finding["check_name"] as? String == "yaml/syntax")
    #expect(finding["severity"] as? String == "major")
    let location = try #require(finding["location"] as? [String: Any])
    #expect(location["path"] as? String == path)
    #expect(location["lines"] as? [String: Int] == ["begin": 1])
  }

  @Test("JUnit is XML whatever a text holds", arguments: texts)
  func xml(text: String) {
    let report = JUnitReport.render(reported(text), files: files(text))
    #expect(XMLParser(data: Data(report)).parse())
    #expect(!report.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A })
  }

  @Test("GitHub gets one command a line", arguments: texts)
  func commands(text: String) throws {
    let report = String(decoding: GitHubReport.render(reported(text), files: [:]), as: UTF8.self)
    #expect(report.utf8.count { $0 == 0x0A } == 1)
    #expect(!report.utf8.contains(0x0D))
    #expect(report.hasPrefix("::error file=a%2Cb%3Ac%25.yml,title=yaml/syntax::"))
  }

  @Test("SARIF's fingerprints stay when a line moves, and tell equal findings apart")
  func fingerprints() throws {
    func marks(_ text: String, _ starts: [Int]) throws -> [String] {
      let found = starts.map {
        Diagnostic("yaml/syntax", .error, "odd", file: path, at: Span($0, $0 + 1))
      }
      return try results(found, files(text)).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["finding/v1"]
      }
    }
    let marked = try marks("x\nx\ny\n", [0, 2, 4])
    #expect(Set(marked).count == 3)
    #expect(marked.first == "c080fffe189f96b4")
    #expect(try marks("# new\nx\nx\ny\n", [6, 8, 10]) == marked)
  }

  @Test("A mend that says nothing of a known file is left out of SARIF")
  func emptyFixes() throws {
    let edit = FixIt.Edit(Span(0, 1), "y")
    let found = [
      Diagnostic(
        "a/b", .error, "m", file: path, at: Span(0, 1),
        fixes: [FixIt("none", edits: []), FixIt("one", edits: [edit])])
    ]
    #expect((try results(found, files("x"))[0]["fixes"] as? [Any])?.count == 1)
    #expect(try results(found, [:])[0]["fixes"] == nil)
  }

  @Test("Nothing found is still a report")
  func empty() throws {
    #expect(try results([], [:]).isEmpty)
    #expect(String(decoding: GitLabReport.render([], files: [:]), as: UTF8.self) == "[]\n")
    #expect(GitHubReport.render([], files: [:]).isEmpty)
    #expect(XMLParser(data: Data(JUnitReport.render([], files: [:]))).parse())
  }
}
