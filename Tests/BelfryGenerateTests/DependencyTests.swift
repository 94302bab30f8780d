import BelfryCatalogue
import BelfryCheck
import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

/// A dependency with what its profile may say of it.
struct DependencyCase: CustomTestStringConvertible, Sendable {
  var pack: String
  var form: String

  var testDescription: String { "\(pack), \(form)" }

  /// The profile's section.
  var text: String {
    switch form {
    case "by name": "  \(pack):\n"
    case "twice":
      "  \(pack):\n  other: {type: \(pack), address: \"10.1.2.3:1234\", interval: 60s}\n"
    default: "  \(pack): {tls: true}\n"
    }
  }
}

@Suite("Each dependency alone")
struct DependencyTests {
  static let cases: [DependencyCase] = PlannedProfile.catalogue.names(.dependency).flatMap { pack in
    ["by name", "twice", "over TLS"].map { DependencyCase(pack: pack, form: $0) }
  }

  @Test("Its exporter may not have the name of a part of the stack")
  func collision() throws {
    let text = "logs: {}\ndependencies: {elasticsearch: }\n"
    let made = MadeStack(text)
    #expect(made.bundle == nil)
    #expect(
      made.found.map(\.message) == [
        "'elasticsearch-exporter' would run twice: for 'elasticsearch' and for 'Logs'"
      ])
    let renamed =
      "logs: {}\ndependencies: {shop: {type: elasticsearch, address: \"es:9200\"}}\n"
    #expect(MadeStack(renamed).bundle != nil)
  }

  @Test("makes a bundle without a finding, or is refused in words", arguments: cases)
  func alone(sample: DependencyCase) throws {
    let made = MadeStack("dependencies:\n" + sample.text)
    let found = made.found
    guard let bundle = made.bundle else {
      #expect(sample.form == "over TLS")
      #expect(found.map(\.message) == ["the pack '\(sample.pack)' cannot speak TLS"])
      return
    }
    #expect(found.isEmpty, "\(found.map(\.message))")
    for finding in made.diagnostics {
      Issue.record("\(finding.file): \(finding.id): \(finding.message)")
    }
    let rules = bundle.tree["prometheus/alert_rules.yml"].map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    #expect(rules?.contains("service: ") == true)
    #expect(bundle.counts.dashboards > 0)
  }

  @Test("There are enough of them, and TLS where the exporter has a place for it")
  func catalogue() {
    let packs = PlannedProfile.catalogue.names(.dependency)
    #expect(packs.count >= 11)
    let encrypted = packs.filter {
      MadeStack("dependencies: {\($0): {tls: true}}\n").bundle != nil
    }
    #expect(encrypted == ["elasticsearch", "mongodb", "nginx", "postgres", "redis"])
  }

  @Test("Pages in JSON become jobs, modules, metrics and panels")
  func pages() throws {
    let text = """
      json:
        health:
          url: http://api:8000/health
          status: [200, 503]
          states: {redis: ".checks['redis'].status"}
          values: {app_cpu_percent: .cpu.percent}

      """
    let made = MadeStack(text)
    #expect(made.findings() == [])
    #expect(made.text("prometheus/prometheus.yml").contains("job_name: json-health"))
    #expect(made.text("json/json.yml").contains("{.checks['redis'].status}"))
    #expect(made.text("json/json.yml").contains("[200, 503]"))
    #expect(made.text("grafana/dashboards/stack.json").contains("app_cpu_percent{"))
    #expect(made.text("prometheus/alert_rules.yml").contains("JsonStateBad"))
  }

  @Test(
    "Pages that cannot be read are refused",
    arguments: [
      ("{url: \"http://api/h\"}", "nothing of the page 'health' is read"),
      ("{url: \"http://api/h\", states: {a: \"a b\"}}", "this is 'a b'"),
      ("{url: \"http://api/h\", values: {\"a b\": .a}}", "'a b' cannot name a value of a page"),
      ("{url: \"http://api/h\", values: {json_state: .a}}", "'json_state' cannot name"),
      ("{states: {a: .a}}", "url"),
    ])
  func refused(page: String, message: String) {
    let made = MadeStack("json: {health: \(page)}\n")
    #expect(made.bundle == nil || !made.found.isEmpty)
    #expect(made.found.contains { $0.message.contains(message) }, "\(made.found.map(\.message))")
  }
}
