import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@testable import BelfryGenerate

@Suite("Simulations")
struct SimulationTests {
  static let text = """
    project: shop
    hosts: false
    containers: false
    grafana: false
    services:
      api:
        metrics: api:8000/stats
        workloads:
          http: {labels: {status: code}, thresholds: {latency_seconds: 2}, expected: {handler: 6}}
          llm: {metrics: {llm_requests_total: model_calls_total}, with: [first_token]}
          agent: {values: {failed: [failure]}}
          tools:
          cache:
          database:
          search:
          embeddings:
          documents:
          queue: {with: [workers]}
          process:
        own_metrics:
          orders_total: {type: counter, labels: {state: [new, paid]}, help: Orders.}
          basket_bytes: {type: histogram, buckets: [10, 100, 1000]}
          load_ratio: {type: gauge, labels: {user: {from: user.id}}}
    probes:
      page: {http: "http://api:8000/", status: [201], body: "<title>"}
      health: {http: "http://api:8000/health", status: [200], body: '"status"'}
    json:
      health: {url: "http://api:8000/health", states: {db: .checks.db.status}, values: {app_load: ".load['1 min']"}}
    """

  static func plan() throws -> StackPlan { try PlannedProfile.plan(text) }

  static func simulation(
    seed: UInt64 = 7, _ troubles: [Simulation.Trouble] = []
  ) throws -> Simulation {
    // Ten in the morning of a day in 2026.
    Simulation(try plan(), seed: seed, start: 1_780_308_000, troubles: troubles)
  }

  /// The samples of a scrape.
  static func samples(_ simulation: Simulation) -> [String: Double] {
    var samples: [String: Double] = [:]
    let text = String(decoding: simulation.services[0].exposition(), as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let space = line.lastIndex(of: " ") ?? line.startIndex
      samples[String(line[..<space])] = Double(line[line.index(after: space)...])
    }
    return samples
  }

  /// Samples by series, one a minute, `_` where there is none; `up` says whether there was a scrape.
  static func history(_ simulation: inout Simulation, minutes: Int) -> [String: [String]] {
    var series: [String: [String]] = [:]
    for minute in 0...minutes {
      simulation.advance(to: minute * 60)
      var samples = simulation.isDown ? [:] : samples(simulation)
      samples["up"] = simulation.isDown ? 0 : 1
      for (name, value) in samples {
        series[name, default: [String](repeating: "_", count: minute)].append(value.decimalText)
      }
      for name in series.keys where samples[name] == nil { series[name]?.append("_") }
    }
    return series
  }

  @Test("Every workload pack says how all of its metrics move")
  func complete() throws {
    for name in PlannedProfile.catalogue.names(.workload) {
      let pack = try #require(PlannedProfile.catalogue.packs[name])
      let file = try #require(pack.simulation, "\(name) has no simulate.yaml")
      let (simulation, found) = PackSimulation.read(file)
      #expect(found.map(\.message) == [])
      let faults = try #require(simulation).faults(pack, in: file.path)
      #expect(faults.map(\.message) == [], "\(name)")
    }
  }

