import BelfrySource
import BelfryYAML
import Testing

@Suite("Trees with spans")
struct TreeTests {
  private func parse(_ text: String) -> ParsedDocuments {
    parseYAML(SourceFile(path: "t.yaml", text: text))
  }

  @Test(
    "Every scalar's span covers its own bytes",
    arguments: [
      ("a: plain text # c\n", "plain text"), ("a: 'it''s'\n", "'it''s'"),
      ("é: \"ü\\n\"\n", "\"ü\\n\""),
      ("a: &x !!str v\n", "v"), ("a: |\n  one\n  two\n\nb: 1\n", "|\n  one\n  two"),
      ("\u{FEFF}a: b\n", "b"), ("a:\r\n  - b\r\n", "- b"),
    ])
  func spans(text: String, expected: String) throws {
    let parsed = parse(text)
    let value = try #require(parsed.roots.first?.pairs.first?.value)
    #expect(parsed.file.text(value.span) == expected)
  }

  @Test("Aliases are followed and keep their own place")
  func aliases() throws {
    let parsed = parse("a: &x {k: 1}\nb: *x\nc: {<<: *x, k: 2, l: 3}\n")
    let root = try #require(parsed.roots.first)
    #expect(root["b"]?["k"]?.text == "1")
    #expect(root["b"].map { parsed.file.text($0.span) } == "*x")
    #expect(root["c"]?["k"]?.text == "2")
    #expect(root["c"]?.merged.map(\.key.text) == ["k", "l"])
    #expect(parse("a: &x [*x]\n").diagnostics.map(\.id) == ["yaml/syntax"])
    #expect(parse("a: *nobody\n").diagnostics.map(\.id) == ["yaml/syntax"])
  }

  @Test("Duplicate keys are reported with the first one")
  func duplicates() throws {
    let parsed = parse("a: 1\nb: 2\na: 3\n")
    let found = try #require(parsed.diagnostics.first)
    #expect(found.id == "yaml/duplicate-key")
    #expect(found.span == Span(10, 11))
    #expect(found.related.map(\.span) == [Span(0, 1)])
  }

  @Test(
    "A key is found twice however it is written, among few keys and among many",
    arguments: [
      "'a': 1\nb: 2\na: 3\n", "a: 1\n\"\\u0061\": 2\n", "&x a: 1\nb: 2\n*x : 3\n",
      "é: 1\nè: 2\né: 3\n", "{a: 1, b: [a, a], a: 2}\n",
    ])
  func twice(text: String) {
    #expect(parse(text).diagnostics.map(\.id) == ["yaml/duplicate-key"])
    let many = (0..<20).map { "k\($0): 0" }
    guard text.first != "{" else { return }
    let long = text + many.joined(separator: "\n") + "\n"
    #expect(parse(long).diagnostics.map(\.id) == ["yaml/duplicate-key"])
  }

  @Test("Keys that are alike are not the same; merge keys may stand twice")
  func different() {
    #expect(parse("a: 1\nab: 2\n'': 3\n\"b\": 4\nA: 5\n").diagnostics.isEmpty)
    #expect(parse("a: &x {k: 1}\nb: {<<: *x, <<: *x}\n").diagnostics.isEmpty)
  }

