import BelfrySource
import Foundation
import Testing

@testable import BelfryYAML

@Suite("What most files need of YAML, beside libyaml")
struct CommonYAMLTests {
  /// Whether a text is read as libyaml reads it, and whether libyaml was not asked.
  private func read(_ text: String) -> (same: Bool, isCommon: Bool) {
    let file = SourceFile(path: "t.yaml", text: text)
    let same = shown(parseYAML(file)) == shown(parseYAMLByLibrary(file))
    guard scanEncoding(file, .default, json: false) == nil else { return (same, false) }
    return (same, YAMLPiece(file, .default).isCommon)
  }

  private static let samples = [
    "a: 1\nb:\n  c: d e\n  f:\n  - 1\n  -\n  - g: h\n    i:\n  j: k\n",
    "---\n# x\n- - a\n  - b\n-  - c\n   -\n",
    "a:   # x\n  'b c' : 'it''s'\n  \"d\\te\\u00e9\\x41\\U0001F600\": f#g # h\n",
    "- a: b\n  c:\n   - d\n- e:f\n- -g\n",
    "a: |\n  b\n\n   c\n  d  \n\n\n# e\nf: >-\n\n  g\n  h\n\n  i\n   j\n  k\nl: |2+\n   m\n\n  n\n\n",
    "a: >\n  b\n  \n    \n  c\td\n  \te\n \nf: |-\n\ng: |\n",
    "a: b\n  c\n\n\n  d # e\nf:\n  g\n   h\ni:\n - j\n  k\n",
    "a: 'b\n\n  c ''d''  \n  e'\nf: \"g  \\n \n\n h \\\n\n \\t \n i\"\n".replacing(
      "\\\n\n", with: "x\n\n"),
    "a: [b, 'c', {d: e, \"f\":g, h: [], i: }, ]\nj: {k: [\n  l,  # m\n  n\n  ],\n o: p}\nq: []\n",
    "a: &b\n  c: d\ne: &f g\nh: *b\ni:\n  - *f\n  - &j\n    k: l\n  - &m n\n  - &o [1, *m]\n  - {p: *o , q: [*m]}\nr: &s\n- t\n",
    "a: http://b:80/c?d=e#f\ng: -1\nh: ?i\nj: :k\nl: -m - n\no: p, [q] {r} & * ! | > ' \" % @ `\n",
    "a\n", "'a'\n", "a\n b\n\nc", "[a]", "{a: b}", "- |\n a\n- >\n b\n c", "a: b", "a:",
    "-", "- ", "a: é\nü: 'ö' # ä\n一: [二, 三]\n",
    "a:\n  b:\n    c: |\n      - d\n  e: f\n", "<<: *a\nb: *c\n", "a: 1\na: 2\n",
    "- <<: [*x, *y]\n",
  ]

  @Test("What is common is read without libyaml, and the same", arguments: samples)
  func common(text: String) {
    #expect(read(text) == (true, true))
  }

  @Test(
    "What is not is left to libyaml",
    arguments: [
      "", "# a\n", "a: !b c\n", "? a\n: b\n", "a: b: c\n", "a: - b\n", "a\nb: c\n", "- a\nb: c\n",
      "a: b\n c: d\n",
      "a:\tb\n", "\ta: b\n", "a: b\r\n", "\u{FEFF}a: b\n", "a: b\n---\nc: d\n", "a: b\n...\n",
      "%YAML 1.1\n---\na: b\n",
      "a: 'b\n", "a: \"\\q\"\n", "a: [b\n", "a: {b}\n", "[a]: b\n", "*a : b\n", "&a b: c\n",
      "a: |\n \tb\n  c\n   \n d\n",
      "a: \u{85}b\n", "a: b\u{2028}c\n", "a: @b\n", "'a\n b': c\n", "a: [b: c]\n", "a: [b\n c]\n",
      "---\n---\n", "--- a\n",
      String(repeating: "a", count: 1100) + ": b\n", "a: &b\n", "a: 'b'c\n", "a: 'b'#c\n",
      "|\n a\n", "a: |x\n", "a: [,]\n",
      "a: \"\\ud83d\"\n", "a: \"b\\\n  c\"\n", "a:\n  b\n c: d\n", "a: \"b\n--- c\"\n",
    ])
  func uncommon(text: String) {
    #expect(read(text) == (true, false))
  }

  @Test(
    "Deep brackets and lists end where libyaml ends them", arguments: ["[", "- ", "{a: ", "a:\n"])
  func deep(start: String) {
    var text = ""
    for level in 0..<250 {
      text += start.hasSuffix("\n") ? String(repeating: " ", count: level) + start : start
    }
    #expect(read(text) == (true, false))
  }

  @Test("A document of the YAML test suite", arguments: YAMLCase.all)
  func suite(_ sample: YAMLCase) {
    #expect(read(sample.yaml).same)
  }

  @Test("So are the committed stacks, and libyaml is asked for none of their files")
  func stacks() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../stacks")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where ["yml", "yaml"].contains(file.pathExtension) {
      let (same, isCommon) = read(try String(contentsOf: file, encoding: .utf8))
      #expect(same && isCommon, "\(file.path)")
      count += 1
    }
    #expect(count > 100)
  }

  @Test("Texts that chance has changed are read as libyaml reads them", arguments: 0..<20)
  func changed(seed: Int) {
    var random = Generator(seed: UInt64(seed))
    let bits = [
      "\n", " ", "  ", "- ", ": ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "&a ", "*a",
      "|\n", ">-\n ", "\t", "?", "\\",
      "---\n", "...", "a", ":", "-", "\n\n", "\n  ", "é", "!b ", "\\n", "+", "2", "%", "\n- ",
      "\nk: ",
    ]
    var commonOnes = 0
    for _ in 0..<1000 {
      var text = Array(Self.samples.randomElement(using: &random)!.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        if Bool.random(using: &random), place < text.count {
          text.removeSubrange(
            place..<min(text.count, place + Int.random(in: 1...3, using: &random)))
        } else {
          text.insert(contentsOf: bits.randomElement(using: &random)!.unicodeScalars, at: place)
        }
      }
      var shown = ""
      shown.unicodeScalars.append(contentsOf: text)
      let (same, isCommon) = read(shown)
      #expect(same, "\(shown.debugDescription)")
      if isCommon { commonOnes += 1 }
    }
    #expect(commonOnes > 100)
  }
}
