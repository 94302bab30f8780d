import BelfrySource
import BelfryYAML
import Testing

@Suite("Where decoded characters come from")
struct ScalarMapTests {
  /// Each letter stands once in the source, so that its place there is the reference.
  @Test(
    "Every letter maps to its own place",
    arguments: [
      "a: bcd efg\n   hij\n\n   klm\n", "a: 'bc ''d'' ef\n\n  gh'\n",
      "a: \"bc\\n\\td\\\"e\\u00e9f\\\n   gh\n   ij\"\n", "a: |\n  bcd\n   efg\n\n  hij\n",
      "a: |2\n    bcd\n  efg\n", "a: >\n  bcd\n  efg\n\n   hij\n  klm\n", "a: >-\n\n  bcd\n  efg\n",
      "a: |-\r\n  bcd\r\n  efg\r\n", "a: | # z\n  éb😀c\td\n  ef\n",
      "a: >+\n  bcd\n   efg\n   hij\n\n",
      "- k:\n    a: |\n      bcd\n\n      efg\n",
    ])
  func letters(text: String) throws {
    let file = SourceFile(path: "t.yaml", text: text)
    let parsed = parseYAML(file)
    var node = try #require(parsed.roots.first)
    while node["a"] == nil { node = try #require(node.items.first ?? node["k"]) }
    let scalar = try #require(node["a"])
    let decoded = Array(scalar.text.utf8)
    var compared = 0
    for (offset, byte) in decoded.enumerated() where (0x62...0x6D).contains(byte) {
      let source = scalar.map.source(offset)
      #expect(file.bytes[source] == byte, "offset \(offset) of \(scalar.text.debugDescription)")
      #expect(scalar.span.contains(Span(source, source + 1)))
      compared += 1
    }
    #expect(compared >= 5)
  }

  @Test("Escapes map to their backslash, spans cover them whole")
  func escapes() throws {
    let file = SourceFile(path: "t.yaml", text: "a: \"x\\u00e9y\"\n")
    let scalar = try #require(parseYAML(file).roots.first?["a"])
    #expect(file.text(scalar.map.source(Span(1, 3))) == "\\u00e9")
    #expect(file.text(scalar.map.source(Span(3, 4))) == "y")
  }

  @Test("What JSON writes as two escapes is one character")
  func surrogates() throws {
    let file = SourceFile(path: "t.json", text: #"{"a": "x\ud83d\ude00y\u00e9z"}"#)
    let scalar = try #require(parseJSON(file).roots.first?["a"])
    #expect(file.text(scalar.map.source(Span(1, 5))) == #"\ud83d\ude00"#)
    #expect(file.text(scalar.map.source(Span(5, 6))) == "y")
    #expect(file.text(scalar.map.source(Span(6, 8))) == #"\u00e9"#)
    #expect(file.text(scalar.map.source(Span(8, 9))) == "z")
  }
}
