import BelfryCheck
import BelfrySource
import Foundation
import Testing

/// One example of one rule.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let rule: CheckRule
  let example: CheckExample
  let number: Int

  static let all = CheckRule.all.flatMap { rule in
    rule.examples.enumerated().map { RuleCase(rule: rule, example: $0.element, number: $0.offset) }
  }

  var testDescription: String { "\(rule.id) \(number)" }

  /// The example as a whole file.
  var text: String {
    guard example.text.hasPrefix("expr: ") else { return example.text }
    return
      "groups:\n  - name: example\n    rules:\n      - alert: Example\n        \(example.text)\n"
  }

  /// A name by which the file is known for what it is.
  var path: String {
    switch rule.family {
    case "compose": "compose.yaml"
    case "grafana": example.text.hasPrefix("{") ? "board.json" : "datasources.yaml"
    case "alertmanager": "alertmanager.yml"
    case "prometheus": "prometheus.yml"
    case "logstash": "pipeline.conf"
    case "filebeat": "filebeat.yml"
    case "kibana": "kibana.yml"
    case "elastic": "compose.yaml"
    case "otel": "otel.yaml"
    case "exposition", "metrics", "cardinality": "metrics.prom"
    default: "rules.yml"
    }
  }
}

/// A text without its marks, and the bytes between them.
func unmark(_ text: String) -> (text: String, marks: [Span]) {
  var result: [UInt8] = []
  var marks: [Span] = []
  var start: Int?
  for scalar in text.unicodeScalars {
    switch scalar {
    case "⟦": start = result.count
    case "⟧":
      if let start { marks.append(Span(start, result.count)) }
      start = nil
    default: result += Array(String(scalar).utf8)
    }
  }
  return (String(decoding: result, as: UTF8.self), marks)
}

@Suite("Rules")
struct ExampleTests {
  /// Files of an example in which each begins with `--- path`, with the bytes before each.
  private func split(_ text: String) -> [(file: SourceFile, start: Int)] {
    var files: [(file: SourceFile, start: Int)] = []
    var start = 0
    for part in text.components(separatedBy: "--- ").dropFirst() {
      let name = String(part.prefix { $0 != "\n" && $0 != "\r\n" })
      let head = "--- ".utf8.count + name.utf8.count + (part.contains("\r\n") ? 2 : 1)
      let body = part.dropFirst(name.count + 1)
      files.append((SourceFile(path: name, text: String(body)), start + head))
      start += "--- ".utf8.count + part.utf8.count
    }
    return files
  }

  /// The rule alone, with the settings that the example holds.
  private func options(_ sample: RuleCase, _ files: [SourceFile]) -> CheckOptions {
    var options = CheckOptions(only: [sample.rule.id])
    if let file = files.first(where: { $0.path == ".belfry.yml" }) {
      let read = SettingsReader.read(file)
      #expect(read.found == [])
      options.scope = SettingsScope(read.settings, path: file.path, working: "/")
    }
    return options
  }

