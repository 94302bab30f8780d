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
  private static let catalogue: Catalogue = {
    var loader = CatalogueLoader()
    loader.isThorough = false
    loader.read(EmbeddedPacks.files())
    return loader.catalogue()
  }()

  static let cases: [DependencyCase] = catalogue.names(.dependency).flatMap { pack in
    ["by name", "twice", "over TLS"].map { DependencyCase(pack: pack, form: $0) }
  }

  private static let head = """
    project: shop
    services: {api: {metrics: "api:8000", workloads: [http]}}
    hosts: false
    containers: false

    """

  private func bundle(_ text: String) -> (bundle: Bundle?, found: [Diagnostic]) {
    let file = SourceFile(path: "belfry.yaml", text: text)
    let parsed = parseYAML(file)
    var context = DecodeContext(file: file.path)
    guard let root = parsed.roots.first, let profile = Profile.decode(root, &context) else {
      return (nil, parsed.diagnostics + context.diagnostics)
    }
    let (plan, planned) = Planner.plan(profile, from: file, using: Self.catalogue)
    guard let plan else { return (nil, context.diagnostics + planned) }
    let (bundle, composed) = Bundle.compose(plan, profile: file, version: "0.0.0")
    return (bundle, context.diagnostics + planned + composed)
  }

  private func findings(_ bundle: Bundle) -> [Diagnostic] {
    let files = bundle.tree.files.map { SourceFile(path: $0.path, bytes: $0.bytes) }
    let checked = files.filter { FileChecker.isCandidate($0.path) }
    return FileChecker.check(checked, CheckOptions(), paths: Set(files.map(\.path)))
      .flatMap(\.diagnostics)
  }

  @Test("Its exporter may not have the name of a part of the stack")
  func collision() throws {
    let text = Self.head + "logs: {}\ndependencies: {elasticsearch: }\n"
    let (bundle, found) = bundle(text)
    #expect(bundle == nil)
    #expect(
      found.map(\.message) == [
        "'elasticsearch-exporter' would run twice: for 'elasticsearch' and for 'Logs'"
      ])
    let renamed =
      Self.head + "logs: {}\ndependencies: {shop: {type: elasticsearch, address: \"es:9200\"}}\n"
    #expect(self.bundle(renamed).bundle != nil)
  }

  @Test("makes a bundle without a finding, or is refused in words", arguments: cases)
  func alone(sample: DependencyCase) throws {
    let (bundle, found) = bundle(Self.head + "dependencies:\n" + sample.text)
    guard let bundle else {
      #expect(sample.form == "over TLS")
      #expect(found.map(\.message) == ["the pack '\(sample.pack)' cannot speak TLS"])
      return
    }
    #expect(found.isEmpty, "\(found.map(\.message))")
    for finding in findings(bundle) {
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
    let packs = Self.catalogue.names(.dependency)
    #expect(packs.count >= 11)
    let encrypted = packs.filter {
      bundle(Self.head + "dependencies: {\($0): {tls: true}}\n").bundle != nil
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
    let made = bundle(Self.head + text)
    let bundle = try #require(made.bundle, "\(made.found.map(\.message))")
    #expect(findings(bundle).map(\.message) == [])
    func file(_ path: String) -> String {
      bundle.tree[path].map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    #expect(file("prometheus/prometheus.yml").contains("job_name: json-health"))
    #expect(file("json/json.yml").contains("{.checks['redis'].status}"))
    #expect(file("json/json.yml").contains("[200, 503]"))
    #expect(file("grafana/dashboards/stack.json").contains("app_cpu_percent{"))
    #expect(file("prometheus/alert_rules.yml").contains("JsonStateBad"))
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
    let (bundle, found) = bundle(Self.head + "json: {health: \(page)}\n")
    #expect(bundle == nil || !found.isEmpty)
    #expect(found.contains { $0.message.contains(message) }, "\(found.map(\.message))")
  }
}
