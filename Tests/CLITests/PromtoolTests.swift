import BelfryPromQL
import BelfryTemplate
import BelfryTestSupport
import Foundation
import Testing

/// The reference's own program, where it is installed.
enum Promtool {
  static let tool = Tool("promtool")

  /// Numbers of the rules that promtool refuses: each is given a group of its own.
  static func refused(_ rules: [[String: Any]]) throws -> Set<Int> {
    let groups = rules.enumerated().map { ["name": "g\($0.offset)", "rules": [$0.element]] }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("rules.yml")
    try JSONSerialization.data(
      withJSONObject: ["groups": groups], options: .withoutEscapingSlashes
    ).write(to: file)
    let answer = try #require(tool).run(["check", "rules", "--lint=none", file.path])
    let text = answer.output
    var refused: Set<Int> = []
    for line in text.split(separator: "\n") {
      guard let start = line.range(of: "group \"g"),
        let end = line[start.upperBound...].firstIndex(of: "\""),
        let number = Int(line[start.upperBound..<end])
      else { continue }
      refused.insert(number)
    }
    #expect(refused.isEmpty == (answer.status == 0), "\(text.prefix(900))")
    return refused
  }
}

@Suite(
  "The same verdict as promtool",
  .enabled(if: Promtool.tool != nil && RealRule.all.count > 0, "no promtool, or no BELFRY_CORPORA"))
struct PromtoolTests {
  @Test("Rules that people run are accepted by both")
  func accepted() throws {
    #expect(RealRule.all.count > 300)
    let rules = RealRule.all.map(\.entry)
    #expect(try Promtool.refused(rules) == [])
    for rule in RealRule.all {
      #expect(parse(rule.expression).errors.isEmpty, "\(rule.expression)")
    }
  }

  @Test("Expressions with a word taken out, doubled or exchanged get one verdict")
  func damaged() throws {
    var generator = Mix(state: 2026)
    var samples: [String] = []
    for rule in RealRule.all {
      let words = RealRule.words(rule.expression)
      for change in 0..<4 {
        var changed = words
        let index = Int.random(in: 0..<words.count, using: &generator)
        switch change {
        case 0: changed.remove(at: index)
        case 1: changed.insert(words[index], at: index)
        case 2: changed.swapAt(index, Int.random(in: 0..<words.count, using: &generator))
        default: changed[index] = ["by", "and", ")", "5m", "[5m]", "1", "rate"][index % 7]
        }
        samples.append(changed.joined())
      }
    }
    // What Prometheus 3.5 does not know yet is refused here as well.
    var options = ParseOptions()
    options.refused = Set(Feature.allCases).subtracting([.quotedNames])
    let refused = try Promtool.refused(samples.map { ["record": "x", "expr": $0] })
    #expect(refused.count > 300 && refused.count < samples.count - 300)
    for (index, text) in samples.enumerated() {
      let errors = parse(text, options: options).errors
      #expect(
        errors.isEmpty == !refused.contains(index), "\(text): \(errors.map(\.message))")
    }
  }

  @Test("Templates with a byte taken out or doubled get one verdict")
  func templates() throws {
    var generator = Mix(state: 7)
    var samples: [String] = []
    for rule in RealRule.all {
      for text in rule.annotations where text.contains("{{") {
        var bytes = Array(text.utf8).filter { $0 < 0x80 }
        let index = Int.random(in: bytes.indices, using: &generator)
        if index % 2 == 0 { bytes.remove(at: index) } else { bytes.insert(bytes[index], at: index) }
        samples.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    let refused = try Promtool.refused(
      samples.map { ["alert": "x", "expr": "up", "annotations": ["a": $0]] })
    #expect(refused.count > 20)
    let context = TemplateReads.Context.alert
    for (index, text) in samples.enumerated() {
      let template = Template(
        parsing: text, functions: Set(context.functions.keys), variables: context.variables)
      // promtool runs the template as well, on no data.
      guard !template.errors.isEmpty || refused.contains(index) else { continue }
      #expect(
        template.errors.isEmpty != refused.contains(index) || text.contains("query"),
        "\(text): \(template.errors.map(\.message))")
    }
  }
}

/// A rule that people run.
struct RealRule: @unchecked Sendable {
  let expression: String
  let annotations: [String]
  let entry: [String: Any]

  static let all: [RealRule] = {
    let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] ?? "../shared/corpora"
    guard let data = FileManager.default.contents(atPath: path + "/real_rules.json"),
      let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return [] }
    return (root["cases"] as? [[String: Any]] ?? []).compactMap { sample in
      guard let expression = sample["expr"] as? String, let name = sample["name"] as? String else {
        return nil
      }
      let isAlert = sample["kind"] as? String == "alert"
      // Names with brackets and the like are the collection's own.
      let plain = name.filter { $0.isLetter || $0.isNumber || $0 == "_" || $0 == ":" }
      var entry: [String: Any] = [isAlert ? "alert" : "record": plain, "expr": expression]
      if let labels = sample["labels"] as? [String: Any] { entry["labels"] = labels }
      let annotations = sample["annotations"] as? [String: String] ?? [:]
      if isAlert { entry["annotations"] = annotations }
      return RealRule(
        expression: expression, annotations: annotations.values.sorted(), entry: entry)
    }
  }()

  /// Words, numbers, strings and signs, blanks kept with them.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      var end = rest.index(after: rest.startIndex)
      if first.isLetter || first == "_" || first.isNumber {
        end =
          rest.firstIndex { !$0.isLetter && !$0.isNumber && !"_:".contains($0) } ?? rest.endIndex
      } else if first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") {
        end = rest.index(after: close)
      }
      words.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return words
  }
}
