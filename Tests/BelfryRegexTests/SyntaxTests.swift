import BelfryRegex
import BelfrySource
import Testing

@Suite("Regular expressions: syntax")
struct SyntaxTests {
  @Test(
    "Faults have Go's words and their place",
    arguments: [
      ("a(", "missing closing ): `a(`", 1, 2), ("a)", "unexpected ): `a)`", 1, 2),
      ("a**", "invalid nested repetition operator: `**`", 1, 3),
      ("a+*", "invalid nested repetition operator: `+*`", 1, 3),
      ("*", "missing argument to repetition operator: `*`", 0, 1),
      ("(*)", "missing argument to repetition operator: `*`", 1, 2),
      ("a|*", "missing argument to repetition operator: `*`", 2, 3),
      ("[a", "missing closing ]: `[a`", 0, 2), ("[", "missing closing ]: `[`", 0, 1),
      ("[b-a]", "invalid character class range: `b-a`", 1, 4),
      ("[[:foo:]]", "invalid character class range: `[:foo:]`", 1, 8),
      ("\\p{Foo}", "invalid character class range: `\\p{Foo}`", 0, 7),
      ("a\\", "trailing backslash at end of expression", 1, 1),
      ("\\8", "invalid escape sequence: `\\8`", 0, 2),
      ("\\1", "invalid escape sequence: `\\1`", 0, 2),
      ("\\q", "invalid escape sequence: `\\q`", 0, 2),
      ("\\C", "invalid escape sequence: `\\C`", 0, 2),
      ("\\x{110000}", "invalid escape sequence: `\\x{110000`", 0, 9),
      ("a{1001}", "invalid repeat count: `{1001}`", 1, 7),
      ("a{2,1}", "invalid repeat count: `{2,1}`", 1, 6),
      ("(a{100}){100}", "invalid repeat count: `{100}`", 8, 13),
      ("(?P<n", "invalid named capture: `(?P<n`", 0, 5),
      ("(?=a)", "invalid or unsupported Perl syntax: `(?=`", 0, 3),
      ("(?i", "invalid or unsupported Perl syntax: `(?i`", 0, 3),
      ("a(?z)", "invalid or unsupported Perl syntax: `(?z`", 1, 4),
    ])
  func faults(text: String, message: String, start: Int, end: Int) {
    let fault = Pattern.fault(in: text)
    #expect(fault?.message == message)
    #expect(fault?.span == Span(start, end))
  }

  @Test("Depth and size are bounded")
  func bounds() {
    let deep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
    #expect(Pattern.fault(in: deep)?.reason == .tooDeep)
    let large = String(repeating: "(x{30}){30}", count: 2000)
    #expect(Pattern.fault(in: large)?.reason == .tooLarge)
  }

  @Test(
    "What is not special stands for itself",
    arguments: [
      ("a{", "a{"), ("a{,2}", "a{,2}"), ("a{x}", "a{x}"), ("]", "]"), ("}", "}"), ("[]a]", "]"),
      ("[a-]", "-"), ("[^^]", "a"), ("\\Qa.b*\\E", "a.b*"), ("\\Qa.b", "a.b"), ("\\.", "."),
      ("\\x41\\x{1F600}\\101", "A😀A"), ("\\pL\\p{^L}\\PL", "a1 "), ("[[:^digit:]x]", "x"),
      ("\\p{Greek}\\p{Han}", "α漢"), ("(?i)straSSe", "STRAsſE"), ("(?i)\\x{212A}", "k"),
      ("(?i)[^x]", "y"), ("(?s).", "\n"), ("a(?:b|c)d", "acd"), ("(?U)a+?", "aaa"), ("", ""),
      ("a||b", ""), ("()", ""), ("x{0}", ""), ("\\a\\f\\n\\r\\t\\v", "\u{7}\u{C}\n\r\t\u{B}"),
      ("(?m)^a$\\n^b$", "a\nb"), ("\\bfoo\\b", "foo"), ("é+", "éé"), ("[à-ü]", "é"), ("^*a", "a"),
    ])
  func matches(pattern: String, text: String) throws {
    #expect(try Pattern(pattern).matchesWhole(text))
  }

  @Test(
    "What does not match",
    arguments: [
      (".", "\n"), ("a", "ab"), ("a|b", "ab"), ("(?i)[^a]", "A"), ("\\d", "٣"),
      ("[[:alpha:]]", "é"),
      ("\\Bfoo", "foo"), ("a{2,3}", "aaaa"), ("(?-s).", "\n"), ("\\pN", "a"), ("x{0}", "x"),
    ])
  func refuses(pattern: String, text: String) throws {
    #expect(try !Pattern(pattern).matchesWhole(text))
  }

  @Test("Questions about an expression")
  func questions() throws {
    #expect(try Pattern("foo").literal == "foo")
    #expect(try Pattern("a(b|c)|d").alternatives == ["ab", "ac", "d"])
    #expect(try Pattern("[0-2]x?").alternatives == ["0", "0x", "1", "1x", "2", "2x"])
    #expect(try Pattern("a.*").alternatives == nil)
    #expect(try Pattern("api-(v1|v2).*").prefix == "api-")
    #expect(try Pattern("^foo$").needlessAnchors == [Span(0, 1), Span(4, 5)])
    #expect(try Pattern("a|").matchesEmpty)
    #expect(try Pattern("(.*)").matchesEverything)
    #expect(try !Pattern(".+").matchesEverything)
    #expect(try Pattern("^.+$").matchesEverythingButEmpty)
    #expect(try Pattern("(?P<year>\\d+)-(x)").captureNames == ["year", nil])
  }

  @Test(
    "What a plain expression lists is what its tree lists",
    arguments: ["", "a", "a|b", "|", "a||b", "é|🔔", "a b|c-d|e_f", "a/b,c|:"])
  func plainAlternatives(text: String) throws {
    // In a group it is no plain expression any more.
    #expect(try Pattern(text).alternatives == Pattern("(?:\(text))").alternatives)
  }

  @Test(
    "Replacing as Go does",
    arguments: [
      ("ab", "AB", "abcdabcda", "ABcdABcda"), ("(a)(b)", "$2$1", "abab", "baba"),
      ("(?P<x>a+)", "<${x}>", "caab", "c<aa>b"), ("a*", "-", "baac", "-b-c-"),
      ("", "-", "ab", "-a-b-"),
      ("a", "$$1", "a", "$1"), ("(a)", "$1x", "a", ""), ("(a)", "${1}x", "a", "ax"),
      ("a", "$", "a", "$"),
      ("é", "e", "café", "cafe"), ("a|ab", "x", "ab", "xb"),
    ])
  func replaces(pattern: String, template: String, text: String, expected: String) throws {
    #expect(try Pattern(pattern).replacingAll(in: text, with: template) == expected)
  }
}
