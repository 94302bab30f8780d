import BelfryReport
import BelfrySource
import Testing

@Suite("Baseline")
struct BaselineTests {
  private func finding(_ start: Int) -> Diagnostic {
    Diagnostic("a/b", .warning, "odd", file: "r/f.yml", at: Span(start, start + 1))
  }

  private func files(_ text: String) -> [String: SourceFile] {
    ["r/f.yml": SourceFile(path: "r/f.yml", text: text)]
  }

  private let name = { (path: String) in String(path.dropFirst(2)) }

  @Test("Findings are known again after their lines have moved; new and stale ones are told")
  func moved() throws {
    let text = "x: 1\ny: 2\n"
    let bytes = Baseline.render([finding(0), finding(5)], files: files(text), name: name)
    let baseline = try #require(Baseline(SourceFile(path: "b.json", bytes: bytes)))
    let moved = "# new\n\nx: 1\nz: 3\n"
    let result = baseline.apply([finding(7), finding(12)], files: files(moved), name: name)
    #expect(result.new == [finding(12)])
    #expect(result.stale == 1)
  }

  @Test("Equal findings on equal lines are counted")
  func equal() throws {
    let text = "x: 1\nx: 1\nx: 1\n"
    let bytes = Baseline.render([finding(0), finding(5)], files: files(text), name: name)
    let baseline = try #require(Baseline(SourceFile(path: "b.json", bytes: bytes)))
    let all = [finding(0), finding(5), finding(10)]
    #expect(baseline.apply(all, files: files(text), name: name).new == [finding(10)])
  }

  @Test(
    "What is no baseline is refused",
    arguments: ["", "[]", "{}", #"{"version": 2, "findings": []}"#, "{"])
  func refused(text: String) {
    #expect(Baseline(SourceFile(path: "b.json", text: text)) == nil)
  }
}
