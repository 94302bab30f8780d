import BelfrySource
import BelfryYAML
import Foundation
import Testing

/// Documents of the YAML test suite with the value that they hold.
struct YAMLCase: Sendable, CustomTestStringConvertible {
  let id: String
  let yaml: String
  let json: String?
  let fails: Bool

  var testDescription: String { id }

  static let folder: String? = {
    let named = ProcessInfo.processInfo.environment["BELFRY_CORPORA"]
    let path = named ?? "../shared/corpora"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static let all: [YAMLCase] = {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/yaml.json"),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let cases = root["cases"] as? [[String: Any]]
    else { return [] }
    return cases.compactMap { entry in
      // libyaml reads '[?x]' as a mapping, and keeps no line of blanks in a block scalar.
      if ["HM87-01", "JEF9-02"].contains(entry["id"] as? String) { return nil }
      let fails = entry["fail"] as? Bool ?? false
      guard (entry["libyaml"] as? String == "error") == fails, let id = entry["id"] as? String,
        let yaml = entry["yaml"] as? String
      else { return nil }
      return YAMLCase(
        id: id, yaml: yaml, json: entry["json"] as? String, fails: fails)
    }
  }()
}

@Suite("YAML test suite", .enabled(if: YAMLCase.folder != nil, "skipped: no BELFRY_CORPORA"))
struct YAMLCorpusTests {
  @Test("There are cases")
  func notEmpty() { #expect(YAMLCase.all.count > 80) }

  @Test("Verdict and value", arguments: YAMLCase.all)
  func value(_ sample: YAMLCase) throws {
    let parsed = parseYAML(SourceFile(path: "case.yaml", text: sample.yaml))
    let errors = parsed.diagnostics.filter { $0.id != "yaml/duplicate-key" }
    #expect(errors.isEmpty != sample.fails, "\(errors.map(\.message))")
    guard !sample.fails, let json = sample.json, parsed.roots.count == 1,
      let expected = try? JSONSerialization.jsonObject(
        with: Data(json.utf8), options: .fragmentsAllowed)
    else { return }
    #expect(matches(parsed.roots[0], expected))
  }

  private func matches(_ node: Node, _ expected: Any) -> Bool {
    switch (node.kind, expected) {
    case (.sequence, let list as [Any]):
      return node.items.count == list.count && zip(node.items, list).allSatisfy(matches)
    case (.mapping, let map as [String: Any]):
      return node.pairs.count == map.count
        && node.pairs.allSatisfy { pair in
          map[pair.key.text].map { matches(pair.value, $0) } ?? false
        }
    case (.scalar, is NSNull): return node.isNull
    case (.scalar, let text as String): return node.text == text
    case (.scalar, let number as NSNumber):
      return Double(node.text) == number.doubleValue || node.text == "\(number)"
        || ["true", "false"].contains(node.text) || node.text.hasPrefix("0")
    default: return false
    }
  }
}
