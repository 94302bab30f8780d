import BelfrySource
import Testing

@Suite("Ranges of bytes")
struct SpanTests {
  @Test("Offsets that no file has are cut, and never trap")
  func bounds() {
    let span = Span(.min, .max)
    #expect(span.start == Int(Int32.min))
    #expect(span.end == Int(Int32.max))
    #expect(span.length > 0)
    var other = Span(3, 5)
    other.start = .max
    #expect(other.start == Int(Int32.max))
    #expect(other.isEmpty)
  }

  @Test("A text stands at a span where its bytes do, and nowhere outside of the file")
  func holds() {
    let file = SourceFile(path: "a", text: "aé=1\n")
    func holds(_ text: String, at span: Span) -> Bool {
      Array(text.utf8).withUnsafeBufferPointer { file.holds($0, at: span) }
    }
    #expect(holds("é=", at: Span(1, 4)))
    #expect(holds("", at: Span(at: 5)))
    #expect(!holds("é=", at: Span(0, 3)))
    #expect(!holds("é", at: Span(1, 4)))
    #expect(!holds("1\n ", at: Span(4, 7)))
    #expect(!holds("a", at: Span(-1, 0)))
  }
}
