import BelfryGenerate
import BelfryProfile
import BelfrySource
import BelfryYAML
import Testing

/// A key without a value is as one with an empty mapping: on where it needs nothing, refused where
/// it needs something.
@Suite("Sections that are left empty")
struct EmptySectionTests {
  /// What a profile with the lines makes, or why it makes nothing.
  private func outcome(_ text: String) -> (files: [String], isRefused: Bool) {
    let stack = MadeStack(text)
    let files = (stack.bundle?.tree.files ?? []).filter { $0.path != "belfry.lock" }
    return (
      files.map { "\($0.path) \(Digest(of: $0.bytes).hex)" },
      stack.found.contains { $0.severity == .error }
    )
  }

  /// Keys of the profile under which a section may stand.
  private static let sections = Profile.keyShapes.filter { key in
    if case .model = key.shape { return true }
    return false
  }.map(\.name)

  @Test("Every section of a profile", arguments: Self.sections)
  func every(name: String) {
    let (empty, mapping) = (outcome("\(name):\n"), outcome("\(name): {}\n"))
    #expect(empty.files == mapping.files)
    #expect(empty.isRefused == mapping.isRefused)
  }

  @Test("There are such sections, and those of signals are on without a word")
  func on() {
    #expect(Set(Self.sections).isSuperset(of: ["logs", "tracing", "storage", "heartbeat"]))
    let traced = MadeStack("tracing:\nlogs:\n  # retention: 7d\n")
    #expect(traced.found.isEmpty)
    #expect(traced.service("otel-collector") != nil)
    #expect(traced.service("filebeat") != nil)
    #expect(MadeStack("exports: {datadog: }\n").service("export-collector") != nil)
  }

  @Test(
    "What needs words is refused at its key",
    arguments: [
      (
        "exports: {influxdb: }", "influxdb",
        "say 'url' and 'org' and 'bucket' below it, or remove it"
      ),
      (
        "logs: {}\nexisting: {elasticsearch: }", "elasticsearch",
        "say 'address' below it, or remove it"
      ),
      ("channels: {ops: {telegram: }}", "telegram", "say 'chat' below it, or remove it"),
    ])
  func refused(text: String, key: String, help: String) {
    let stack = MadeStack(text + "\n")
    let isMade = stack.bundle != nil
    #expect(!isMade)
    let found = stack.found.first { $0.message == "'\(key)' is empty" }
    #expect(found?.help == help)
    let file = Array((MadeStack.head + text).utf8)
    #expect(
      found?.span.map { String(decoding: file[$0.start..<$0.end], as: UTF8.self) } == key)
  }

  @Test("Channels that need nothing are there")
  func channels() {
    let stack = MadeStack("channels: {ops: {discord: , log: }}\nroutes: [{channels: [ops]}]\n")
    #expect(stack.found.map(\.message) == [])
    let receivers = stack.yaml("alertmanager/alertmanager.yml")?["receivers"]?.items ?? []
    #expect(receivers.contains { $0["discord_configs"] != nil })
  }
}
