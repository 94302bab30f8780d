import BelfrySource
import Testing

@Suite("Findings")
struct DiagnosticTests {
  @Test("More findings than anybody reads are left out, which the last one says")
  func most() {
    var found: [Diagnostic] = []
    for number in 0..<([Diagnostic].mostKept + 500) {
      found.keep(Diagnostic("a/b", .warning, "\(number)", file: "a", at: Span(number, number + 1)))
    }
    #expect(found.count == [Diagnostic].mostKept + 1)
    #expect(found[[Diagnostic].mostKept - 1].message == "\([Diagnostic].mostKept - 1)")
    #expect(found.last?.message.contains("left out") == true)
    #expect(found.last?.id == "a/b")
    #expect(!found.hasErrors)
  }

  @Test("Of each kind the first in the file are kept; few are left as they are")
  func bounded() {
    let many = (0..<30_000).reversed().map { number in
      Diagnostic(
        number % 3 == 0 ? "a/b" : "a/c", .error, "x", file: "a", at: Span(number, number + 1))
    }
    let kept = many.bounded()
    #expect(kept.count { $0.id == "a/b" } == 10_000)
    #expect(kept.count { $0.id == "a/c" } == 20_000)
    let more = (many + many).bounded()
    #expect(more.count { $0.id == "a/b" } == 20_000)
    #expect(more.count { $0.id == "a/c" } == 20_001)
    #expect(more.first?.span?.start == 0)
    #expect(more.map { $0.span?.start ?? 0 } == more.map { $0.span?.start ?? 0 }.sorted())
    #expect(Array(many.prefix(5)).bounded() == Array(many.prefix(5)))
  }
}
