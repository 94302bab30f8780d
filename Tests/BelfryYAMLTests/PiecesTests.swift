import BelfrySource
import Foundation
import Testing

@testable import BelfryYAML

@Suite("Large files in pieces")
struct PiecesTests {
  /// Whether a text is read the same in pieces and whole, and whether it was read in pieces.
  private func isSame(_ text: String, piece: Int) -> (same: Bool, inPieces: Bool) {
    let file = SourceFile(path: "t.yaml", text: text)
    let whole = shown(parseYAML(file, limits: .default, piece: .max / 2))
    let cut = YAMLOutline.cuts(in: file.bytes, every: piece)
    let joined =
      scanEncoding(file, .default, json: false) == nil && !cut.isEmpty
      ? YAMLPiece.join(file, .default, cut) : nil
    return (shown(parseYAML(file, limits: .default, piece: piece)) == whole, joined != nil)
  }

  private static let rules = """
    # head
    groups:
      - name: a  # first
        interval: 1m
        rules:
          - alert: A
            expr: |
              up == 0
            annotations: {summary: "one\\n two", "other": [1, 2]}
          # between
          - record: é:ü
            expr: >-
              sum(up)

                by (job)

          - record: b
            expr: 'it''s'
      - name: b
        labels:
          team: x
        rules:
        - alert: B
          expr: a
            and b
        - {alert: C, expr: d}
        - alert: !!str D
          for: 5m
    last: 1

    """

  @Test(
    "Lists are cut wherever they lie",
    arguments: [
      rules, "- a\n- b\n- c\n", "- - a\n  - b\n- - c\n- d\n", "---\n- a: 1\n- b: 2\n",
      "a:\n- b\n-\n  c: 1\n- \n  - d\n  - e\nf: [1,\n 2]\n", "\u{FEFF}- é\n- ü\n- ö\n",
      "a:\r\n  - b\r\n  - c\r\n  - d\r\n", "-\n k:\n  - a: 1\n  - b\n- c\n", "-\n - a\n - b\n- c\n",
      "a:\n  b:\n    - c: |+\n        x\n\n    - d: |\n        y\n\n",
      "a:\n  - b: c\n\n# comment\n  - d: # other\n      - 1\n      - 2\n  - e\nf:\n  - g\n  - h\n",
    ])
  func cut(text: String) {
    let found = (1...60).map { isSame(text, piece: $0) }
    #expect(found.allSatisfy { $0.same })
    #expect(found.contains { $0.inPieces })
  }

  @Test(
    "What depends on another place is read whole",
    arguments: [
      "a:\n  - &x b\n  - *x\n  - c\n", "a: |\n  - b\n  - c\n  - d\n",
      "a: 'b\n  - c\n  - d\n  - e'\n",
      "a: [b,\n  - c,\n  - d\n  ]\n", "a: b\n  - c\n  - d\n", "- a\n- b\n---\n- c\n- d\n",
      "%TAG ! tag:x,2000:\n---\n- !a b\n- !a c\n- !a d\n", "? - a\n  - b\n  - c\n: d\n",
      "- - ? a\n  - b\n", "a:\n  - b\n  - c\na: 1\n", "k:\n  - b\n  - c: 1\n    c: 2\n  - d\n",
      "a:\n  - b\n - c\n - d\n  - e\n", "a:\n  - b\n  - c\n  - [\n",
    ])
  func whole(text: String) {
    let found = (1...60).map { isSame(text, piece: $0) }
    #expect(found.allSatisfy { $0.same })
    #expect(!found.contains { $0.inPieces })
  }

  @Test("A document of the YAML test suite is the same in pieces", arguments: YAMLCase.all)
  func suite(_ sample: YAMLCase) {
    #expect((1...30).allSatisfy { isSame(sample.yaml, piece: $0).same })
  }

  @Test("So are the committed stacks, and most of their rules are read in pieces")
  func stacks() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../stacks")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var inPieces = 0
    for case let file as URL in files where file.pathExtension == "yml" {
      let found = isSame(try String(contentsOf: file, encoding: .utf8), piece: 400)
      #expect(found.same, "\(file.path)")
      if found.inPieces { inPieces += 1 }
    }
    #expect(inPieces > 50)
  }
}
