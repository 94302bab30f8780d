import BelfrySource
import Testing

@testable import BelfryExposition

@Suite("Conformance data", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct ConformanceTests {
  @Test("What Prometheus' scraper accepts", arguments: Corpora.cases("exposition_textparse"))
  func scraper(_ sample: CorpusCase) {
    let dialect: ExpositionDialect = sample.isOpenMetrics ? .openMetrics : .prometheus
    let problems = Collector(sample.bytes, dialect).problems
    let refused = problems.contains { $0.refusers.contains(.server) }
    #expect(refused == (sample.error != nil), "\(sample.error ?? "-") \(problems.map(\.message))")
  }

  @Test("What promtool's reader accepts", arguments: Corpora.cases("exposition_expfmt"))
  func tools(_ sample: CorpusCase) {
    let problems = FamilyTable.read(sample.bytes).problems
    let refused = problems.filter { $0.refusers.contains(.tools) }
    #expect(
      refused.isEmpty == (sample.error == nil), "\(sample.error ?? "-") \(refused.map(\.message))")
    if let error = sample.error, let line = error.split(separator: "in line ").last {
      let number = Int(line.prefix { $0.isNumber })
      #expect(refused.contains { $0.place.line == number }, "\(error) \(refused.map(\.place.line))")
    }
  }

  @Test(
    "Captured scrapes are read without a problem, in pieces of any size", arguments: Corpora.scrapes
  )
  func scrape(_ name: String) {
    let bytes = Corpora.scrape(name)
    let whole = Collector(bytes)
    #expect(whole.problems == [])
    #expect(!whole.samples.isEmpty)
    let pieces = Collector(bytes, pieces: 1013)
    #expect(pieces.samples.elementsEqual(whole.samples))
    #expect(pieces.metadata.map(\.place) == whole.metadata.map(\.place))
    let table = FamilyTable.read(bytes)
    #expect(table.problems.filter { !$0.refusers.isEmpty } == [])
    #expect(table.sampleCount == whole.samples.count)
    #expect(table.seriesCount <= table.sampleCount)
  }

  @Test("The data holds cases")
  func notEmpty() {
    #expect(Corpora.cases("exposition_textparse").count > 20)
    #expect(Corpora.cases("exposition_expfmt").count > 10)
    #expect(Corpora.scrapes.count > 50)
  }
}
