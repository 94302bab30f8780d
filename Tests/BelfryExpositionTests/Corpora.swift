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

  /// The cases of one file; none where the data is not there.
  static func cases(_ name: String, text: String = "input") -> [CorpusCase] {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name).json")
    else { return [] }
    let parsed = parseJSON(SourceFile(path: name, bytes: [UInt8](data)))
    return parsed.roots.first?["cases"]?.items.enumerated().map { index, node in
      CorpusCase(corpus: name, index: index, node: node, textKey: text)
    } ?? []
  }

  /// Names of the captured scrapes.
  static let scrapes: [String] = {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/metrics")
    else { return [] }
    return names.filter { $0.hasSuffix(".prom") }.sorted()
  }()

  /// The bytes of a captured scrape.
  static func scrape(_ name: String) -> [UInt8] {
    let data = folder.flatMap { FileManager.default.contents(atPath: "\($0)/metrics/\(name)") }
    return data.map { [UInt8]($0) } ?? []
  }
}

/// One case of the conformance data.
struct CorpusCase: CustomTestStringConvertible, Sendable {
  let corpus: String
  let index: Int
  let node: Node
  let textKey: String

  /// The input; texts that are no UTF-8 are given in hexadecimal.
  var bytes: [UInt8] {
    guard let input = node[textKey] else { return [] }
    guard let hex = input["$hex"]?.text else { return Array(input.text.utf8) }
    let digits = Array(hex)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  /// The error of the reference; nothing where the input is accepted.
  var error: String? { node["error"].flatMap { $0.isNull ? nil : $0.text } }
  var isOpenMetrics: Bool { node["format"]?.text == "openmetrics" }
  var testDescription: String { "\(corpus) \(index) \(String(decoding: bytes, as: UTF8.self))" }
}
