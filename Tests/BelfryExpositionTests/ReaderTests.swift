import BelfrySource
import Testing

@testable import BelfryExposition

@Suite("Reading")
struct ReaderTests {
  /// A wrong line: its dialect, the text with marks around what is meant, the message.
  struct Fault: CustomTestStringConvertible, Sendable {
    var dialect = ExpositionDialect.prometheus
    var text: String
    var message: String
    var testDescription: String { text }
  }

  static let wrongLines = [
    Fault(text: "a⟦⟧\n", message: "expected a value after 'a', not the end of the line"),
    Fault(text: "b ⟦one⟧\n", message: "'one' is not a number"),
    Fault(text: "gr⟦ö⟧ße 1\n", message: "'ö' in the name of a metric"),
    Fault(text: "a{b=⟦⟧1} 1\n", message: "expected a value in double quotes, not '1'"),
    Fault(text: "a{b=\"ä\", ⟦b⟧=\"y\"} 1\n", message: "the label 'b' stands twice"),
    Fault(text: "a{b=\"x\"} 1 ⟦2.5⟧\n", message: "the timestamp '2.5' is not a whole number"),
    Fault(text: "a{b=⟦\"x} 1⟧\n", message: "the value of a label is never closed"),
    Fault(text: "# TYPE a ⟦gague⟧\n", message: "unknown type 'gague'"),
    Fault(text: "a 1⟦\r⟧\n", message: "the line ends with a carriage return"),
    Fault(text: "# TYPE a gauge⟦\r⟧\n", message: "the line ends with a carriage return"),
    Fault(text: "⟦{b=\"c\"}⟧ 1\n", message: "the sample has labels, but no name"),
    Fault(text: "{\"a\",⟦\"b\"⟧} 1\n", message: "a second name of the metric: \"b\""),
    Fault(text: "a{⟦__name__⟧=\"b\"} 1\n", message: "the label '__name__' is reserved"),
    Fault(dialect: .openMetrics, text: "⟦⟧\n# EOF\n", message: "an empty line"),
    Fault(
      dialect: .openMetrics, text: "# UNIT a_seconds ⟦bytes⟧\n# EOF\n",
      message: "the unit 'bytes' is not the end of 'a_seconds'"),
    Fault(dialect: .openMetrics, text: "a 1\n⟦⟧", message: "the text does not end with '# EOF'"),
    Fault(dialect: .openMetrics, text: "# EOF\n⟦a 1⟧\n", message: "text after '# EOF'"),
  ]

