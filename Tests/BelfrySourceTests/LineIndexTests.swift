import BelfrySource
import Testing

@Suite("Lines and columns")
struct LineIndexTests {
  @Test(
    "Offsets become lines and columns",
    arguments: [
      ("a\nb", 0, 1, 1), ("a\nb", 2, 2, 1), ("a\nb", 3, 2, 2), ("", 0, 1, 1), ("", 9, 1, 1),
      ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1), ("é=1", 2, 1, 2), ("🔔x", 4, 1, 2),
      ("\u{FEFF}a", 3, 1, 1), ("\u{FEFF}a", 4, 1, 2), ("x\n\n", 3, 3, 1),
    ])
  func positions(text: String, offset: Int, line: Int, column: Int) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.position(of: offset) == Position(line: line, column: column))
  }

  @Test("A file without any CR is read as one with it")
  func breaks() {
    let text = "a\n\nbé\nc\n"
    let plain = LineIndex(Array(text.utf8))
    // A comment with a CR behind everything changes nothing before it.
    let mixed = LineIndex(Array((text + "#\r").utf8))
    for offset in 0...text.utf8.count {
      #expect(plain.position(of: offset) == mixed.position(of: offset), "\(offset)")
    }
    #expect(plain.count == 5)
    #expect(mixed.count == 6)
  }

  @Test("Columns far inside of a very long line")
  func long() {
    let text = "\u{FEFF}x\n" + String(repeating: "aé🔔", count: 3000) + "\ny"
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    for offset in [5, 6, 2047, 2048, 2049, 4096, 10_000, 15_001, bytes.count - 3, bytes.count - 2] {
      let scalars = bytes[5..<offset].count { $0 & 0xC0 != 0x80 }
      #expect(index.position(of: offset) == Position(line: 2, column: 1 + scalars), "\(offset)")
    }
    #expect(index.position(of: bytes.count) == Position(line: 3, column: 2))
  }

  @Test("A line's span leaves out its break and the byte-order mark")
  func spans() {
    let index = LineIndex(Array("\u{FEFF}ab\r\ncd\n".utf8))
    #expect(index.count == 3)
    #expect(index.span(ofLine: 1) == Span(3, 5))
    #expect(index.span(ofLine: 2) == Span(7, 9))
    #expect(index.span(ofLine: 3) == Span(10, 10))
    #expect(index.span(ofLine: 4) == nil)
    #expect(index.span(ofLine: 0) == nil)
  }

  @Test("The nearest key is found, a far one is not")
  func nearestKey() {
    let keys = ["scrape_interval", "scrape_timeout", "evaluation_interval"]
    #expect(nearest(to: "scrape_intervall", in: keys) == "scrape_interval")
    #expect(nearest(to: "scrapeInterval", in: keys) == "scrape_interval")
    #expect(nearest(to: "srcape_timeout", in: keys) == "scrape_timeout")
    #expect(nearest(to: "receivers", in: keys) == nil)
    #expect(nearest(to: "", in: keys) == nil)
  }
}
