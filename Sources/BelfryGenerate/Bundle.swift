package import BelfryCatalogue
import BelfryModels
package import BelfryProfile
package import BelfrySource
import BelfryYAML

/// A generated bundle: its files, and what stands in its lock.
package struct Bundle: Sendable {
  package var tree: FileTree
  package var plan: StackPlan
  package var origin: BundleOrigin
  /// Secrets that the stack reads from `secrets/`.
  package var secrets: [(name: String, secret: PackSecret)]
  /// The numbers for a summary.
  package var counts: Counts

  /// Makes the bundle of a plan; a finding here is a defect of a pack.
  package static func compose(
    _ plan: StackPlan, profile: SourceFile, version: String
  ) -> (bundle: Bundle?, found: [Diagnostic]) {
    do {
      var composer = BundleComposer(plan: plan, profile: profile, version: version)
      try composer.compose()
      let origin = BundleOrigin(
        version: version, profile: Digest(of: profile.bytes), images: plan.images,
        secrets: Dictionary(
          composer.secrets.map { ($0.name, $0.secret.origin) }, uniquingKeysWith: { $1 }))
      let bundle = Bundle(
        tree: composer.tree, plan: plan, origin: origin,
        secrets: composer.secrets, counts: composer.counts)
      return (bundle, [])
    } catch let error as MissingPlaceholder {
      return (nil, [defect("a pack asks for $(\(error.name)), which nobody fills")])
    } catch let error as FileTreeError {
      return (nil, [defect("\(error.message)")])
    } catch {
      return (nil, [defect("\(error)")])
    }
  }

  private static func defect(_ message: String) -> Diagnostic {
    Diagnostic(
      "pack/defect", .error, message, help: "this is a defect of the pack, not of the profile",
      file: "templates", at: nil)
  }
}

/// Puts the files of a bundle together.
struct BundleComposer {
  let plan: StackPlan
  let profile: SourceFile
  let version: String
  private(set) var tree = FileTree()
  private(set) var secrets: [(name: String, secret: PackSecret)] = []
  private(set) var counts = Bundle.Counts()
  private var alerts = RuleFile()
  private var boards: [StackReadme.Dashboard] = []

  init(plan: StackPlan, profile: SourceFile, version: String) {
    self.plan = plan
    self.profile = profile
    self.version = version
  }

  private var header: String {
    "Made by belfry \(version) from the profile of \(plan.project). Change the profile and generate again."
  }

  mutating func compose() throws {
    try addPrometheus()
    if plan.has("alertmanager") {
      try add("alertmanager/alertmanager.yml", AlertmanagerComposer(plan: plan).config())
    }
    try add("docker-compose.yml", try ComposeComposer(plan: plan).file())
    if plan.has("grafana") || plan.profile.existing.grafana != nil { try addGrafana() }
    if plan.has("blackbox") {
      try add("blackbox/blackbox.yml", PrometheusComposer(plan: plan).blackbox())
    }
    if plan.has("json") { try add("json/json.yml", JSONPageComposer(plan: plan).config()) }
    if plan.has("otel") { try add("otel/config.yml", OtelComposer(plan: plan).config()) }
    if plan.has("elastic") { try addLogs() }
    // What is simulated follows from the profile, as it does for `belfry simulate` anywhere else.
    if plan.has("simulator") { try tree.add("simulator/belfry.yaml", profile.bytes) }
    try addStores()
    try addPackFiles()
    try addRunbooks()
    secrets = try ComposeComposer(plan: plan).secrets()
    try tree.add(
      "create-secrets.sh", Array(SecretsScript.text(secrets).utf8), executable: true)
    try add(
      "README.md",
      text: StackReadme(plan: plan, secrets: secrets, rules: alerts, boards: boards).text)
    try add("prometheus/bundle_info.yml", bundleInfo())
  }

  private mutating func add(_ path: String, _ value: Value) throws {
    let bytes =
      path.hasSuffix(".json")
      ? JSONWriter().write(value) : YAMLWriter().write(value, header: header)
    try tree.add(path, bytes)
  }

  private mutating func add(_ path: String, text: String) throws {
    try tree.add(path, Array(text.utf8))
  }

