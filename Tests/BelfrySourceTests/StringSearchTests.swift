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

  @Test("A text is split at the bytes of a separator")
  func split() {
    #expect("a:b:".split(separator: ":") == ["a", "b"])
    #expect("a:b:".split(separator: ":", omittingEmptySubsequences: false) == ["a", "b", ""])
    #expect(":a:b:c".split(separator: ":", maxSplits: 1) == ["a", "b:c"])
    #expect("a/b".split(separator: "/", maxSplits: 0) == ["a/b"])
    #expect("a/\u{301}b".split(separator: "/") == ["a", "\u{301}b"])
    #expect("äöüöä".dropFirst().split(separator: "ö") == ["ü", "ä"])
    #expect("".split(separator: ":").isEmpty)
    #expect("".split(separator: ":", omittingEmptySubsequences: false) == [""])
  }

  @Test(
    "An image's name is told from registry, tag and digest",
    arguments: [
      ("redis", "redis", nil), ("docker.io/library/redis:7@sha256:ab", "redis", "7"),
      ("localhost:5000/a/b", "b", nil), ("prom/prometheus:v3.5.0", "prometheus", "v3.5.0"),
      ("a:", "a", nil), ("", "", nil), ("@sha256:ab", "", nil),
    ] as [(String, String, String?)])
  func image(_ image: String, _ name: String, _ tag: String?) {
    #expect(image.lastImageName == name && image.imageTag == tag)
  }
}
