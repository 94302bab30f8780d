import BelfryPromQL
import Foundation
import Testing

/// Cases of the conformance data.
enum Corpora {
  static let folder: String? = {
    let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] ?? "../shared/corpora"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static func cases(_ name: String) -> [[String: Any]] {
    guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(name).json"),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return [] }
    return root["cases"] as? [[String: Any]] ?? []
  }
}

@Suite("Conformance of PromQL", .enabled(if: Corpora.folder != nil, "skipped: no BELFRY_CORPORA"))
struct CorpusTests {
  @Test("Rules that people run parse, and print to what parses to the same print")
  func realRules() {
    let cases = Corpora.cases("real_rules").compactMap { $0["expr"] as? String }
    #expect(cases.count > 300)
    for text in cases {
      let parsed = parse(text)
      #expect(parsed.errors.isEmpty, "\(text): \(parsed.errors.map(\.message))")
      guard let expression = parsed.expression else { continue }
      let printed = Printer().print(expression)
      let again = parse(printed).expression.map { Printer().print($0) }
      #expect(again == printed)
      let wrapped = parse(Printer().pretty(expression, width: 40)).expression
      #expect(wrapped.map { Printer().print($0) } == printed)
    }
  }

  /// Arithmetic inside durations and fill modifiers are not understood yet.
  static let later = [
    "step()", "range()", "min_of", "max_of", "offset (", "offset +(", "offset -(", "fill",
  ]

  @Test("The canonical text is Prometheus'")
  func printed() {
    let cases = Corpora.cases("promql_print").compactMap { entry -> (String, String)? in
      guard let text = entry["in"] as? String, let out = entry["out"] as? String else { return nil }
      return Self.later.contains { text.contains($0) } ? nil : (text, out)
    }
    #expect(cases.count > 20)
    for (text, out) in cases {
      #expect(parse(text).expression.map { Printer().print($0) } == out, "\(text)")
    }
  }
}
