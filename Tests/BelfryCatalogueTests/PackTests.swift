import BelfryCatalogue
import BelfrySource
import BelfryYAML
import Testing

@Suite("Packs")
struct PackTests {
  @Test("Those in the binary are whole: metrics declared, alerts tested, runbooks there")
  func embedded() {
    var loader = CatalogueLoader()
    loader.read(EmbeddedPacks.files())
    for found in loader.diagnostics {
      Issue.record("\(found.file): \(found.message) \(found.help ?? "")")
    }
    let catalogue = loader.catalogue()
    #expect(catalogue.packs.count >= 19)
    #expect(catalogue.images.keys.count >= 13)
    for pack in catalogue.packs.values where !pack.metrics.metrics.isEmpty {
      #expect(!pack.rules.isEmpty, "\(pack.name)")
    }
  }

  static let manifest = "pack: own\nkind: workload\ntitle: Own\nsummary: s\nsource: docs\n"
  static let rule =
    "groups:\n  - name: own\n    rules:\n      - alert: A\n        expr: jobs_total > 5\n        labels: {severity: info}\n        annotations: {summary: s}\n"

  @Test(
    "A pack that speaks of what it does not declare is refused",
    arguments: [
      (
        "metrics.yaml", "source: d\nmetrics: {job_total: {type: counter}}\n",
        "'jobs_total' is not in the pack's metrics.yaml"
      ),
      ("runbook.md", "## B\n", "runbook.md has no section '## A'"),
      ("tests.yaml", "tests: []\n", "tests.yaml has no test of 'A'"),
      (
        "pack.yaml",
        manifest + "parameters: {p: {summary: s, unit: count, default: 6, alerts: [A]}}\n",
        "the default of 'p' must stand once in 'A'"
      ),
      ("alerts.yaml", rule + "        labelz: {}\n", "unknown key 'labelz'"),
      (
        "pack.yaml", manifest + "parts: {p: {summary: s, metrics: [job_total]}}\n",
        "'job_total' is not in the pack's metrics.yaml"
      ),
      (
        "pack.yaml", manifest + "variants: {v: [job_total]}\n",
        "'job_total' is not in the pack's metrics.yaml"
      ),
      (
        "alerts.yaml", rule.replacing("_total >", with: "_total{a=~\"$(bad)\"} >"),
        "no values are called 'bad'"
      ),
    ])
  func refused(file: String, text: String, message: String) {
    var files = [
      "pack.yaml": Self.manifest, "alerts.yaml": Self.rule, "runbook.md": "## A\nx\n",
      "metrics.yaml": "source: d\nmetrics: {jobs_total: {type: counter}}\n",
      "tests.yaml": "tests:\n  - {alert: A, series: {jobs_total: [\"0\", \"9\", \"0\"]}}\n",
    ]
    #expect(found(in: files).isEmpty)
    files[file] = text
    #expect(found(in: files).contains(message), "\(found(in: files))")
  }

  private func found(in files: [String: String]) -> [String] {
    var loader = CatalogueLoader()
    loader.read(files.map { SourceFile(path: "own/\($0.key)", text: $0.value) })
    return loader.diagnostics.map(\.message)
  }

  @Test("Placeholders are filled once, unknown ones are errors, shell's own stay")
  func placeholders() throws {
    let placeholders = Placeholders(["name": "$(job)", "port:x": "1"])
    #expect(try placeholders.fill("a $(name):$(port:x) $$(cat y)") == "a $(job):1 $$(cat y)")
    #expect(throws: MissingPlaceholder.self) { try placeholders.fill("$(nobody)") }
  }
}
