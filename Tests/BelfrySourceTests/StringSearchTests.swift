import BelfrySource
import Testing

@Suite("Searches in texts")
struct StringSearchTests {
  @Test(
    "A text is found byte for byte",
    arguments: [
      ("", "", true), ("a", "", true), ("", "a", false), ("abc", "abc", true), ("ab", "abc", false),
      ("aab", "ab", true), ("abab", "bb", false), ("{{\u{301}", "{{", true), ("äö", "ö", true),
      ("e\u{301}", "é", false), ("a\0b", "\0b", true),
    ])
  func contains(_ whole: String, _ part: String, _ expected: Bool) {
    #expect(whole.contains(part) == expected)
  }

  @Test("Occurrences are replaced from the left, none of them twice")
  func replacing() {
    #expect("aaa".replacing("aa", with: "b") == "ba")
    #expect("a.b.c".replacing(".", with: "") == "abc")
    #expect("a.b.c".replacing(".", with: "..", maxReplacements: 1) == "a..b.c")
    #expect("abc".replacing("", with: "x") == "abc")
    #expect("äöä".replacing("ä", with: "ae") == "aeöae")
    #expect("".replacing("a", with: "b").isEmpty)
  }
}
