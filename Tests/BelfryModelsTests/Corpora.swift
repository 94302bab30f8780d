import BelfrySource
import BelfryYAML
import Foundation
import Testing

/// The conformance data beside the project, where it is there.
enum Corpora {
  static let folder: String? = {
    let files = FileManager.default
    if let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] {
      return files.fileExists(atPath: path) ? path : nil
    }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let path = root.appendingPathComponent("../shared/corpora").standardized.path
    return files.fileExists(atPath: path) ? path : nil
  }()

  static let missing: Testing.Comment = "conformance data is not here: set BELFRY_CORPORA"

  /// Compose files, without those that are filled in before they are loaded.
  static let composeFiles = cases("compose_loader", text: "yaml").filter { !$0.text.contains("%s") }

  /// The cases of one file; none where the data is not there.
  static func cases(_ name: String, text: String = "text") -> [CorpusCase] {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name).json")
    else { return [] }
    let parsed = parseJSON(SourceFile(path: name, bytes: [UInt8](data)))
    return parsed.roots.first?["cases"]?.items.enumerated().map { index, node in
      CorpusCase(corpus: name, index: index, node: node, textKey: text)
    } ?? []
  }
}

/// One case of the conformance data.
struct CorpusCase: CustomTestStringConvertible, Sendable {
  let corpus: String
  let index: Int
  let node: Node
  let textKey: String

  var text: String { node[textKey]?.text ?? "" }
  var accepted: Bool { node["ok"]?.text == "true" }
  var error: String? {
    let error = node["error_contains"] ?? node["error"]
    return error.flatMap { $0.isNull ? nil : $0.text }
  }
  var kind: String { node["type"]?.text ?? "" }
  var test: String { node["test"]?.text ?? "" }
  var testDescription: String {
    "\(corpus) \(index) \(node["file"]?.text ?? node["id"]?.text ?? "")"
  }
}
