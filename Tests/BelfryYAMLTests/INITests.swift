import BelfrySource
import BelfryYAML
import Testing

@Suite("INI")
struct INITests {
  private func read(_ text: String) -> ParsedDocuments {
    parseINI(SourceFile(path: "grafana.ini", text: text))
  }

  @Test("Sections and keys, with their places")
  func sections() throws {
    let text =
      "app_mode = production\n\n[auth.anonymous]\nenabled=true ; open\n  org_role : Viewer\n"
    let root = try #require(read(text).roots.first)
    #expect(root.pairs.map(\.key.text) == ["", "auth.anonymous"])
    let section = try #require(root["auth.anonymous"])
    #expect(
      section.pairs.map { [$0.key.text, $0.value.text] }
        == [["enabled", "true"], ["org_role", "Viewer"]])
    let role = try #require(section["org_role"])
    #expect(root.file.text(role.span) == "Viewer")
    #expect(root[""]?["app_mode"]?.text == "production")
  }

  @Test(
    "Values in quotes keep what would be a comment",
    arguments: [
      ("a = \"\"\"#x;\"\"\" ; c", "#x;"), ("a = \"x;y\"", "x;y"), ("a = `#`", "#"),
      ("a = x#y", "x"), ("a =", ""), ("a = 'x' # y", "x"), ("a = \"x", "\"x"),
    ])
  func values(line: String, value: String) throws {
    let root = try #require(read("[s]\r\n\(line)\r\n").roots.first)
    #expect(root["s"]?["a"]?.text == value)
  }

  @Test("Repeated sections are one, and the last key counts")
  func repeated() throws {
    let parsed = read("[s]\na=1\n[t]\nb=2\n[s]\na=3\nc=4\n")
    #expect(parsed.diagnostics.isEmpty)
    let root = try #require(parsed.roots.first)
    #expect(root["s"]?["a"]?.text == "3")
    #expect(root["s"]?.pairs.count == 2)
    #expect(root["t"]?["b"]?.text == "2")
  }

  @Test("Comments are kept, and whatever is no line of a file is left out")
  func odd() throws {
    let parsed = read("# belfry:allow x because y\n[s\nword\n=\n[]\n; z\n")
    #expect(parsed.comments.map(\.text) == ["belfry:allow x because y", "z"])
    #expect(parsed.roots.count == 1)
    #expect(read("").roots.count == 1)
  }

  @Test("Tens of thousands of sections and keys, each of them twice")
  func many() throws {
    let sections = (0..<20_000).map { "[s\($0 % 10_000)]\nk=\($0)\n" }.joined()
    let root = try #require(read(sections).roots.first)
    #expect(root.pairs.count == 10_000)
    #expect(root["s7"]?["k"]?.text == "10007")
    let keys = "[s]\n" + (0..<40_000).map { "k\($0 % 20_000)=\($0)\n" }.joined()
    let section = try #require(read(keys).roots.first?["s"])
    #expect(section.pairs.count == 20_000)
    #expect(section["k7"]?.text == "20007")
  }
}
