import BelfryReport
import BelfrySource
import BelfryYAML
import Testing

/// A scalar in which `Q` stands for what is reported, in one of the ways in which it can be written.
struct CaretCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  var isJSON = false

  static let all: [CaretCase] = [
    CaretCase(testDescription: "plain", text: "expr: aQb\n"),
    CaretCase(testDescription: "single quotes", text: "expr: 'it''s aQb'\n"),
    CaretCase(testDescription: "double quotes", text: "expr: \"a\\t\\\"é\\u00e9Qb\"\n"),
    CaretCase(testDescription: "literal", text: "expr: |\n  first\n  aQb\n"),
    CaretCase(testDescription: "folded", text: "expr: >-\n  first\n  second aQb\n\n  third\n"),
    CaretCase(testDescription: "flow over lines", text: "expr: \"first\n   aQb\"\n"),
    CaretCase(testDescription: "CR LF", text: "a: 1\r\nexpr: |\r\n  first\r\n  aQb\r\n"),
    CaretCase(testDescription: "CR LF folded", text: "expr: >\r\n  first\r\n  aQb\r\n"),
    CaretCase(testDescription: "tabs", text: "expr: \"a\tb\tcQb\"\n"),
    CaretCase(testDescription: "wide", text: "expr: 漢字と仮名Qb\n"),
    CaretCase(testDescription: "emoji", text: "expr: '🚀😀✅Qb'\n"),
    CaretCase(testDescription: "combining", text: "expr: e\u{301}o\u{308}Qb\n"),
    CaretCase(testDescription: "without width", text: "expr: 'a\u{200B}\u{FEFF}Qb'\n"),
    CaretCase(testDescription: "a byte order mark", text: "\u{FEFF}expr: aQb\n"),
    CaretCase(testDescription: "JSON", text: #"{"expr": "a\n\"é\" \ud83d\ude00Qb"}"#, isJSON: true),
    CaretCase(testDescription: "a long line", text: "expr: \(longText)Q\(longText)\n"),
  ]

  private static let longText = String(repeating: "größe ", count: 100)
}

@Suite("The report for people")
struct HumanTests {
  private func lines(_ file: SourceFile, _ span: Span) -> [String] {
    let found = [Diagnostic("a/b", .error, "m", file: file.path, at: span)]
    return HumanReport(isColoured: false).render(found, files: [file.path: file])
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Columns of a terminal: none for marks and joiners, two for what is wide.
  private func columns(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x200B, 0xFEFF: sum
      case 0x3000...0x9FFF, 0x1F000...0x1FFFF, 0x2705: sum + 2
      default: sum + 1
      }
    }
  }

  @Test("The caret stands under the character that is meant", arguments: CaretCase.all)
  func caret(sample: CaretCase) throws {
    let file = SourceFile(path: "a.yml", text: sample.text)
    let parsed = sample.isJSON ? parseJSON(file) : parseYAML(file)
    let scalar = try #require(parsed.roots.first?["expr"])
    let offset = try #require(scalar.text.utf8.firstIndex(of: 0x51))
    let place = scalar.text.utf8.distance(from: scalar.text.utf8.startIndex, to: offset)
    let shown = lines(file, scalar.map.source(Span(place, place + 1)))
    let source = shown[2]
    let caret = try #require(shown[3].firstIndex(of: "^"))
    let letter = try #require(source.firstIndex(of: "Q"))
    #expect(columns(shown[3][..<caret]) == columns(source[..<letter]), "\(shown[2...3])")
    #expect(shown[3].count { $0 == "^" } == 1)
    #expect(source.utf8.count < 220)
  }

  @Test("A caret is as wide as what it marks")
  func width() {
    let file = SourceFile(path: "a.yml", text: "k: 漢字\tx\n")
    #expect(lines(file, Span(3, 9))[3] == "   |    ^^^^")
    #expect(lines(file, Span(3, 11))[3] == "   |    ^^^^^^^^^")
    #expect(lines(file, Span(at: 11))[3] == "   |             ^")
  }

  @Test("What commands a terminal or turns the text is not shown")
  func harmless() {
    let file = SourceFile(path: "a\u{1B}[2J.yml", text: "a: \"\u{1B}[31m\u{202E}x\"\n")
    let text = lines(file, Span(12, 13)).joined(separator: "\n")
    #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
    #expect(text.hasPrefix("a\u{FFFD}[2J.yml:1:"))
  }

  @Test("Places of other files are told and shown by their own lines")
  func related() {
    let first = SourceFile(path: "a.yml", text: "x: 1\n")
    let second = SourceFile(path: "b.yml", text: "# one\n# two\ny: 2\n")
    let found = [
      Diagnostic(
        "a/b", .warning, "m", help: "h", file: "a.yml", at: Span(3, 4),
        related: [
          .init("the other", file: "b.yml", span: Span(12, 13)),
          .init("one more", file: "c.yml", span: Span(1, 2)),
        ])
    ]
    let text = HumanReport(isColoured: false)
      .render(found, files: ["a.yml": first, "b.yml": second])
    #expect(
      text == """
        a.yml:1:4: warning: m [a/b]
           |
         1 | x: 1
           |    ^
          the other: b.yml:3:1
           |
         3 | y: 2
           | -
          one more: c.yml
          help: h

        """)
  }

  @Test("Colour is a choice, and changes nothing else")
  func colour() {
    let file = SourceFile(path: "a.yml", text: "x: 1\n")
    let found = [Diagnostic("a/b", .error, "m", help: "h", file: "a.yml", at: Span(3, 4))]
    let plain = HumanReport(isColoured: false).render(found, files: ["a.yml": file])
    let coloured = HumanReport(isColoured: true).render(found, files: ["a.yml": file])
    #expect(coloured.contains("\u{1B}[31m^\u{1B}[0m"))
    #expect(coloured.replacing(/\u{1B}\[[0-9]+m/, with: "") == plain)
  }
}