  private mutating func addPrometheus() throws {
    try add("prometheus/prometheus.yml", try PrometheusComposer(plan: plan).config())
    let rules = RuleComposer(plan: plan)
    alerts = rules.alerts()
    let recording = rules.recording()
    counts.alerts = alerts.groups.reduce(0) { $0 + $1.value.rules.count }
    counts.recordings = recording.groups.reduce(0) { $0 + $1.value.rules.count }
    counts.services = plan.instances.reduce(0) { $0 + $1.pack.manifest.services.entries.count }
    counts.jobs =
      plan.profile.services.entries.count + plan.probes.count + plan.profile.json.entries.count
      + plan.instances.reduce(0) { $0 + $1.pack.manifest.scrape.count }
    try add("prometheus/alert_rules.yml", alerts.encode() ?? .null)
    try add(
      "prometheus/recording_rules.yml",
      recording.encode()?.adding("groups", .sequence([])) ?? .null)
    if !plan.slos.isEmpty {
      let slos = SloComposer(plan: plan).rules()
      let rules = slos.groups.flatMap(\.value.rules)
      counts.alerts += rules.count { $0.value.alert != nil }
      counts.recordings += rules.count { $0.value.record != nil }
      alerts.groups += slos.groups.filter { group in
        group.value.rules.contains { $0.value.alert != nil }
      }
      try add("prometheus/slo_rules.yml", slos.encode() ?? .null)
    }
    let tests = TestComposer(plan: plan).files()
    let tested = Set(
      tests.flatMap {
        $0.file.tests.flatMap { $0.value.alertRuleTest.map(\.value.alertname.value) }
      })
    counts.untested =
      alerts.groups.flatMap { $0.value.rules.compactMap { $0.value.alert?.value } }
      .filter { !tested.contains($0) }.unique
    counts.tests = tests.reduce(0) { sum, test in
      sum + test.file.tests.reduce(0) { $0 + $1.value.alertRuleTest.count }
    }
    let header = header
    let written = concurrently(tests.count) {
      YAMLWriter().write(tests[$0].file.encode() ?? .null, header: header)
    }
    for (test, bytes) in zip(tests, written) {
      try tree.add("prometheus/tests/\(test.name).yml", bytes)
    }
  }

  private mutating func addGrafana() throws {
    try add(
      "grafana/provisioning/datasources/datasources.yml",
      DatasourceComposer(plan: plan).datasources())
    try add(
      "grafana/provisioning/dashboards/dashboards.yml", ProviderComposer(plan: plan).providers())
    for (name, value) in DashboardComposer(plan: plan).dashboards() {
      try add("grafana/dashboards/\(name).json", value)
      counts.dashboards += 1
      boards.append(StackReadme.Dashboard(value))
      guard case .sequence(let panels)? = value["panels"] else { continue }
      counts.panels += panels.count { $0["type"] != .string("row") }
    }
  }

  private mutating func addLogs() throws {
    let logs = LogComposer(plan: plan)
    try add("filebeat/filebeat.yml", logs.filebeat())
    if let redaction = logs.redaction() {
      try add("logstash/pipeline/redact.conf", text: redaction)
    }
  }

  /// Files of long-term stores and exports.
  private mutating func addStores() throws {
    if plan.has("mimir") { try add("mimir/mimir.yaml", MimirComposer(plan: plan).config()) }
    if plan.has("thanos") {
      try add("thanos/objstore.yml", ObjectStoreComposer(plan: plan).config())
    }
    if plan.has("export-collector") {
      try add("export/config.yml", ExportComposer(plan: plan).config())
    }
    if let export = plan.profile.exports.postgres {
      for (name, text) in PostgresExportComposer(plan: plan, export: export).files {
        try tree.add("export-postgres/\(name)", Array(text.utf8), executable: name.hasSuffix(".sh"))
      }
    }
    if let host = plan.profile.exports.betterstack?.logs {
      try add(
        "logstash/pipeline/betterstack.conf", text: LogstashExport(host: host.value.text).text)
    }
  }

  private mutating func addPackFiles() throws {
    for instance in plan.instances {
      for file in instance.pack.files {
        let path = try instance.placeholders.fill(file.path)
        if tree[path] != nil { continue }
        switch file.content {
        case .yaml(let value, _): try add(path, try instance.placeholders.fill(value))
        case .json(let value): try add(path, try instance.placeholders.fill(value))
        case .bytes(let bytes, let executable):
          try tree.add(path, bytes, executable: executable)
        }
      }
    }
  }

  private mutating func addRunbooks() throws {
    for instance in plan.instances where !instance.pack.runbook.isEmpty {
      let path = "runbooks/\(instance.pack.name).md"
      if tree[path] == nil { try add(path, text: instance.pack.runbook) }
    }
    if let own = OwnAlerts(plan: plan).runbooks() { try add("runbooks/alerts.md", text: own) }
  }

  /// A constant series whose label tells what is loaded: the digest of Prometheus' other files.
  private func bundleInfo() -> Value {
    var bytes: [UInt8] = []
    for file in tree.files where file.path.hasPrefix("prometheus/") {
      bytes += Array(file.path.utf8) + [0] + file.bytes + [0]
    }
    var group = RuleGroup()
    group.name = Located("belfry")
    let rule = Rule(
      record: "belfry_bundle_info", expr: "vector(1)",
      labels: [("digest", String(Digest(of: bytes).hex.prefix(16)))])
    group.rules = [Located(rule)]
    return RuleFile(groups: [group]).encode() ?? .null
  }
}

extension PackSecret {
  /// Where it comes from, as the lock says it.
  var origin: SecretOrigin { create == .random ? .random : .asked(about) }
}

extension Bundle {
  /// What a bundle holds, counted.
  package struct Counts: Sendable {
    package var services = 0
    package var jobs = 0
    package var alerts = 0
    package var tests = 0
    /// Alerts that no test makes fire.
    package var untested: [String] = []
    package var recordings = 0
    package var dashboards = 0
    package var panels = 0
  }
}
