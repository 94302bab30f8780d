import BelfryProvision
import BelfrySource
import BelfryYAML
import Testing

/// Numbers one after another.
private struct Counting: RandomNumberGenerator {
  var number: UInt64 = 0

  mutating func next() -> UInt64 {
    number += 1
    return number
  }
}

@Suite("A trace that is sent to see whether it arrives")
struct TraceProbeTests {
  @Test("It is OTLP in JSON, with ids of their length, and sampling keeps it")
  func body() throws {
    var generator = Counting()
    let probe = TraceProbe(at: 1_700_000_000_000_000_000, using: &generator)
    #expect(probe.trace == "00000000000000010000000000000003")
    let bytes = JSONWriter().write(probe.body)
    let root = try #require(parseJSON(SourceFile(path: "body", bytes: bytes)).roots.first)
    let resource = try #require(root["resourceSpans"]?.items.first)
    let name = resource["resource"]?["attributes"]?.items.first
    #expect(name?["key"]?.text == "service.name")
    #expect(name?["value"]?["stringValue"]?.text == "belfry")
    let span = try #require(resource["scopeSpans"]?.items.first?["spans"]?.items.first)
    #expect(span["traceId"]?.text == probe.trace)
    #expect(span["spanId"]?.text.count == 16)
    #expect(span["startTimeUnixNano"]?.text == "1699999999999000000")
    #expect(span["endTimeUnixNano"]?.text == "1700000000000000000")
    #expect(span["status"]?["code"]?.text == "2")
    #expect(span["attributes"]?.items.first?["key"]?.text == "sampling.priority")
  }

  @Test("No two are alike")
  func ids() {
    var generator = SystemRandomNumberGenerator()
    let traces = (0..<50).map { _ in TraceProbe(at: 1, using: &generator).trace }
    #expect(Set(traces).count == 50)
  }
}
