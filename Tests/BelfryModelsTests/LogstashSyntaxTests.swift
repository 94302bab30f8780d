import BelfrySource
import Testing

@testable import BelfryModels

/// Text with `⟦…⟧` around what is reported, and the messages in their order.
struct LogstashCase: CustomTestStringConvertible, Sendable {
  var text: String
  var messages: [String]
  var testDescription: String { text }

  init(_ text: String, _ messages: String...) {
    self.text = text
    self.messages = messages
  }

  /// The text without marks, and what they enclose.
  var unmarked: (text: String, spans: [Span]) {
    var plain = ""
    var spans: [Span] = []
    for character in text {
      switch character {
      case "⟦": spans.append(Span(at: plain.utf8.count))
      case "⟧": spans[spans.count - 1].end = plain.utf8.count
      default: plain.append(character)
      }
    }
    return (plain, spans)
  }
}

@Suite("Syntax of pipelines")
struct LogstashSyntaxTests {
  static let wrong: [LogstashCase] = [
    LogstashCase("⟦inputs⟧ { stdin { } }", "expected 'input', 'filter' or 'output', not 'inputs'"),
    LogstashCase("input { stdin { } } ⟦}⟧", "'}' closes nothing"),
    LogstashCase("output { stdout { codec => rubydebug⟦;⟧ } }", "no ';' behind a value"),
    LogstashCase(
      "filter { if [a] xor [b] ⟦and⟧ [c] { drop { } } }", "'and' after 'xor' does not compile"),
    LogstashCase("input ⟦[⟧ stdin { } ]", "expected '{' after 'input'"),
    LogstashCase("input ⟦{⟧\n file { path => \"a\"\n}\n", "'{' of 'input' is never closed"),
    LogstashCase(
      "input { stdin { }\n⟦filter⟧ { drop { } }",
      "expected '}' before 'filter': 'input' is still open"),
    LogstashCase("output { stdout⟦⟧ }", "expected '{' after 'stdout'"),
    LogstashCase("output { ⟦codec⟧ => json }", "the setting 'codec' stands outside a plugin"),
    LogstashCase(
      "output { stdout { codec ⟦=⟧ json } }", "expected '=>' after 'codec', not '='"),
    LogstashCase(
      "output { stdout { codec⟦:⟧ json } }", "expected '=>' after 'codec', not ':'"),
    LogstashCase("output { stdout { codec⟦⟧ json } }", "expected '=>' after 'codec'"),
    LogstashCase("output { stdout { codec => ⟦}⟧ }", "expected a value, not '}'"),
    LogstashCase(
      "input { tcp { port => 1⟦,⟧ host => \"a\" } }", "no comma between settings"),
    LogstashCase(
      "output { x1 { hosts => ⟦localhost:9200⟧ } }", "the value 'localhost:9200' needs quotes"),
    LogstashCase("output { x1 { path => ⟦/tmp/x⟧ } }", "the value '/tmp/x' needs quotes"),
    LogstashCase(
      "input { x1 { a => ⟦${A}⟧ b => ⟦${B:a b}s⟧ c => [⟦${C}⟧] d => 1 } }",
      "the value '${A}' needs quotes", "the value '${B:a b}s' needs quotes",
      "the value '${C}' needs quotes"),
    LogstashCase("output { x1 { a => ⟦b⟧ } }", "the value 'b' needs quotes"),
    LogstashCase(
      "filter { mutate { rename => { \"a\" => \"b\"⟦,⟧ \"c\" => \"d\" } } }",
      "no comma between the pairs of a hash"),
    LogstashCase(
      "filter { mutate { rename => { ⟦@x⟧ => \"b\" } } }", "the key '@x' needs quotes"),
    LogstashCase(
      "filter { mutate { rename => { \"a\" => 10 ⟦\"a\"⟧ => 11 } } }",
      "the key 'a' stands in this hash already"),
    LogstashCase(
      "filter { mutate { strip => [\"a\" ⟦\"⟧b\"] } }", "expected ',' or ']' before '\"b\"'"),
    LogstashCase("filter { mutate { strip => [\"a\"⟦,⟧ ] } }", "a value must follow the comma"),
    LogstashCase("filter { mutate { strip => ⟦[⟧\"a\"\n }\n}", "'[' is never closed"),
    LogstashCase(
      "filter { mutate { add_tag => ⟦\"a ]⟧\n }\n}", "the quote \" is never closed"),
  ]

