import BelfrySource
import BelfryYAML
import Testing

@testable import BelfryModels

@Suite("Conformance data", .enabled(if: Corpora.folder != nil, Corpora.missing))
struct CorporaTests {
  /// Findings that concern this layer: what the parser and the models know for certain.
  private func structural(_ found: [Diagnostic]) -> [String] {
    found.map(\.id).filter { $0.hasPrefix("yaml/") || $0.hasPrefix("text/") }
  }

  private func all(_ found: [Diagnostic]) -> [String] { found.map { "\($0.id) \($0.message)" } }

  @Test("prometheus.yml", arguments: Corpora.cases("prometheus_config"))
  func prometheus(_ sample: CorpusCase) {
    let decoded = Decoded<PrometheusConfig>(sample.text)
    if sample.accepted { #expect(all(decoded.found) == []) }
  }

  @Test("rule files", arguments: Corpora.cases("prometheus_rules"))
  func rules(_ sample: CorpusCase) {
    let decoded = Decoded<RuleFile>(sample.text)
    if sample.accepted { #expect(all(decoded.found) == []) }
    if sample.error?.contains("not found") == true || sample.error?.contains("must be set") == true
    {
      #expect(structural(decoded.found).count == 1)
    }
  }

  @Test("Compose files", arguments: Corpora.composeFiles)
  func compose(_ sample: CorpusCase) {
    let decoded = Decoded<ComposeFile>(sample.text)
    // The loader's tests read pieces of files, too, of which a key may be missing.
    let found = decoded.found.filter { $0.id != "yaml/missing-key" }
    if sample.accepted { #expect(all(found) == []) }
    let marks = ["must be a", "missing property", "non-string", "conflict"]
    if let error = sample.error, marks.contains(where: { error.contains($0) }) {
      #expect(!decoded.found.isEmpty, "\(error)")
    }
  }

  @Test("Compose overrides", arguments: Corpora.cases("compose_merge", text: "want"))
  func merged(_ sample: CorpusCase) {
    for key in ["base", "override", "want"] {
      let text = sample.node[key]?.text ?? ""
      // Files are merged before they are complete; one case has a key that no schema knows.
      let found = Decoded<ComposeFile>(text).found.filter {
        $0.id != "yaml/missing-key" && $0.message != "unknown key 'platform'"
      }
      #expect(all(found) == [], "\(key): \(text)")
    }
  }

  @Test("Compose ports", arguments: Corpora.cases("compose_ports", text: "value"))
  func ports(_ sample: CorpusCase) {
    let parts = PortMapping(sample.text).parts
    #expect((parts == nil) == (sample.error != nil))
    guard let parts, let expected = sample.node["expected"]?.items else { return }
    #expect(expected.map { $0["Target"]?.text } == parts.target.all)
    #expect(expected.map { $0["Published"]?.text } == parts.published?.all)
    #expect(expected.map { $0["Protocol"]?.text }.allSatisfy { $0 == parts.transport })
  }

  @Test("alertmanager.yml", arguments: Corpora.cases("alertmanager_config"))
  func alertmanager(_ sample: CorpusCase) {
    let decoded = Decoded<AlertmanagerConfig>(sample.text)
    if sample.accepted { #expect(all(decoded.found) == []) }
    if sample.error?.contains("at most one of") == true {
      #expect(decoded.found.map(\.id) == ["alertmanager/conflicting-keys"])
    }
  }

  @Test("receivers", arguments: Corpora.cases("alertmanager_receiver"))
  func receiver(_ sample: CorpusCase) {
    let found =
      switch (sample.kind, sample.test) {
      case (_, let test) where test.hasPrefix("TestEmail"):
        Decoded<EmailReceiver>(sample.text).found
      case (_, let test) where test.hasPrefix("TestSlack"):
        Decoded<SlackReceiver>(sample.text).found
      case (_, let test) where test.hasPrefix("TestWebex"):
        Decoded<WebexReceiver>(sample.text).found
      case (_, "TestMattermostField_UnmarshalYAML"):
        Decoded<MattermostField>(sample.text).found
      case ("mattermost", _): Decoded<MattermostReceiver>(sample.text).found
      case ("VictorOpsConfig", _): Decoded<VictorOpsReceiver>(sample.text).found
      case ("opsgenie", _): Decoded<OpsgenieReceiver>(sample.text).found
      case ("pagerduty", _), ("PagerdutyConfig", _):
        Decoded<PagerDutyReceiver>(sample.text).found
      case ("PushoverConfig", _): Decoded<PushoverReceiver>(sample.text).found
      case ("sns", _): Decoded<SNSReceiver>(sample.text).found
      case ("telegram", _): Decoded<TelegramReceiver>(sample.text).found
      case ("WebhookConfig", _): Decoded<WebhookReceiver>(sample.text).found
      default: [Diagnostic]()
      }
    let isTemplate = sample.text.contains("{{/*")
    #expect(found.isEmpty == (sample.accepted || isTemplate), "\(all(found))")
  }

  @Test("time intervals", arguments: Corpora.cases("alertmanager_time_interval", text: "in"))
  func timeInterval(_ sample: CorpusCase) {
    let decoded = Decoded<[TimeInterval]>(sample.text)
    #expect(decoded.found.isEmpty == (sample.node["err"] == nil), "\(decoded.messages)")
  }

  @Test("Rules that people run survive being written", arguments: Corpora.cases("real_rules"))
  func realRule(_ sample: CorpusCase) throws {
    let node = sample.node
    let name = node["name"]?.text ?? ""
    let expr = node["expr"]?.text ?? ""
    var rule =
      node["kind"]?.text == "alert"
      ? Rule(alert: name, expr: expr) : Rule(record: name, expr: expr)
    rule.for = node["for"].flatMap { PrometheusDuration($0.text) }.map { Located($0) }
    for (key, map) in [("labels", \Rule.labels), ("annotations", \Rule.annotations)] {
      for pair in node[key]?.pairs.map({ ($0.key.text, $0.value.text) }) ?? [] {
        rule[keyPath: map][pair.0] = Located(pair.1)
      }
    }
    var group = RuleGroup()
    group.name = Located("group")
    group.rules = [Located(rule)]
    let value = try #require(RuleFile(groups: [group]).encode())
    let decoded = Decoded<RuleFile>(String(decoding: YAMLWriter().write(value), as: UTF8.self))
    #expect(decoded.places == [])
    let again = decoded.model?.groups.first?.value.rules.first?.value
    #expect(again?.expr.value == expr)
    #expect(again?.labels == rule.labels)
    #expect(again?.annotations == rule.annotations)
    #expect(again?.for == rule.for)
  }

  @Test("Every file of the data holds cases")
  func notEmpty() {
    let names = [
      "prometheus_config", "prometheus_rules", "compose_loader", "compose_merge", "compose_ports",
      "alertmanager_config", "alertmanager_receiver", "alertmanager_time_interval", "real_rules",
    ]
    for name in names { #expect(!Corpora.cases(name).isEmpty, "\(name)") }
  }
}

extension PortRange {
  fileprivate var all: [String?] { (first...last).map { "\($0)" } }
}
