import BelfryCatalogue
import BelfryExposition
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@Suite("Sizes and prices")
struct SizeTests {
  @Test("An expression is products of numbers and sizes, added")
  func expressions() {
    let sizes = ["cpus": 4, "disks": 2]
    for (text, value) in [
      ("12", 12), ("cpus * 8", 32), ("cpus*8+3", 35), ("cpus * disks + disks", 10), (" 7 ", 7),
    ] {
      #expect(SizeExpression(text)?.value { sizes[$0] } == value, "\(text)")
    }
    #expect(SizeExpression("cpus * nodes")?.value { sizes[$0] } == nil)
    #expect(SizeExpression("cpus * nodes + cpus")?.names == ["cpus", "nodes"])
    let huge = SizeExpression("999999999 * 999999999 * 999999999 + 999999999")
    #expect(huge?.value { _ in nil } == SizeExpression.most)
    for text in [
      "", "-1", "a b", "a * ", "+ a", "(a)", "A", "1.5", "a / 2", "99999999999999999999",
    ] {
      #expect(SizeExpression(text) == nil, "\(text)")
    }
    #expect(SizeExpression(String(repeating: "1+", count: 100) + "1") == nil)
  }

  @Test("What is free costs nothing, and tiers count what lies in them")
  func prices() {
    var part = PricePart()
    part.price = 0.3
    part.free = 10
    #expect(part.cost(10) == 0)
    #expect(abs(part.cost(110) - 30) < 1e-9)
    var tier = PriceTier()
    tier.from = 100
    tier.price = 0.1
    part.tiers = [tier]
    #expect(abs(part.cost(310) - (100 * 0.3 + 200 * 0.1)) < 1e-9)
  }

  @Test("Every program of a pack that is scraped is counted")
  func counted() {
    for pack in Self.catalogue.packs.values where !pack.manifest.scrape.isEmpty {
      #expect(pack.series?.series.entries.isEmpty == false, "\(pack.name) has no series.yaml")
    }
  }

  @Test("The binary's prices have a source each, and a date")
  func embeddedPrices() {
    let prices = Self.catalogue.prices
    #expect(prices.dated.hasPrefix("20"))
    #expect(prices.services.keys.count >= 4)
    for service in prices.services.entries.map(\.value) {
      #expect(!service.parts.isEmpty)
      for part in service.parts {
        #expect(!part.source.isEmpty && part.unit != nil && part.confirmed != nil, "\(part.of)")
      }
    }
  }

  static let catalogue: Catalogue = {
    var loader = CatalogueLoader()
    loader.isThorough = false
    loader.read(EmbeddedPacks.files())
    return loader.catalogue()
  }()

  /// A real scrape, and where it shows the sizes that it depends on.
  struct Sample: Sendable, CustomTestStringConvertible {
    var file: String
    var pack: String
    /// A size, and the label of a metric whose values are counted.
    var sizes: [String: (metric: String, label: String)] = [:]
    var fixed: [String: Int] = [:]
    var probe: String?
    var testDescription: String { file }
  }

  static let samples: [Sample] = [
    Sample(
      file: "node-exporter-1.11.1", pack: "node",
      sizes: [
        "cpus": ("node_cpu_seconds_total", "cpu"), "interfaces": ("node_network_up", "device"),
        "disks": ("node_disk_io_now", "device"),
        "filesystems": ("node_filesystem_size_bytes", "mountpoint"),
      ]),
    Sample(
      file: "node-exporter-1.9.0", pack: "node",
      sizes: [
        "cpus": ("node_cpu_seconds_total", "cpu"), "interfaces": ("node_network_up", "device"),
        "disks": ("node_disk_io_now", "device"),
        "filesystems": ("node_filesystem_size_bytes", "mountpoint"),
      ]),
    Sample(
      file: "redis-exporter-1.86.0", pack: "redis",
      sizes: ["commands": ("redis_commands_total", "cmd"), "databases": ("redis_db_keys", "db")]),
    Sample(
      file: "postgres-exporter-0.19.1", pack: "postgres",
      sizes: [
        "databases": ("pg_database_size_bytes", "datname"),
        "roles": ("pg_roles_connection_limit", "rolname"),
      ], fixed: ["tables": 0]),
    Sample(
      file: "prometheus-3.5.3", pack: "prometheus",
      sizes: [
        "jobs": ("prometheus_target_scrape_pool_targets", "scrape_job"),
        "groups": ("prometheus_rule_group_rules", "rule_group"),
        "handlers": ("prometheus_http_request_duration_seconds", "handler"),
      ]),
    Sample(
      file: "alertmanager-0.33.1", pack: "alertmanager",
      sizes: [
        "integrations": ("alertmanager_notifications_total", "integration"),
        "handlers": ("alertmanager_http_request_duration_seconds", "handler"),
      ]),
    Sample(file: "mysqld-exporter-0.19.0", pack: "mysql"),
    Sample(file: "nginx-exporter-1.5.1", pack: "nginx"),
    Sample(file: "rabbitmq-builtin-3.10.8", pack: "rabbitmq"),
    Sample(file: "blackbox-exporter-0.28.0", pack: "blackbox"),
    Sample(file: "blackbox-probe-http-0.28.0", pack: "blackbox", probe: "http"),
    Sample(file: "blackbox-probe-tcp-0.28.0", pack: "blackbox", probe: "tcp"),
    Sample(file: "blackbox-probe-icmp-0.28.0", pack: "blackbox", probe: "icmp"),
  ]

  static let folder: String? = {
    if let path = ProcessInfo.processInfo.environment["BELFRY_CORPORA"] { return path }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let path = root.appendingPathComponent("../shared/corpora").standardized.path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  @Test(
    "A pack's count is within a fifth of what its program serves", .enabled(if: folder != nil),
    arguments: samples)
  func real(_ sample: Sample) throws {
    let path = "\(try #require(Self.folder))/metrics/\(sample.file).prom"
    let data = try #require(FileManager.default.contents(atPath: path), "\(path)")
    let table = FamilyTable.read([UInt8](data))
    #expect(table.seriesCount > 5)
    let series = try #require(Self.catalogue.packs[sample.pack]?.series)
    let expressions = sample.probe.map { series.probes[$0]?.entries ?? [] } ?? series.series.entries
    let count = try expressions.reduce(0) { sum, entry in
      let value = entry.value.value.value { name in
        if let fixed = sample.fixed[name] { return fixed }
        guard let place = sample.sizes[name] else { return nil }
        return table[place.metric]?.label(place.label)?.values.count ?? 0
      }
      return sum + (try #require(value, "\(entry.key.value)"))
    }
    let share = Double(count) / Double(table.seriesCount)
    #expect((0.8...1.2).contains(share), "\(count) counted, \(table.seriesCount) served")
  }
}
