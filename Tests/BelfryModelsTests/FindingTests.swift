import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

/// A piece of a file, with `⟦…⟧` around what is reported, and the findings in order.
struct FindingCase: CustomTestStringConvertible, Sendable {
  let kind: FileKind
  let text: String
  let findings: [String]
  var testDescription: String { "\(kind.rawValue): \(findings.first ?? "nothing")" }

  init(_ kind: FileKind, _ text: String, _ findings: String...) {
    (self.kind, self.text, self.findings) = (kind, text, findings)
  }

  /// The text without its marks, and the spans between them.
  var unmarked: (text: String, marks: [Span]) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var marks: [Span] = []
    for character in text {
      switch character {
      case "⟦": open.append(bytes.count)
      case "⟧": marks.append(Span(open.removeLast(), bytes.count))
      default: bytes += Array(String(character).utf8)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), marks.sorted { $0.start < $1.start })
  }
}

@Suite("Findings")
struct FindingTests {
  @Test("Position, id, message and help", arguments: cases)
  func finding(_ sample: FindingCase) {
    let (text, marks) = sample.unmarked
    let isJSON = [.grafanaDashboard, .lifecyclePolicy, .indexTemplate].contains(sample.kind)
    let file = SourceFile(path: isJSON ? "a.json" : "a.yml", text: text)
    let found = sample.kind.check(isJSON ? parseJSON(file) : parseYAML(file)).inOrder()
    #expect(
      found.map { "\($0.id): \($0.message)\($0.help.map { "; \($0)" } ?? "")" }
        == sample.findings)
    #expect(found.map(\.span) == marks.map { $0 })
    // Beats pass over settings that they do not know.
    let mayWarn = sample.kind == .filebeat
    #expect(
      found.allSatisfy {
        $0.file == file.path && ($0.severity == .error || mayWarn && $0.severity == .warning)
      })
  }

  @Test("Every kind has a finding of its own")
  func complete() {
    #expect(Set(Self.cases.map(\.kind)) == Set(FileKind.allCases))
  }

  @Test("In JSON, targets and labels are texts; in YAML a number is one too")
  func numbersInTargets() {
    let json = SourceFile(
      path: "a.json", text: #"[{"targets": [5], "labels": {"a": 1, "b": null}}]"#)
    let found = FileKind.targetList.check(parseJSON(json))
    #expect(found.map { json.text($0.span ?? Span(0, 0)) } == ["5", "1"])
    #expect(found.allSatisfy { $0.id == "yaml/wrong-type" })
    let yaml = SourceFile(path: "a.yml", text: "- targets: [5]\n  labels: {a: 1}\n")
    #expect(FileKind.targetList.check(parseYAML(yaml)) == [])
  }

  @Test("A misspelt key can be renamed")
  func fix() throws {
    let decoded = Decoded<PrometheusConfig>("global:\n  scrape_intervall: 15s\n")
    let edit = try #require(decoded.found.first?.fixes.first?.edits.first)
    #expect(edit == FixIt.Edit(Span(10, 26), "scrape_interval"))
  }

  @Test("What is not known is kept")
  func kept() throws {
    let decoded = Decoded<PrometheusConfig>("global:\n  colour: [red]\nshape: round\n")
    let value = try #require(decoded.model?.encode())
    let text = String(decoding: YAMLWriter().write(value), as: UTF8.self)
    #expect(text.contains("colour"))
    #expect(text.contains("shape: round"))
  }
}
