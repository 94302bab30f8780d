import BelfryReport
import BelfrySource
import Foundation
import Testing

/// The objects of a report against SARIF 2.1.0 (OASIS, errata 01): keys, which are closed, and values.
@Suite("SARIF's schema")
struct SARIFShapeTests {
  /// Keys of each object that the report has, required ones first; the schema allows no others.
  private static let keys: [String: (required: Set<String>, allowed: Set<String>)] = [
    "log": (["version", "runs"], ["$schema", "version", "runs"]),
    "run": (["tool"], ["tool", "columnKind", "results", "artifacts", "originalUriBaseIds"]),
    "driver": (["name"], ["name", "version", "informationUri", "rules"]),
    "rule": (
      ["id"],
      ["id", "name", "shortDescription", "fullDescription", "helpUri", "defaultConfiguration"]
    ),
    "result": (
      ["message"],
      [
        "ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints",
        "relatedLocations", "fixes",
      ]
    ),
    "location": ([], ["id", "physicalLocation", "message"]),
    "physicalLocation": ([], ["artifactLocation", "region"]),
    "artifactLocation": ([], ["uri", "uriBaseId", "index"]),
    "region": ([], ["startLine", "startColumn", "endLine", "endColumn"]),
    "message": (["text"], ["text"]),
    "fix": (["artifactChanges"], ["description", "artifactChanges"]),
    "artifactChange": (
      ["artifactLocation", "replacements"], ["artifactLocation", "replacements"]
    ),
    "replacement": (["deletedRegion"], ["deletedRegion", "insertedContent"]),
    "insertedContent": ([], ["text"]),
  ]

  private func object(_ value: Any?, _ kind: String) throws -> [String: Any] {
    let object = try #require(value as? [String: Any], "\(kind)")
    let keys = try #require(Self.keys[kind])
    #expect(keys.required.isSubset(of: object.keys), "\(kind) \(object.keys.sorted())")
    #expect(Set(object.keys).isSubset(of: keys.allowed), "\(kind) \(object.keys.sorted())")
    return object
  }

  private func list(_ value: Any?, atLeast count: Int = 0, isSet: Bool = false) throws -> [Any] {
    let list = try #require(value as? [Any])
    #expect(list.count >= count)
    if isSet { #expect(Set(list.map { "\($0)" }).count == list.count) }
    return list
  }

  private func location(_ value: Any?) throws {
    let location = try object(value, "location")
    if let message = location["message"] { _ = try object(message, "message") }
    let physical = try object(location["physicalLocation"], "physicalLocation")
    try artifact(physical["artifactLocation"])
    if let region = physical["region"] { try self.region(region) }
  }

  private func artifact(_ value: Any?) throws {
    let uri = try #require(try object(value, "artifactLocation")["uri"] as? String)
    #expect(URL(string: uri) != nil && uri.allSatisfy(\.isASCII))
  }

  private func region(_ value: Any?) throws {
    let region = try object(value, "region")
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int }
    #expect(numbers.allSatisfy { ($0 ?? 0) >= 1 })
    let (lines, columns) = ([numbers[0], numbers[2]], [numbers[1], numbers[3]])
    #expect((lines[0] ?? 0, columns[0] ?? 0) <= (lines[1] ?? 0, columns[1] ?? 0))
  }

  @Test("Every object has the keys that it needs, and no others")
  func shape() throws {
    let text = "größer: [1]\r\n😀: x\r\n"
    let files = ["a b.yml": SourceFile(path: "a b.yml", text: text)]
    let fix = FixIt(
      "mend it",
      edits: [.init(Span(at: 0), "y"), .init(Span(2, 4), ""), .init(Span(8, 20), "a\nb")])
    let related = Diagnostic.Related("why", file: "a b.yml", span: Span(0, 3))
    let found = [
      Diagnostic(
        "promql/le-lost", .error, "m", help: "h", file: "a b.yml", at: Span(9, 20),
        related: [related, related, .init("x", file: "gone.yml", span: Span(0, 1))],
        fixes: [fix, fix, FixIt("nothing", edits: [])]),
      Diagnostic("yaml/syntax", .warning, "m", file: "a b.yml", at: nil),
      Diagnostic("odd/one", .advice, "m", file: "gone.yml", at: Span(5, 9)),
    ]
    let report = SARIFReport.render(
      found, files: files,
      rules: [
        .init(id: "promql/le-lost", summary: "S.", help: "H.", severity: .error),
        .init(id: "yaml/syntax", summary: "S.", help: "H.", severity: .error),
      ], version: "1")
    let log = try object(try JSONSerialization.jsonObject(with: Data(report)), "log")
    #expect(log["version"] as? String == "2.1.0")
    let run = try object(try list(log["runs"], atLeast: 1)[0], "run")
    #expect(["utf16CodeUnits", "unicodeCodePoints"].contains(run["columnKind"] as? String))
    let driver = try object((run["tool"] as? [String: Any])?["driver"], "driver")
    let rules = try list(driver["rules"], isSet: true).map { try object($0, "rule") }
    let results = try list(run["results"], atLeast: 3).map { try object($0, "result") }
    for result in results {
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
      _ = try object(result["message"], "message")
      for place in try list(result["locations"]) { try location(place) }
      if let index = result["ruleIndex"] as? Int {
        #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      }
      #expect(result["partialFingerprints"] is [String: String])
      guard result["ruleId"] as? String == "promql/le-lost" else { continue }
      for place in try list(result["relatedLocations"], atLeast: 2, isSet: true) {
        try location(place)
      }
      for value in try list(result["fixes"], atLeast: 1, isSet: true) {
        let fix = try object(value, "fix")
        for value in try list(fix["artifactChanges"], atLeast: 1, isSet: true) {
          let change = try object(value, "artifactChange")
          try artifact(change["artifactLocation"])
          for value in try list(change["replacements"], atLeast: 1) {
            let replacement = try object(value, "replacement")
            try region(replacement["deletedRegion"])
            _ = try object(replacement["insertedContent"], "insertedContent")
          }
        }
      }
    }
  }
}
