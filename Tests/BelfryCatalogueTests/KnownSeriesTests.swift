import BelfryCatalogue
import Foundation
import Testing

@Suite("Series of real programs")
struct KnownSeriesTests {
  private let catalogue = SeriesCatalogue.embedded

  @Test("A series leads to its metric, type, labels and versions")
  func lookup() throws {
    let cpu = try #require(catalogue.metrics(ofSeries: "node_cpu_seconds_total").first)
    #expect(cpu.program == "node-exporter" && cpu.metric.type == .counter)
    #expect(cpu.metric.label("mode")?.values.contains("idle") == true)
    #expect(cpu.metric.label("cpu")?.values == [])
    #expect(cpu.metric.versions == catalogue.versions(of: "node-exporter"))
    let buckets = catalogue.metrics(ofSeries: "prometheus_http_request_duration_seconds_bucket")
    #expect(buckets.map(\.metric.name) == ["prometheus_http_request_duration_seconds"])
    #expect(buckets.map(\.metric.type) == [.histogram])
    #expect(catalogue.metrics(ofSeries: "nobody_has_this").isEmpty)
    // A counter has no buckets, whatever its name begins with.
    #expect(catalogue.metrics(ofSeries: "node_cpu_seconds_total_bucket").isEmpty)
  }

  @Test("Every known program has metrics, unless it hands on those of others")
  func programs() {
    for exporter in KnownExporter.all {
      #expect(!catalogue.names(of: exporter.name).isEmpty, "\(exporter.name)")
      for name in catalogue.names(of: exporter.name) {
        // What a program owns leads back to it.
        guard let owner = KnownExporter.owner(of: name) else { continue }
        #expect(
          owner.name == exporter.name || catalogue.names(of: owner.name).isEmpty
            || exporter.name.hasPrefix("blackbox"), "\(name) of \(exporter.name)")
      }
    }
    #expect(KnownExporter.image("node-exporter")?.name == "node-exporter")
    #expect(KnownExporter.port("9121")?.name == "redis-exporter")
    #expect(KnownExporter.owner(of: "redis_up")?.title == "redis_exporter")
  }

  @Test("What cannot be read is left out")
  func damaged() {
    let text = "g1 early\n= a 1.0\ng1 first x=a|b y\nzz\nq1 second\nc1\n\nh1 third\n"
    let catalogue = SeriesCatalogue(Array(text.utf8))
    #expect(catalogue.names(of: "a") == ["first", "third"])
    #expect(catalogue.metrics("first")[0].metric.labels.map(\.values) == [["a", "b"], []])
    #expect(catalogue.metrics(ofSeries: "third_sum").count == 1)
  }

  /// Scrapes are read from the conformance data.
  private static let folder =
    ProcessInfo.processInfo.environment["BELFRY_CORPORA"] ?? "../shared/corpora"

  @Test(
    "Every metric of a scrape with a type is in the list",
    .enabled(if: FileManager.default.fileExists(atPath: folder + "/metrics"), "no scrapes here"))
  func scrapes() throws {
    var seen = 0
    for name in ["node-exporter-1.9.0", "redis-exporter-1.69.0", "alertmanager-0.28.1"] {
      let text = try String(
        contentsOfFile: "\(Self.folder)/metrics/\(name).prom", encoding: .utf8)
      for line in text.split(separator: "\n") where line.hasPrefix("# TYPE ") {
        let words = line.split(separator: " ").map(String.init)
        let types = catalogue.types(words[2]).map(\.rawValue)
        // What versions do not agree on is not known.
        #expect(
          types.contains(words[3]) || types.contains("untyped"), "\(line) of \(name): \(types)")
        seen += 1
      }
    }
    #expect(seen > 400)
  }
}
