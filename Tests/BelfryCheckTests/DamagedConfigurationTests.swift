import BelfryCheck
import BelfrySource
import BelfryTestSupport
import BelfryYAML
import Foundation
import Testing

/// A program that judges configurations.
struct ConfigurationReader: CustomTestStringConvertible, Sendable {
  /// The file's name.
  let file: String
  /// The conformance data with configurations that it takes, and the key of their text.
  let data: (name: String, key: String)
  let tool: String
  /// How it is asked, beside the path.
  let arguments: [String]
  /// Whether it judges several files at once.
  let takesMany: Bool
  /// How many configurations it is asked about.
  let count: Int

  var testDescription: String { ([tool] + arguments).joined(separator: " ") }

  static let all = [
    ConfigurationReader(
      file: "prometheus.yml", data: ("prometheus_config", "text"), tool: "promtool",
      arguments: ["check", "config", "--syntax-only"], takesMany: true, count: 500),
    ConfigurationReader(
      file: "x.rules.yml", data: ("prometheus_rules", "text"), tool: "promtool",
      arguments: ["check", "rules", "--lint=none"], takesMany: true, count: 200),
    ConfigurationReader(
      file: "alertmanager.yml", data: ("alertmanager_config", "text"), tool: "amtool",
      arguments: ["check-config"], takesMany: true, count: 500),
    ConfigurationReader(
      file: "compose.yaml", data: ("compose_loader", "yaml"), tool: "docker-compose",
      arguments: ["config", "-q"], takesMany: false, count: 60),
  ]

  /// The configurations that belong to it in the conformance data.
  var bases: [Value] {
    (Corpora.cases(data.name) ?? []).compactMap { entry in
      guard entry["ok"] as? Bool == true, entry["agent"] as? Bool != true,
        let text = entry[data.key] as? String
      else { return nil }
      let parsed = parseYAML(SourceFile(path: file, text: text))
      guard parsed.diagnostics.isEmpty, parsed.roots.count == 1, parsed.roots[0].kind == .mapping
      else { return nil }
      return Value(parsed.roots[0])
    }
  }

  /// What the program says against each of some configurations; nothing where it takes it.
  func judge(_ texts: [[UInt8]]) throws -> [String?] {
    let tool = try #require(Tool(tool))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("belfry-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try texts.enumerated().map { number, text in
      let own = folder.appendingPathComponent("\(number)")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let path = own.appendingPathComponent(file)
      try Data(text).write(to: path)
      return path.path
    }
    guard takesMany else {
      return try paths.map { path in
        let answer = try tool.run(["-f", path] + arguments)
        return answer.status == 0 ? nil : answer.output
      }
    }
    let output = try tool.run(arguments + paths).output
    var verdicts = [String?](repeating: nil, count: texts.count)
    for part in output.components(separatedBy: "Checking ").dropFirst() {
      guard let end = part.range(of: "/\(file)"), part.contains("FAILED"),
        let number = Int(part[..<end.lowerBound].split(separator: "/").last ?? "")
      else { continue }
      verdicts[number] = part
    }
    return verdicts
  }
}

/// Configurations that people and tests write, changed at one or two places.
@Suite(
  "The same verdict on damaged configurations",
  .enabled(if: Corpora.folder != nil, Corpora.missing))
struct DamagedConfigurationTests {
  /// What the programs take and answer for later: texts of alerts with fields that are not there,
  /// addresses that cannot be, labels named twice.
  private static let stricter: Set<String> = [
    "template/unknown-field", "template/argument-count", "template/syntax",
    "alertmanager/bad-address", "alertmanager/duplicate", "alertmanager/placeholder-value",
    "alertmanager/env-not-expanded", "prometheus/scrape-file-twice", "compose/bad-port",
    "compose/bad-name",
  ]

  /// Keys that are newer than the program, and files that are not part of the data.
  private static let newer = [
    "not found in type", "additional properties", "no such file", "refers to undefined",
    "utf8 metric names requested",
  ]

  /// What is against a configuration; where its program takes it, without what is refused knowingly.
  private func errors(
    _ text: [UInt8], _ reader: ConfigurationReader, isTaken: Bool
  ) -> [String] {
    FileChecker.check(SourceFile(path: reader.file, bytes: text)).diagnostics
      .filter { $0.severity == .error && !(isTaken && Self.stricter.contains($0.id)) }
      .map { "\($0.id): \($0.message)" }
  }

  @Test("Each is taken, or refused, by both", arguments: ConfigurationReader.all)
  func verdicts(_ reader: ConfigurationReader) throws {
    try compare(reader) { value, number, generator in
      var value = value
      for _ in 0...(number % 4 / 3) { value.damage(&generator) }
      return YAMLWriter().write(value)
    }
  }