  static let conditions: [LogstashCase] = [
    LogstashCase("if [a] ⟦=⟧ \"b\" { drop { } }", "expected '==', not '='"),
    LogstashCase("if [a] ⟦&&⟧ [b] { drop { } }", "expected 'and', not '&&'"),
    LogstashCase("if [a] ⟦||⟧ [b] { drop { } }", "expected 'or', not '||'"),
    LogstashCase("if ⟦status⟧ == 200 { drop { } }", "'status' is neither a field nor a text"),
    LogstashCase("if [a] and ⟦not⟧ [b] { drop { } }", "'not' stands before 'in' alone"),
    LogstashCase("if ⟦not⟧ ([a] == 1) { drop { } }", "'not' stands before 'in' alone"),
    LogstashCase(
      "if [a] =~ /b/⟦i⟧ or [c] =~ /d/ { drop { } }", "no 'i' behind a regular expression"),
    LogstashCase("if ⟦(⟧[a] == 1 { drop { } }", "'(' is never closed"),
    LogstashCase("if !⟦\"a\"⟧ { drop { } }", "expected '(' or a field after '!', not '\"a\"'"),
    LogstashCase(
      "if [a] =~ ⟦[b]⟧ { drop { } }", "expected a regular expression or a text after '=~'"),
    LogstashCase(
      "if [a] { drop { } } else ⟦[⟧b] { drop { } }", "expected '{' or 'if' after 'else'"),
    LogstashCase("⟦else⟧ { drop { } }", "'else' without an 'if' before it"),
    LogstashCase("if [a] { drop { } } ⟦elsif⟧ [b] { drop { } }", "'elsif' is written 'else if'"),
    LogstashCase("mutate { ⟦if⟧ [a] { drop { } } }", "'if' inside of 'mutate'"),
    LogstashCase("if ⟦{⟧ drop { } }", "expected a field, a text, a number or a list, not '{'"),
  ]

  @Test("What is wrong is reported at its place", arguments: wrong)
  func reportsWrong(_ sample: LogstashCase) { expectFindings(sample) }

  @Test("Conditions", arguments: conditions)
  func reportsCondition(_ sample: LogstashCase) {
    var whole = sample
    whole.text = "filter { \(sample.text) }"
    expectFindings(whole)
  }

  private func expectFindings(_ sample: LogstashCase) {
    let (text, spans) = sample.unmarked
    let found = LogstashPipeline.parse(SourceFile(path: "a.conf", text: text)).diagnostics
    #expect(Set(found.map(\.message)) == Set(sample.messages))
    #expect(found.allSatisfy { $0.id == "logstash/syntax" && $0.message.count <= 100 })
    for span in spans { #expect(found.contains { $0.span == span }, "\(found)") }
  }

  @Test("Each of several errors is reported, in the file's order")
  func several() {
    let text = """
      input { beats { port = 5044 } }
      filter {
        mutate { ... }
        if [a] = 1 { drop { } }
        grok { match => { "a" => "b", "c" => "d" } }
      }
      output { stdout }
      """
    let file = SourceFile(path: "a.conf", text: text)
    let reading = LogstashPipeline.parse(file)
    let lines = LineIndex(file.bytes)
    #expect(
      reading.diagnostics.compactMap { $0.span.map { lines.position(of: $0.start).line } }
        == [1, 3, 4, 5, 7])
    #expect(reading.pipeline.sections.map(\.stage) == [.input, .filter, .output])
    #expect(reading.pipeline.plugins.map(\.plugin.name) == ["beats", "mutate", "drop", "grok"])
  }

  @Test("A forgotten quote is reported where it is missing")
  func forgottenQuote() {
    let text = "output {\n  file {\n    path => \"/tmp/a\n    gzip => \"true\"\n  }\n}\n"
    let found = LogstashPipeline.parse(SourceFile(path: "a.conf", text: text)).diagnostics
    #expect(found.first?.message == "this text runs over 2 lines; is its quote missing?")
    #expect(found.count == 1)
  }

  @Test("A text of another section is not blamed")
  func sectionsApart() {
    let text = "input { a { b => \"x\ny\" } } filter { c { ] } }\n"
    let reading = LogstashPipeline.parse(SourceFile(path: "a.conf", text: text))
    #expect(reading.pipeline.sections.map(\.stage) == [.input, .filter])
    #expect(
      reading.diagnostics.map { String(text.utf8.dropFirst($0.span?.start ?? 0).prefix(1)) ?? "" }
        == ["]"])
  }

  static let mends: [(String, String)] = [
    ("input { tcp { port = 1 } }", "input { tcp { port => 1 } }"),
    ("input { tcp { port => 1, mode => server } }", "input { tcp { port => 1  mode => server } }"),
    ("output { x1 { h => a:1 } }", "output { x1 { h => \"a:1\" } }"),
    ("output { stdout }", "output { stdout { } }"),
    ("output { x1 { h => ${A:b c} } }", "output { x1 { h => \"${A:b c}\" } }"),
    (
      "filter { if [a] =~ /b/i { drop { } } }", "filter { if [a] =~ /(?i)b/ { drop { } } }"
    ),
  ]

  @Test("Mends lead to what is read", arguments: mends)
  func mend(_ sample: (String, String)) throws {
    let file = SourceFile(path: "a.conf", text: sample.0)
    let found = LogstashPipeline.parse(file).diagnostics
    let edit = try #require(found.first?.fixes.first?.edits.first)
    var bytes = file.bytes
    bytes.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == sample.1)
    #expect(LogstashPipeline.parse(SourceFile(path: "a.conf", bytes: bytes)).diagnostics.isEmpty)
  }
}
