import BelfryReport
import BelfrySource
import Foundation
import FoundationXML
import Testing

/// What a reader of JUnit's XML sees.
private final class JUnitReader: NSObject, XMLParserDelegate {
  var suites: [[String: String]] = []
  var failures: [String] = []
  var texts: [String: String] = [:]
  private var open = ""

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open = element
    if element == "testsuite" { suites.append(attributes) }
    if element == "failure" { failures.append(attributes["message"] ?? "") }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    texts[open, default: ""] += text
  }
}

@Suite("Weights in reports")
struct WeightTests {
  private let file = SourceFile(path: "a.yml", text: "x: 1\n")

  private func read(_ severities: [Severity], failing level: Severity) throws -> JUnitReader {
    let found = severities.enumerated().map { index, severity in
      Diagnostic("a/b\(index)", severity, "m", file: file.path, at: Span(0, 1))
    }
    let report = JUnitReport.render(found, files: [file.path: file], failing: level)
    let reader = JUnitReader()
    let parser = XMLParser(data: Data(report))
    parser.delegate = reader
    #expect(parser.parse())
    return reader
  }

  @Test(
    "Findings of the level and above fail",
    arguments: [
      (Severity.error, ["1 error"]), (.warning, ["1 error, 2 warnings"]),
      (.advice, ["1 error, 2 warnings, 1 piece of advice"]),
    ])
  func level(level: Severity, messages: [String]) throws {
    let reader = try read([.error, .warning, .advice, .warning], failing: level)
    #expect(reader.failures == messages)
    #expect(reader.suites.first?["failures"] == "1")
    let below = [Severity.advice, .warning].filter { $0 < level }
    for severity in below {
      #expect(reader.texts["system-out"]?.contains(": \(severity.rawValue): ") == true)
      #expect(reader.texts["failure"]?.contains(": \(severity.rawValue): ") == false)
    }
  }

  @Test("A file without such findings passes")
  func passes() throws {
    let reader = try read([.advice, .warning], failing: .error)
    #expect(reader.failures.isEmpty && reader.suites.first?["failures"] == "0")
    #expect(reader.texts["system-out"]?.contains("a.yml:1:1: advice: m [a/b0]") == true)
  }

  @Test("Fingerprints have sixteen digits, and are told apart")
  func fingerprints() throws {
    let found = (0..<600).map {
      Diagnostic("a/b", .error, "m\($0 / 2)", file: "./a.yml", at: Span(0, 1))
    }
    let report = GitLabReport.render(found, files: ["./a.yml": file])
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(report)) as? [[String: Any]])
    let marks = list.compactMap { $0["fingerprint"] as? String }
    #expect(Set(marks).count == 600)
    #expect(marks.allSatisfy { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
    #expect(marks.contains { $0.hasPrefix("0") })
    let location = try #require(list.first?["location"] as? [String: Any])
    #expect(location["path"] as? String == "a.yml")
  }
}