  @Test("Every scalar but keys, behind aliases each time that they stand")
  func scalars() throws {
    let root = try #require(
      parse("a: &x [1, {k: 2}]\nb: *x\nc: {d: 3}\ne: {f: 4}\n").roots.first)
    #expect(root.scalars(most: 100).map(\.text) == ["1", "2", "1", "2", "3", "4"])
    #expect(root.scalars(below: root["c"], most: 100).map(\.text) == ["1", "2", "1", "2", "4"])
    #expect(root.scalars(most: 3).count == 3)
    #expect(root["c"]?["d"]?.scalars(most: 100).map(\.text) == ["3"])
    #expect(root.pair("c").map { $0.key.span } == Span(24, 25))
    #expect(root.pair("d") == nil)
  }

  @Test("Marks among characters of every length are the bytes that they stand at")
  func marks() throws {
    let value = String(repeating: "aé€🔔", count: 50)
    let text = (0..<40).map { "k\($0)é: \(value)\n" }.joined()
    let parsed = parse(text)
    let pairs = try #require(parsed.roots.first?.pairs)
    #expect(pairs.count == 40)
    for (number, pair) in pairs.enumerated() {
      #expect(parsed.file.text(pair.key.span) == "k\(number)é")
      #expect(parsed.file.text(pair.value.span) == value)
    }
  }

  @Test(
    "What cannot be read is one clear finding",
    arguments: [
      (String(repeating: "[", count: 10_000), "yaml/too-deep"), ("a: b: c\n", "yaml/syntax"),
      ("a:\n\t- b\n", "yaml/syntax"), ("a: \"b\n", "yaml/syntax"), ("a: [1, 2\n", "yaml/syntax"),
      ("a: \u{1}\n", "yaml/syntax"),
    ])
  func refused(text: String, id: String) {
    #expect(parse(text).diagnostics.map(\.id) == [id])
  }

  @Test("Exploding aliases, damaged bytes and too large files are refused")
  func bounds() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (name, other) in zip("bcdefghi", "abcdefgh") {
      bomb +=
        "\(name): &\(name) [\(Array(repeating: "*\(other)", count: 10).joined(separator: ","))]\n"
    }
    #expect(parse(bomb).diagnostics.map(\.id) == ["yaml/alias-bomb"])
    #expect(parse(bomb).roots.isEmpty)
    let damaged = SourceFile(path: "t.yaml", bytes: [0x61, 0x3A, 0x20, 0xC3, 0x28])
    #expect(parseYAML(damaged).diagnostics.map(\.span) == [Span(3, 4)])
    // What is written out is no bomb, however much it is, until there are too many nodes.
    let small = ParseLimits(bytes: 1000, depth: 5, expandedNodes: 10, nodes: 40)
    let list = {
      SourceFile(
        path: "t.yaml", text: "a: [\(Array(repeating: "x", count: $0).joined(separator: ","))]\n")
    }
    #expect(parseYAML(list(37), limits: small).diagnostics.isEmpty)
    #expect(parseYAML(list(38), limits: small).diagnostics.map(\.id) == ["yaml/too-large"])
    #expect(parseYAML(list(38), limits: small).roots.isEmpty)
    let json = SourceFile(
      path: "t.json", text: "[" + Array(repeating: "1", count: 41).joined(separator: ",") + "]")
    #expect(parseJSON(json, limits: small).diagnostics.map(\.id) == ["yaml/too-large"])
    let limits = ParseLimits(bytes: 10, depth: 5, expandedNodes: 10)
    let large = SourceFile(path: "t.yaml", text: "a: 0123456789\n")
    #expect(parseYAML(large, limits: limits).diagnostics.map(\.id) == ["yaml/too-large"])
  }

  @Test("No place ends before it begins, where a comment ends with a carriage return")
  func carriageReturns() {
    for text in [
      "[!t &a\n # c\r\r{b: 1}]", "[!t &a # c\r{b: \"", "!t # c\r\u{2028}[a", "&a # c\r- b",
    ] {
      let parsed = parse(text)
      var open = parsed.roots
      while let node = open.popLast() {
        #expect(
          0 <= node.span.start && node.span.start <= node.span.end, "\(text.debugDescription)")
        #expect(node.span.end <= text.utf8.count, "\(text.debugDescription)")
        open += node.items + node.pairs.flatMap { [$0.key, $0.value] }
      }
    }
  }

  @Test("Comments have places; '#' inside scalars is none")
  func comments() {
    let parsed = parse("# top\na: b # end\nc: 'x # y'\nd: |\n  # text\n  z\n# last\n")
    #expect(parsed.comments.map(\.text) == ["top", "end", "last"])
    #expect(parsed.comments.map(\.ownLine) == [true, false, true])
  }

  @Test("Plain words mean what Go's YAML library makes of them")
  func resolved() {
    let cases: [(String, ScalarType)] = [
      ("on", .bool(true)), ("No", .bool(false)), ("~", .null), ("", .null), ("0x1F", .integer),
      ("0x1G", .string), ("0X1f", .integer),
      ("1_000", .integer), ("1e3", .float), (".5", .float), ("15s", .string), ("1.2.3", .string),
      ("'on'", .string), ("!!str on", .string),
    ]
    for (text, type) in cases {
      let node = parse("a: \(text)\n").roots.first?["a"]
      #expect(node?.resolved == type, "\(text)")
    }
  }

  @Test("Random edits never trap")
  func mutations() {
    let sample = Array(
      "a: &x\n  - 'b' # c\n  - \"d\\n\"\n  - {e: *x, f: |\n    g}\nh: >-\n  i\n".utf8)
    var random = Generator(seed: 7)
    for _ in 0..<3000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = sample.randomElement(using: &random) ?? 0
        if Bool.random(using: &random) { bytes[place] = UInt8.random(in: 0...255, using: &random) }
      }
      let file = SourceFile(path: "m", bytes: bytes)
      for root in parseYAML(file).roots { walk(root, in: file) }
      for root in parseJSON(file).roots { walk(root, in: file) }
    }
  }

  private func walk(_ node: Node, in file: SourceFile) {
    #expect(node.span.start <= node.span.end && node.span.end <= file.bytes.count)
    let count = node.text.utf8.count
    #expect(node.map.source(count) <= file.bytes.count)
    for item in node.items { walk(item, in: file) }
    for pair in node.pairs { walk(pair.value, in: file) }
  }
}

/// A small generator whose seed is known.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