  @Test("What a pack does not have is named")
  func faults() throws {
    let file = SourceFile(
      path: "cache/simulate.yaml",
      text:
        "labels: {colour: [red], cache_type: [$(ok:one)]}\nmetrics: {cache_hits_total: {of: speed, by: {a: [b]}}, x: {}}\n"
        + "scenarios: {flood: {cache_hits_total: {rate: 1}}}\n")
    let pack = try #require(PlannedProfile.catalogue.packs["cache"])
    let simulation = try #require(PackSimulation.read(file).0)
    let messages = simulation.faults(pack, in: file.path).map(\.message)
    for part in [
      "'colour'", "'ok'", "'flood'", "'speed'", "label 'a'", "metric 'x'", "'cache_hit_ratio'",
    ] {
      #expect(messages.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test("The same seed and start give the same, another seed something else")
  func deterministic() throws {
    func scrape(_ seed: UInt64, _ steps: [Int]) throws -> [UInt8] {
      var simulation = try Self.simulation(seed: seed)
      for step in steps { simulation.advance(to: step) }
      return simulation.services[0].exposition()
    }
    #expect(try scrape(7, [600]) == scrape(7, [1, 13, 14, 300, 600, 20]))
    #expect(try scrape(7, [600]) != scrape(8, [600]))
  }

  @Test("Names, labels, values and buckets are those of the service")
  func names() throws {
    var simulation = try Self.simulation()
    simulation.advance(to: 1200)
    let samples = Self.samples(simulation)
    let keys = samples.keys
    #expect(keys.contains("http_requests_total{handler=\"/\",method=\"GET\",code=\"200\"}"))
    #expect(keys.contains { $0.hasPrefix("http_requests_total{handler=\"handler-6\"") })
    #expect(keys.contains { $0.hasPrefix("model_calls_total{") })
    #expect(
      !keys.contains {
        $0.hasPrefix("llm_requests_total")
          || $0.contains("status=\"error\"}") && $0.hasPrefix("agent")
      })
    #expect(keys.contains { $0.hasPrefix("agent_executions_total") && $0.contains("\"failure\"") })
    #expect(keys.contains("orders_total{state=\"paid\"}"))
    #expect(keys.filter { $0.hasPrefix("load_ratio{user=") }.count == 20)
    #expect(keys.filter { $0.hasPrefix("basket_bytes_bucket") }.count == 4)
    #expect(samples["basket_bytes_bucket{le=\"+Inf\"}"] == samples["basket_bytes_count"])
    #expect(keys.contains("cache_hits_total{cache_type=\"response\"}"))
    #expect(!keys.contains { $0.hasPrefix("cache_hit_ratio") }, "of the other variant")
  }

  @Test("Counters climb, gauges stay where they should, load follows the day")
  func moves() throws {
    var simulation = try Self.simulation()
    simulation.advance(to: 600)
    let before = Self.samples(simulation)
    simulation.advance(to: 1200)
    let after = Self.samples(simulation)
    for (name, value) in before where name.contains("_total") || name.contains("_bucket") {
      #expect(after[name] ?? -1 >= value, "\(name)")
    }
    func sum(_ prefix: String, _ samples: [String: Double]) -> Double {
      samples.filter { $0.key.hasPrefix(prefix) }.reduce(0) { $0 + $1.value }
    }
    let grown = sum("http_requests_total", after) - sum("http_requests_total", before)
    #expect((2400...10_000).contains(grown), "8 a second, by the day's curve: \(grown)")
    let counted = sum("http_request_duration_seconds_count", after)
    #expect(abs(counted - sum("http_requests_total", after)) < 40)
    #expect(after["db_pool_size{status=\"total\"}"] == 10)
    #expect(after["process_start_time_seconds"] == 1_780_308_000)
    let night = SimulatedService.load(at: 4 * 3600)
    #expect(night < 0.41 && SimulatedService.load(at: 16 * 3600) > 1.59)
  }

  @Test("A trouble begins and ends when it should; an explosion is bounded and ends")
  func troubles() throws {
    var simulation = try Self.simulation([
      .init(.memoryLeak, begin: 100, length: 200),
      .init(.cardinalityExplosion, begin: 400, length: 100),
      .init(.down, begin: 600),
    ])
    func memory() -> Double { Self.samples(simulation)["process_resident_memory_bytes"] ?? 0 }
    simulation.advance(to: 99)
    #expect(memory() < 5e8)
    simulation.advance(to: 299)
    #expect(memory() > 4e9)
    simulation.advance(to: 301)
    #expect(memory() < 5e8)
    let usual = Self.samples(simulation).count
    simulation.advance(to: 499)
    #expect(Self.samples(simulation).count == usual + 20_000)
    simulation.advance(to: 501)
    #expect(Self.samples(simulation).count == usual)
    #expect(!simulation.isDown)
    simulation.advance(to: 600)
    #expect(simulation.isDown)
  }

  @Test("Probes and pages in JSON find what they look for")
  func pages() throws {
    let pages = try Self.simulation().pages
    let page = try #require(pages.first { $0.path == "/" })
    #expect(page.status == 201)
    #expect(String(decoding: page.body, as: UTF8.self).contains("<title>"))
    let health = try #require(pages.first { $0.path == "/health" && $0.host == "api" })
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(health.body)) as? [String: Any])
    #expect(object["status"] as? String == "healthy")
    let checks = object["checks"] as? [String: [String: String]]
    #expect(checks?["db"]?["status"] == "healthy")
    #expect((object["load"] as? [String: Int])?["1 min"] != nil)
    #expect(pages.count == 2)
  }
}