  @Test("A wrong line is told with its place, and reading goes on", arguments: wrongLines)
  func faults(_ fault: Fault) throws {
    var marks: [Int] = []
    var bytes: [UInt8] = []
    for scalar in fault.text.unicodeScalars {
      if scalar == "⟦" || scalar == "⟧" {
        marks.append(bytes.count)
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    let read = Collector(bytes, fault.dialect)
    let problem = try #require(read.problems.first)
    #expect(problem.message == fault.message)
    #expect(problem.position == LineIndex(bytes).position(of: problem.span.start))
    if marks.count == 2, marks[0] < marks[1] { #expect(problem.span == Span(marks[0], marks[1])) }
    // Before and behind good lines, nothing but the place changes.
    let around = Array("first 1\n".utf8) + bytes + (bytes.last == 0x0A ? [] : [0x0A])
    guard fault.dialect == .prometheus else { return }
    let all = Collector(around + Array("last 2\n".utf8))
    #expect(all.samples.first?.name == "first" && all.samples.last?.name == "last")
    #expect(all.problems.first?.span == problem.span.shifted(by: 8))
  }

  @Test("Names in quotes, escapes, timestamps and exemplars")
  func parts() throws {
    let text = #"""
      {"http.server.duration","k\"ey"="a\\b\nc"} 1.5 1700000000000
      up{} +Inf
      """# + "\n"
    let read = Collector(text)
    #expect(read.problems == [])
    let first = try #require(read.samples.first)
    #expect(first.name == "http.server.duration")
    #expect(first.labels == ["k\"ey=a\\b\nc"])
    #expect(first.timestamp == 1_700_000_000_000)
    #expect(read.samples.last?.value == Double.infinity.bitPattern)
    let open = Collector(
      "# TYPE a counter\na_total 3 1.5 # {trace_id=\"x\"} 0.5 1.25\na_created 1.0\n# EOF\n",
      .openMetrics)
    #expect(open.problems == [])
    #expect(open.samples.first?.hasExemplar == true)
    #expect(open.samples.first?.timestamp == 1500)
    #expect(open.samples.map(\.name) == ["a_total", "a_created"])
  }

  @Test("Pieces of any size give the same as the whole", arguments: [1, 2, 3, 7, 64])
  func pieces(size: Int) {
    let text = "# HELP a Größe\n# TYPE a gauge\na{b=\"ü\"} 1\nbad line\n\na{b=\"v\"} 2 3\nlast 1"
    let whole = Collector(text)
    let pieces = Collector(Array(text.utf8), pieces: size)
    #expect(pieces.samples == whole.samples)
    #expect(pieces.problems == whole.problems)
    #expect(whole.problems.count == 2)
  }

  @Test("A line that is too long is left out in bounded memory")
  func longLine() {
    var read = Collector("")
    var reader = ExpositionReader(.prometheus)
    reader.longestLine = 1000
    for _ in 0..<100 { reader.feed([UInt8](repeating: 0x61, count: 100), &read) }
    reader.feed(Array("\nup 1\n".utf8), &read)
    reader.finish(&read)
    #expect(read.problems.map(\.message) == ["a line of more than 1000 bytes"])
    #expect(read.samples.map(\.name) == ["up"])
    #expect(read.samples.map(\.line) == [2])
  }

  @Test("Many labels on one line take time that grows with their number")
  func manyLabels() {
    let labels = (0..<200_000).map { "l\($0)=\"v\"" }.joined(separator: ",")
    let table = FamilyTable.read(Array("a{\(labels)} 1\na{\(labels),l7=\"w\"} 1\n".utf8))
    #expect(table.problems.map(\.message) == ["the label 'l7' stands twice"])
    #expect(table.families.first?.labels.count == 200_000)
  }

  @Test(
    "The dialect of a text",
    arguments: [
      ("a 1\n# EOF\n", true, ExpositionDialect.openMetrics), ("a 1\n", true, .prometheus),
      ("# TYPE a unknown\na 1\n", false, .openMetrics), ("# TYPE a gauge\n", false, .prometheus),
      ("# UNIT a_seconds seconds\na_seconds 1\n", true, .openMetrics),
      // Libraries write units into Prometheus' format, where they are comments.
      ("# UNIT a_time ms\na_time 1\n", true, .prometheus),
      ("# UNIT b_ms ms\nb_ms 1\n# TYPE a_total counter\na_total 1\n", true, .prometheus),
    ])
  func dialect(text: String, isWhole: Bool, dialect: ExpositionDialect) {
    #expect(ExpositionDialect.guess(Array(text.utf8), isWhole: isWhole) == dialect)
  }

  @Test(
    "Numbers are read as by the standard library",
    arguments: [
      "0", "1", "-1", "0.1", "1e3", "1E-3", "12345678901234567890", "0.30000000000000004", "1e22",
      "1e23", "9007199254740993", "4.9e-324", "1.7976931348623157e308", "00012.50",
    ])
  func numbers(text: String) throws {
    let value = Array(text.utf8).withUnsafeBufferPointer { NumberReader.double($0) }
    let expected = try #require(Double(text))
    let read = try #require(value)
    #expect(abs(read - expected) <= expected.ulp * 2)
  }

  @Test(
    "What is no number", arguments: ["", "+", ".", "e3", "1e", "0x1p2", "1_0", "nano", "1e999"])
  func noNumbers(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { NumberReader.double($0) } == nil)
  }
}
