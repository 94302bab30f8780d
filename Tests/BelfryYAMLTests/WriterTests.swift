import BelfrySource
import BelfryYAML
import Testing

@Suite("What is written parses back to the same")
struct WriterTests {
  static let nasty = [
    "on", "0755", "1e3", "~", "", "@x", "a: b", "a #b", " lead", "trail ", "-", "- a", "?", "a\nb",
    "a\n\nb\n", "\n", "\t", "tab\there", "é😀", "\u{85}", "\u{2028}x", "\u{FEFF}", "\u{7}", "'q'",
    "\"q\"", "back\\slash", "12:30:45", "2026-11-21", "0x1F", ".inf", "y", "=", "<<", "{a}", "[a]",
    "a,b", "*x", "&x", "!x", "%x", "`x`", "key:", "# c", "--- x", "...", "1_000", "+1", "-1", "5m",
    "sum(rate(x[5m]))\n  > 1\n", "  indented\nblock", "a\r\nb", "null", "True",
    "127.0.0.1:9090:9090",
  ]

  private func value(_ random: inout Generator, depth: Int) -> Value {
    let text = Self.nasty.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<(depth > 3 ? 5 : 8), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: -99...99, using: &random))
    case 3: return .string(text)
    case 4: return .block(text)
    case 5: return .sequence((0..<3).map { _ in value(&random, depth: depth + 1) })
    case 6: return .flow((0..<2).map { _ in value(&random, depth: depth + 1) })
    default:
      let keys = Set((0..<3).compactMap { _ in Self.nasty.randomElement(using: &random) })
      return .mapping(
        keys.sorted().filter { $0 != "<<" }.map { key in
          .init(key, value(&random, depth: depth + 1), comment: depth == 1 ? "note: x" : nil)
        })
    }
  }

  private func same(_ value: Value, _ node: Node) -> Bool {
    switch value {
    case .null: return node.isNull
    case .bool(let flag): return node.resolved == .bool(flag)
    case .integer(let number): return node.resolved == .integer && node.text == "\(number)"
    case .number(let number): return node.text == number
    case .string(let text), .block(let text): return node.resolved == .string && node.text == text
    case .sequence(let items), .flow(let items):
      return node.kind == .sequence && node.items.count == items.count
        && zip(items, node.items).allSatisfy(same)
    case .mapping(let entries):
      return node.kind == .mapping && node.pairs.count == entries.count
        && zip(entries, node.pairs).allSatisfy { $0.key == $1.key.text && same($0.value, $1.value) }
    }
  }

  @Test("YAML, for random trees")
  func yaml() throws {
    var random = Generator(seed: 11)
    for _ in 0..<2000 {
      let value = Value.mapping([.init("root", value(&random, depth: 0))])
      let bytes = YAMLWriter().write(value, header: "header\nof two lines")
      let parsed = parseYAML(SourceFile(path: "w.yaml", bytes: bytes))
      let root = try #require(parsed.roots.first)
      let isSame = parsed.diagnostics.isEmpty && same(value, root)
      #expect(
        isSame, "\(String(decoding: bytes, as: UTF8.self)) \(parsed.diagnostics.map(\.message))")
      if !isSame { return }
    }
  }

  @Test("JSON, for random trees")
  func json() throws {
    var random = Generator(seed: 12)
    for _ in 0..<2000 {
      let value = Value.mapping([.init("root", value(&random, depth: 0))])
      let parsed = parseJSON(SourceFile(path: "w.json", bytes: JSONWriter().write(value)))
      let root = try #require(parsed.roots.first)
      let isSame = parsed.diagnostics.isEmpty && same(value, root)
      #expect(isSame)
      if !isSame { return }
    }
  }

  @Test(
    "JSON is refused where RFC 8259 refuses it",
    arguments: [
      "[1,]", "{\"a\":1,}", "{a:1}", "[01]", "[1.]", "[+1]", "'a'", "[\"\\x\"]", "[\"\\ud800\"]",
      "[1] 2", "", "[", "{\"a\"}", "[nul]", "[\"a\nb\"]",
    ])
  func strictJSON(text: String) {
    #expect(
      parseJSON(SourceFile(path: "s.json", text: text)).diagnostics.map(\.id) == ["json/syntax"])
  }
}
