import BelfrySource
import Testing

@testable import BelfryExposition

@Suite("Families")
struct FamilyTests {
  private func messages(_ text: String) -> [String] {
    FamilyTable.read(Array(text.utf8)).problems.map { "\($0.kind.rawValue): \($0.message)" }
  }

  static let text = """
    # HELP h Durations.
    # TYPE h histogram
    h_bucket{a="x",le="1"} 1
    h_bucket{a="x",le="+Inf"} 3
    h_sum{a="x"} 4.5
    h_count{a="x"} 3
    # TYPE s summary
    s{quantile="0.5"} 1
    s{quantile="0.99"} 2
    s_sum 3
    s_count 4
    # TYPE c_total counter
    c_total{b="1",d="2"} 1
    c_total{d="1",b="2"} 1

    """

  @Test("What is sound has no problem; series and groups are counted")
  func sound() throws {
    let table = FamilyTable.read(Array(Self.text.utf8))
    #expect(table.problems == [])
    #expect(table.families.map(\.name) == ["h", "s", "c_total"])
    #expect(table.families.map(\.seriesCount) == [4, 4, 2])
    #expect(table.families.map(\.groupCount) == [1, 1, 0])
    #expect(table["h"]?.bucketCount == 2)
    #expect(table["c_total"]?.labels.map(\.name) == ["b", "d"])
    #expect(table.seriesCount == 10 && table.isExact)
  }

  @Test(
    "What does not add up is told once a family",
    arguments: [
      (
        "h_bucket{a=\"x\",le=\"+Inf\"} 3\n", "", "a histogram of 'h' has no bucket with le=\"+Inf\""
      ),
      ("le=\"1\"} 1", "le=\"1\"} 9", "a bucket of 'h' holds less than the one before it"),
      (
        "h_count{a=\"x\"} 3", "h_count{a=\"x\"} 4",
        "the count of 'h' differs from its bucket with le=\"+Inf\""
      ),
      ("h_sum{a=\"x\"} 4.5\n", "", "a histogram of 'h' has no 'h_sum'"),
      ("le=\"1\"", "le=\"one\"", "the le 'one' is not a number or '+Inf'"),
      (
        "h_bucket{a=\"x\",le=\"1\"} 1\n", "h_bucket{a=\"x\"} 1\n",
        "a bucket of 'h' without the label 'le'"
      ),
      ("s_count 4\n", "", "a summary of 's' has no 's_count'"),
      ("quantile=\"0.99\"", "quantile=\"99\"", "the quantile '99' is not a number from 0 to 1"),
      ("{b=\"1\",d=\"2\"} 1", "{b=\"1\",d=\"2\"} -1", "the counter 'c_total' is negative"),
      (
        "{d=\"1\",b=\"2\"} 1", "{d=\"2\",b=\"1\"} 1",
        "the series stands in the text already: 'c_total'"
      ),
    ])
  func faults(old: String, new: String, message: String) {
    let changed = Self.text.replacing(old, with: new)
    #expect(changed != Self.text)
    #expect(FamilyTable.read(Array(changed.utf8)).problems.map(\.message) == [message])
  }

  @Test("The order of lines")
  func order() {
    #expect(
      messages("a 1\nb 1\na{x=\"1\"} 1\n") == [
        "interleaved-family: samples of 'a' go on after those of another family"
      ])
    #expect(
      messages("a 1\n# TYPE a gauge\n") == [
        "type-after-samples: the type of 'a' comes after samples of it"
      ])
    #expect(
      messages("# HELP a x\n# HELP a y\n# TYPE a gauge\n# TYPE a gauge\na 1\n") == [
        "duplicate-family: a second HELP line for 'a'",
        "duplicate-family: a second TYPE line for 'a'",
      ])
  }

  @Test("Two scrapes: what stayed is known again, whatever the order of names and labels")
  func compared() {
    let old = FamilyTable.read(Array("x 1\na{b=\"1\",c=\"2\"} 1\na{b=\"2\",c=\"2\"} 1\n".utf8))
    let new = FamilyTable.read(
      Array("a{c=\"2\",b=\"2\"} 7\na{c=\"2\",b=\"3\"} 7\ny 1\nx 1\n".utf8), after: old)
    #expect(new["a"]?.seriesCount == 2 && new["a"]?.knownSeriesCount == 1)
    #expect(new["x"]?.knownSeriesCount == 1 && new["y"]?.knownSeriesCount == 0)
  }

  @Test(
    "What values look like",
    arguments: [
      ("4711", ValueClass.number), ("1732176000", .timestamp), ("2026-11-21T08:00:00Z", .timestamp),
      ("5f0c6f6e-7c1e-4c9b-9f39-2d2f2c8f5b11", .uuid), ("anna@example.org", .email),
      ("10.0.0.7", .ip), ("fe80::1:2", .ip), ("10.0.0.7:9100", .ip),
      ("https://example.org/a", .url), ("/users/4711/orders", .pathWithID), ("/users/:id", .other),
      ("/api/v1/query", .other), ("3f786850e387550fdab836ed7e6dc881", .hash), ("GET", .other),
      ("could not connect to the server in time", .text), ("", .other),
    ])
  func classes(text: String, kind: ValueClass) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { ValueClass.of($0) } == kind)
  }
}
