import Foundation
import Testing

/// Cases of the conformance data.
enum Corpora {
  static let folder: String? = {
    let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] ?? "../shared/corpora"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static let missing: Testing.Comment = "conformance data is not here: set BELFRY_CORPORA"

  private static func list(_ name: String) -> [Any] {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name).json"),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return [] }
    return root["cases"] as? [Any] ?? []
  }

  static func cases(_ name: String) -> [[String: Any]] {
    list(name).compactMap { $0 as? [String: Any] }
  }

  static func texts(_ name: String) -> [String] { list(name).compactMap { $0 as? String } }
}

/// One expression of the conformance data with the tree or the errors that are expected.
struct ParseCase: CustomTestStringConvertible, @unchecked Sendable {
  let entry: [String: Any]

  static let all = Corpora.cases("promql_parse").map { ParseCase(entry: $0) }

  var isValid: Bool { entry["ok"] as? Bool ?? false }

  /// The expression; a few are given as bytes, since they are no UTF-8.
  var bytes: [UInt8] {
    if let text = entry["input"] as? String { return Array(text.utf8) }
    if let hex = entry["input_hex"] as? String {
      let digits = Array(hex)
      return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
    }
    // Written in Go as `"(" + "-{}-1"*10000 + ")" + "[1m:]"*1000`.
    let parts = (entry["generator"] as? String ?? "").components(separatedBy: " + ")
    return Array(
      parts.map { part in
        let pieces = part.components(separatedBy: "\"")
        guard pieces.count == 3 else { return "" }
        return String(repeating: pieces[1], count: Int(pieces[2].dropFirst()) ?? 1)
      }.joined().utf8)
  }

  var errors: [(start: Int, end: Int)] {
    (entry["errors"] as? [[String: Any]] ?? []).map {
      ($0["start"] as? Int ?? 0, $0["end"] as? Int ?? 0)
    }
  }

  var testDescription: String { String(String(decoding: bytes, as: UTF8.self).prefix(60)) }
}