  /// What YAML lets people write for a value; a fraction is refused knowingly where a whole number is
  /// meant.
  private static let notations = [
    "!!str 5", "!!int '5'", "!!int a", "!!bool \"true\"", "!!float 1", "!!null ''", "!!null a",
    "!!binary aGk=", "!!binary ä", "!!timestamp 2026-01-01", "!!timestamp a", "!own 5", "!!own 5",
    "0x1F", "0o17", "017", "0b11", "1_000", "+5", "1e3", ".inf", "~", "nULL", "2026-11-22",
    "2026-11-22T10:00:00Z", "2026-11-22 10:00", "2026-02-30", "\"\\x41\"", "\"\\q\"", "\"\\/\"",
    "'it''s'",
    ">-\n        a\n        b", "[a, b", "{a: b}", "[a,]", "? a", "@a", "%a", "a: b", "a #b", "*a",
    "&a b", "\"a\" b", "-", "[]", "{}",
  ]

  /// Lines that stand where they should not, or that only some programs take.
  private static let lines = [
    "x-own: {a: b}", "<<: {}", "<<: a", "%YAML 1.2\n---", "---", "\"<<\": a",
  ]

  @Test("Each notation is taken, or refused, by both", arguments: ConfigurationReader.all)
  func notations(_ reader: ConfigurationReader) throws {
    try compare(reader) { value, number, generator in
      var lines = String(decoding: YAMLWriter().write(value), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if number % 12 == 0 {
        lines.insert(Self.lines[number / 12 % Self.lines.count], at: 0)
      } else {
        let index = Int.random(in: 0..<lines.count, using: &generator)
        if let colon = lines[index].range(of: ": ") {
          let notation = Self.notations.randomElement(using: &generator) ?? ""
          lines[index] = lines[index][..<colon.upperBound] + notation
        } else {
          lines[index] += [" #a", "#a", " ", ":", ",", "\""].randomElement(using: &generator) ?? ""
        }
      }
      return Array(lines.joined(separator: "\n").utf8)
    }
  }

  /// Changes configurations that a program takes, and asks for its verdict and Belfry's.
  private func compare(
    _ reader: ConfigurationReader, _ change: (Value, Int, inout Mix) -> [UInt8]
  ) throws {
    guard Tool(reader.tool) != nil else {
      print("skipped: \(reader.tool) is not installed")
      return
    }
    let whole = reader.bases
    let taken = try reader.judge(whole.map { YAMLWriter().write($0) })
    let bases = zip(whole, taken).filter { $0.1 == nil }.map(\.0)
    try #require(bases.count > 1)
    var generator = Mix(state: 2026)
    let texts = (0..<reader.count).map { change(bases[$0 % bases.count], $0, &generator) }
    let verdicts = try reader.judge(texts)
    let refused = verdicts.count { $0 != nil }
    #expect(refused > reader.count / 5 && refused < reader.count * 9 / 10, "\(refused) refused")
    for (text, verdict) in zip(texts, verdicts) {
      let own = errors(text, reader, isTaken: verdict == nil)
      guard own.isEmpty != (verdict == nil) else { continue }
      let words = verdict ?? ""
      if own.isEmpty, Self.newer.contains(where: { words.contains($0) }) { continue }
      Issue.record("\(String(decoding: text, as: UTF8.self))\n\(own)\n\(words)")
    }
  }
}

extension Value {
  private static let samples: [Value] = [
    .string(""), .integer(0), .integer(-1), .bool(true), .sequence([]), .mapping([]),
    .string("1h"), .string("0s"), .string("http://x"), .string("://"), .string("a b"),
    .string("1MB"), .string("abc"), .string("9a"), .string("("), .string("a+"), .string("drop"),
    .string("10%"), .string("00:00"), .string("monday"), .string("{{"), .string("a.b:80"),
    .sequence([.string("a")]), .sequence([.integer(1)]), .mapping([.init("a", .string("b"))]),
  ]

  /// Changes one place: sets another value, takes it out, doubles it or misspells its key.
  fileprivate mutating func damage(_ generator: inout Mix) {
    var left = Int.random(in: 0..<max(1, places), using: &generator)
    damage(&left, &generator)
  }

  private var children: [Value] {
    switch self {
    case .mapping(let entries): entries.map(\.value)
    case .sequence(let items), .flow(let items): items
    default: []
    }
  }

  private var places: Int { children.reduce(0) { $0 + 1 + $1.places } }

  private mutating func damage(_ left: inout Int, _ generator: inout Mix) {
    switch self {
    case .mapping(var entries):
      for index in entries.indices where left >= 0 {
        if left == 0 { Self.damage(&entries, at: index, &generator) }
        left -= 1
        if left >= 0 { entries[index].value.damage(&left, &generator) }
      }
      self = .mapping(entries)
    case .sequence(var items), .flow(var items):
      for index in items.indices where left >= 0 {
        if left == 0 { Self.damage(&items, at: index, &generator) }
        left -= 1
        if left >= 0 { items[index].damage(&left, &generator) }
      }
      self = .sequence(items)
    default: break
    }
  }

  private static func damage(_ entries: inout [Entry], at index: Int, _ generator: inout Mix) {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: entries.remove(at: index)
    case 1: entries[index].key += "x"
    default: entries[index].value = samples.randomElement(using: &generator) ?? .null
    }
  }

  private static func damage(_ items: inout [Value], at index: Int, _ generator: inout Mix) {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: items.remove(at: index)
    case 1: items.append(items[index])
    default: items[index] = samples.randomElement(using: &generator) ?? .null
    }
  }
}
