import BelfrySource
import Testing

@testable import BelfryModels

@Suite("Trees of pipelines")
struct LogstashTreeTests {
  private func parse(_ text: String) -> LogstashReading {
    LogstashPipeline.parse(SourceFile(path: "a.conf", text: text))
  }

  @Test("Values of every kind")
  func values() throws {
    let text = """
      input { # a comment
        "tcp" {
          port => 5044 host => '0.0.0.0' # another
          "codec" => multiline { what => previous pattern => "^\\"x" }
          add_field => { "a" => [ 1, -2.5, two ] 3 => { } }
        }
      }
      """
    let reading = parse(text)
    #expect(reading.diagnostics == [])
    let tcp = try #require(reading.pipeline.plugins.first?.plugin)
    #expect(tcp.attributes.map(\.name) == ["port", "host", "codec", "add_field"])
    #expect(tcp["port"]?.content == .number("5044"))
    #expect(tcp["host"]?.content == .text("0.0.0.0"))
    guard case .plugin(let codec) = tcp["codec"]?.content else {
      Issue.record("no codec")
      return
    }
    #expect(codec["pattern"]?.scalar == "^\\\"x")
    guard case .hash(let entries) = tcp["add_field"]?.content else {
      Issue.record("no hash")
      return
    }
    #expect(entries.map(\.key) == ["a", "3"])
    #expect(entries[0].value.items.compactMap(\.scalar) == ["1", "-2.5", "two"])
    let whole = reading.pipeline.sections[0].span
    #expect(whole == Span(0, text.utf8.count))
  }

  @Test("A backslash before a quote keeps a text open, even after another backslash")
  func escapes() {
    #expect(!parse(#"output { file { path => "C:\\" } }"#).diagnostics.isEmpty)
    #expect(parse(#"output { file { path => "C:\\ " } }"#).diagnostics.isEmpty)
  }

  static let accepted = [
    "if [a][b] == \"c\" and [d] >= 3 or [e] { drop { } }",
    "if !([a] in [\"x\", \"y\"]) { drop { } } else if \"z\" not in [tags] { } else { }",
    "if [a] =~ /^5\\/\\d/ nand ([b] !~ \"x\" xor ![c]) { drop { } }",
    "if ([a] or ([b] and [c])) and 5 < [d] { drop { } }elseif[e]{ drop { } }",
    "if size([tags], 2) == 3 { drop { } }",
    "if_like { } \"quoted name\" { a1 => 1.5 }",
  ]

  @Test("Conditions that are read", arguments: accepted)
  func readsCondition(_ text: String) {
    #expect(parse("filter { \(text) }").diagnostics == [])
  }

  static let comments = [
    "# nothing\n", "", "output { stdout { } }\n# the end",
    "filter { mutate { rename => { # a\n \"a\" => \"b\" # b\n \"c\" => # c\n \"d\" } } }",
  ]

  @Test("Comments stand anywhere, alone too", arguments: comments)
  func readsComments(_ text: String) { #expect(parse(text).diagnostics == []) }

  @Test("Very many errors end the reading")
  func bounded() {
    let text = "filter {\n" + String(repeating: "\\\"\n", count: 100_000)
    #expect(parse(text).diagnostics.count == 200)
  }

  @Test("Operators bind from the left; operands keep their bytes")
  func conditions() throws {
    let text = "filter { if [a] == 1 or [b] and !([c] in [d]) { drop { } } }"
    let branch = try #require(parse(text).pipeline.sections[0].body.first?.branches.first)
    let condition = try #require(branch.arms[0].condition)
    guard case .both(.both(_, .or, _), .and, .not) = condition else {
      Issue.record("\(condition)")
      return
    }
    #expect(
      condition.operands.map { text.utf8Slice($0.span) } == ["[a]", "1", "[b]", "[c]", "[d]"])
  }

  @Test("References of texts")
  func references() {
    let text = #""%{[a][b]}-%{host}-%{+YYYY.MM}-${HOME:/x}-${USER}-%{{yyyy}}-%{-${}""#
    let found = LogstashReference.all(in: Span(0, text.utf8.count), of: Array(text.utf8))
    #expect(
      found.map(\.content) == [
        .field(["a", "b"]), .field(["host"]), .time("YYYY.MM"), .variable("HOME", default: "/x"),
        .variable("USER", default: nil), .time("yyyy"), .field(["-${"]),
      ])
    #expect(text.utf8Slice(found[0].span) == "%{[a][b]}")
  }

  static let base = """
    input { beats { port => 5044 codec => json { charset => "UTF-8" } } }
    filter { if [a] =~ /b/ and "c" in [d] { mutate { rename => { "e" => ["f", 1] } } } else { } }
    """

  @Test("No piece of a file stops the reading")
  func pieces() {
    let bytes = Array(Self.base.utf8)
    for end in bytes.indices {
      _ = LogstashPipeline.parse(SourceFile(path: "a", bytes: Array(bytes[..<end])))
      _ = LogstashPipeline.parse(SourceFile(path: "a", bytes: Array(bytes[end...])))
      for byte in [UInt8(0), 0xFF, 0x22, 0x7B, 0x7D, 0x5B, 0x5D, 0x28, 0x21, 0x2C, 0x23] {
        var changed = bytes
        changed[end] = byte
        let reading = LogstashPipeline.parse(SourceFile(path: "a", bytes: changed))
        #expect(reading.diagnostics.allSatisfy { $0.span.map { $0.end <= bytes.count } ?? true })
      }
    }
  }

  @Test("Deep nesting is refused", arguments: ["(", "[", "{ a1 => ", "if [a] { "])
  func deep(_ piece: String) {
    let text = "filter { if " + String(repeating: piece, count: 50_000)
    #expect(!parse(text).diagnostics.isEmpty)
    let block = "filter { " + String(repeating: "if [a] { ", count: 50_000)
    #expect(parse(block).diagnostics.contains { $0.message.contains("levels deep") })
  }
}

extension String {
  fileprivate func utf8Slice(_ span: Span) -> String {
    String(decoding: Array(utf8)[span.range], as: UTF8.self)
  }
}
