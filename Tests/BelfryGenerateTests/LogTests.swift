import BelfryGenerate
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@Suite("Logs")
struct LogTests {
  private static let files = """
    logs:
      files:
        - {paths: [/var/log/shop/*.log, /var/log/shop/old/a.log], service: shop, fields: {tier: web}}
        - paths: [/srv/jobs/out-*.txt]
          service: jobs
          format: text
          multiline: {start: '^\\d{4}-'}
    """

  private func inputs(_ lines: String) throws -> [Node] {
    try MadeStack(lines).root("filebeat/filebeat.yml")["filebeat.inputs"]?.items ?? []
  }

  @Test(
    "Every kind of logs makes a bundle without a finding",
    arguments: [
      "logs: {}", files, "\(files)\n  containers: false",
      "logs: {redact: false, prompts: true}", #"logs: {redact: ['customer-\d+', "o'clock"]}"#,
      "logs: {}\ngrafana: false",
    ])
  func clean(lines: String) throws {
    let made = MadeStack(lines)
    #expect(made.found.isEmpty, "\(made.found.map(\.message))")
    #expect(made.bundle != nil)
    for finding in made.diagnostics {
      Issue.record("\(finding.file): \(finding.id): \(finding.message)")
    }
  }

  @Test("Lines are joined before they are read as JSON, which stands under a key of its own")
  func order() throws {
    let inputs = try inputs(Self.files)
    #expect(inputs.map { $0["id"]?.text } == ["containers", "files-shop", "files-jobs"])
    let parsers = inputs.map { $0["parsers"]?.items.flatMap { $0.merged.map(\.key.text) } }
    #expect(parsers == [["container", "multiline", "ndjson"], ["ndjson"], ["multiline"]])
    #expect(inputs[0]["parsers"]?.items.last?.at("ndjson", "target")?.text == "parsed")
    let joined = inputs[2]["parsers"]?.items.first?["multiline"]
    #expect(joined?["pattern"]?.text == #"^\d{4}-"# && joined?["negate"]?.text == "true")
    #expect(inputs[1].at("fields", "service", "name")?.text == "shop")
    #expect(inputs[1].at("fields", "service", "environment")?.text == "production")
    #expect(inputs[1].at("fields", "labels", "tier")?.text == "web")
    #expect(inputs[1]["fields_under_root"]?.text == "true")
  }

  @Test("Folders of the host are mounted at their own place, once, and never to be written")
  func mounts() throws {
    let volumes = MadeStack(Self.files).service("filebeat")?["volumes"]?.words ?? []
    #expect(volumes.contains("/var/log/shop:/var/log/shop:ro"))
    #expect(volumes.contains("/srv/jobs:/srv/jobs:ro"))
    #expect(volumes.contains("/var/lib/docker/containers:/var/lib/docker/containers:ro"))
    #expect(!volumes.contains { $0.contains("/var/log/shop/old") })
    let alone = MadeStack("\(Self.files)\n  containers: false")
    let own = alone.service("filebeat")?["volumes"]?.words ?? []
    #expect(!own.contains { $0.contains("docker") })
    #expect(try alone.root("filebeat/filebeat.yml")["processors"] == nil)
  }

  @Test("Masking is a file of the pipeline that is not there where nothing is masked")
  func redaction() throws {
    let path = "logstash/pipeline/redact.conf"
    let usual = try #require(MadeStack("logs: {}").file(path))
    #expect(usual.contains("\"private\" => \"mask\"") && usual.contains("\"prompts\" => \"mask\""))
    let own = try #require(MadeStack(#"logs: {redact: ["o'clock\\d"]}"#).file(path))
    #expect(own.contains(#"'o\x27clock\d'"#))
    #expect(MadeStack("logs: {redact: false, prompts: true}").file(path) == nil)
  }

  @Test("Saved searches ask the data view of the stack, and all is one object a file")
  func kibana() throws {
    let made = MadeStack("logs: {}")
    let names = (made.bundle?.tree.files ?? []).map(\.path).filter {
      $0.hasPrefix("elastic-setup/kibana/")
    }
    #expect(names.count == 4)
    for name in names {
      let text = try #require(made.file(name))
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let attributes = try #require(object?["attributes"] as? [String: Any])
      if object?["type"] as? String == "index-pattern" {
        #expect(object?["id"] as? String == "shop-logs")
        #expect(attributes["title"] as? String == "logs-shop-*")
        continue
      }
      let references = try #require(object?["references"] as? [[String: String]])
      #expect(references.map { $0["id"] } == ["shop-logs"])
      let search = try #require(attributes["kibanaSavedObjectMeta"] as? [String: String])
      let source = try JSONSerialization.jsonObject(
        with: Data((search["searchSourceJSON"] ?? "").utf8))
      #expect((source as? [String: Any])?["indexRefName"] as? String == references[0]["name"])
    }
  }

  @Test(
    "What cannot be is refused",
    arguments: [
      ("logs: {containers: false}", "nothing is collected without containers and files"),
      ("logs: {files: [{service: a, paths: []}]}", "no path is said for the logs of 'a'"),
      (
        "logs: {files: [{service: a, paths: [/a/b]}, {service: b, paths: [/a/b]}]}",
        "'/a/b' is read for 'a' already"
      ),
      (
        "logs: {files: [{service: a, paths: [/a/b], multiline: {max_lines: 9}}]}",
        "'multiline' needs one of 'start' and 'pattern'"
      ),
      (
        "logs: {files: [{service: a, paths: [/a/b], multiline: {start: a, max_lines: 1}}]}",
        "an event of several lines has 2 lines or more"
      ),
      (
        "logs: {redact: ['(?P<a>b)']}", "'(?P<' is not known to Logstash, which masks logs"
      ),
    ])
  func refused(lines: String, message: String) {
    #expect(MadeStack(lines).found.map(\.message) == [message])
  }

  @Test(
    "A path is absolute, without '..', and has a folder before its first wildcard",
    arguments: ["logs/*.log", "/*/a.log", "/var/../a", "/a b/c", "/a//b", "/a"])
  func paths(path: String) {
    let made = MadeStack("logs: {files: [{service: a, paths: ['\(path)']}]}")
    #expect(made.bundle == nil || !made.found.isEmpty)
    #expect(made.found.contains { $0.message.contains("/var/log/shop/*.log") }, "\(made.found)")
  }
}