  private func places(_ sample: RuleCase, _ text: String) -> [Span] {
    if sample.example.text.hasPrefix("--- ") {
      guard text.hasPrefix("--- ") else { return unmark(text).marks }
      let files = split(text)
      if files.map(\.file.path) == ["before.prom", "after.prom"] {
        return MetricLint.check(
          files[1].file, CheckOptions(only: [sample.rule.id]), earlier: files[0].file
        ).compactMap { $0.span?.shifted(by: files[1].start) }
      }
      var options = options(sample, files.map(\.file))
      let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.file.path, $0.file.bytes) })
      options.surroundings = ComposeSurroundings(read: { texts[$0] })
      let results = FileChecker.check(
        files.map(\.file).filter { FileChecker.isCandidate($0.path) }, options,
        paths: Set(files.map(\.file.path)))
      return results.flatMap(\.diagnostics).compactMap { diagnostic in
        let start = files.first { $0.file.path == diagnostic.file }?.start ?? 0
        return diagnostic.span.map { Span($0.start + start, $0.end + start) }
      }
    }
    let file = SourceFile(path: sample.path, text: text)
    let options = CheckOptions(only: [sample.rule.id])
    return FileChecker.check(file, options).diagnostics
      .filter { CheckRule.named($0.id)?.id == sample.rule.id }.compactMap(\.span)
  }

  @Test("Every example, as it stands", arguments: RuleCase.all)
  func examples(sample: RuleCase) {
    let (text, marks) = unmark(sample.text)
    #expect(marks.isEmpty == !sample.example.fails)
    #expect(places(sample, text) == marks, "\(text)")
  }

  @Test("Every example behind a comment with characters of several bytes", arguments: RuleCase.all)
  func shifted(sample: RuleCase) {
    guard !sample.path.hasSuffix(".json"), !sample.example.text.hasPrefix("--- ") else { return }
    let (text, marks) = unmark(sample.text)
    let comment = "# größer 漢字 😀\n"
    let length = comment.utf8.count
    #expect(
      places(sample, comment + text) == marks.map { Span($0.start + length, $0.end + length) })
  }

  @Test("Every example with CR LF", arguments: RuleCase.all)
  func lineBreaks(sample: RuleCase) {
    // Lines of an exposition end with a line feed alone.
    guard !sample.path.hasSuffix(".json"), !sample.path.hasSuffix(".prom") else { return }
    let (text, marks) = unmark(
      sample.text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n"))
    #expect(places(sample, text) == marks)
  }

  /// Whether what is reported stands in a file that has no comments.
  private func hasNoComments(_ sample: RuleCase) -> Bool {
    let before = sample.text.prefix { $0 != "⟦" }
    let name = before.split(separator: "\n").last { $0.hasPrefix("--- ") } ?? ""
    return name.hasSuffix(".json") || name.hasSuffix(".tmpl")
  }

  @Test("Every rule can be allowed with a reason", arguments: RuleCase.all.filter(\.example.fails))
  func allowed(sample: RuleCase) {
    guard !sample.path.hasSuffix(".json"), !hasNoComments(sample) else { return }
    let (text, marks) = unmark(sample.text)
    let file = SourceFile(path: sample.path, text: text)
    let lines = LineIndex(file.bytes)
    let numbers = Set(marks.map { lines.position(of: $0.start).line })
    let allowing = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { index, line in
        let indent = line.prefix { $0 == " " || $0 == "-" }.map { _ in " " }.joined()
        return numbers.contains(index + 1)
          ? "\(indent)# belfry:allow \(sample.rule.id) because it is wanted\n\(line)" : String(line)
      }.joined(separator: "\n")
    #expect(places(sample, allowing) == [], "\(allowing)")
  }

  @Test("Every safe mend takes its finding away", arguments: RuleCase.all.filter(\.example.fails))
  func mended(sample: RuleCase) {
    let text = unmark(sample.text).text
    let isBundle = text.hasPrefix("--- ")
    let files =
      isBundle
      ? split(text).map(\.file).filter { FileChecker.isCandidate($0.path) }
      : [SourceFile(path: sample.path, text: text)]
    let paths = isBundle ? Set(split(text).map(\.file.path)) : []
    let options = CheckOptions(only: [sample.rule.id])
    func found(_ files: [SourceFile]) -> [Diagnostic] {
      FileChecker.check(files, options, paths: paths).flatMap(\.diagnostics)
        .filter { CheckRule.named($0.id)?.id == sample.rule.id }
    }
    let before = found(files)
    let fixable = before.count { $0.fixes.contains(where: \.isSafe) }
    guard fixable > 0 else { return }
    let fixer = Fixer(files, options, paths: paths)
    let left = found(fixer.files)
    #expect(!left.contains { $0.fixes.contains(where: \.isSafe) }, "\(left)")
    #expect(left.count <= before.count - fixable)
    let faults = { (files: [SourceFile]) in
      FileChecker.check(files, CheckOptions(), paths: paths).flatMap(\.diagnostics)
        .filter { $0.severity == .error && $0.id != sample.rule.id }.map(\.message).sorted()
    }
    #expect(Set(faults(fixer.files)).isSubset(of: faults(files)))
  }

  @Test("Every rule has what its page needs", arguments: CheckRule.all.map(\.id))
  func documented(id: String) throws {
    let rule = try #require(CheckRule.named(id))
    #expect(rule.summary.hasSuffix(".") && !rule.rationale.isEmpty)
    if rule.isRunnable {
      #expect(rule.examples.contains { $0.fails } && rule.examples.contains { !$0.fails })
    }
  }

  @Test("Every finding that the sources name has a rule, and so a page")
  func described() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let sources = root.appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    let families = Set(CheckRule.families).joined(separator: "|")
    let literal = try Regex("\"((?:\(families))/[a-z][a-z0-9]*(?:-[a-z0-9]+)*)\", (?:\\.|at: )")
    var count = 0
    for name in names ?? [] where name.hasSuffix(".swift") {
      let url = sources.appendingPathComponent(name)
      for match in try String(contentsOf: url, encoding: .utf8).matches(of: literal) {
        let id = String(try #require(match.output[1].substring))
        #expect(CheckRule.named(id) != nil, Comment(rawValue: "\(id) in \(name)"))
        count += 1
      }
    }
    #expect(count > 100)
  }

  @Test("Every file in Rules is registered, and ids are unique")
  func registered() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Sources/BelfryCheck/Rules")
    let files =
      FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("Rules.swift") } ?? []
    #expect(files.count > 50)
    #expect(files.count == CheckRule.all.count)
    #expect(Set(CheckRule.all.map(\.id)).count == CheckRule.all.count)
  }
}
